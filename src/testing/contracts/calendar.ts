import type { Calendar } from '../../ports/calendar.ts'
import { type Almanac, almanacOf, dayMs } from './calendar/almanac.ts'
import { check, same } from './check.ts'
import { type Bench, type Contract, type ContractOptions, contractOf } from './contract.ts'

export interface CalendarBench extends Bench {
  readonly calendar: Calendar
  /** What the calendar says it is: IANA name of its zone (default `UTC`), days off of every week (ISO 8601; default `[6, 7]`), holidays. */
  readonly timeZone?: string
  readonly weekend?: readonly number[]
  /** `YYYY-MM-DD` in that zone. */
  readonly holidays?: readonly string[]
}

const longest = 60
const lengths = [1, 2, 3, 5, 10, longest]

interface Asked {
  readonly almanac: Almanac
  readonly add: (from: number, days: number) => number
  /** Every start with every length, and the end of it. */
  each(): Generator<{ readonly from: number; readonly days: number; readonly end: number }>
}
const sentence = (name: string, test: (asked: Asked) => void) => ({
  name,
  test({ calendar, ...of }: CalendarBench) {
    const almanac = almanacOf(of)
    const add = (from: number, days: number) => calendar.addBusinessDays(from, days)
    function* each() {
      for (const from of almanac.moments) for (const days of lengths) yield { from, days, end: add(from, days) }
    }
    test({ almanac, add, each })
  },
})

/** What a calendar promises, over three years of its zone with every change of its clocks. */
export const calendarContract = (options: ContractOptions<CalendarBench>): Contract =>
  contractOf(options, [
    sentence('the end is a whole number of milliseconds, after the start', ({ each }) => {
      for (const { from, end } of each())
        check(Number.isSafeInteger(end) && end > from, 'The end must be a time after the start.')
    }),
    sentence('as many business days lie between as were asked for, and not a whole one more', ({ each, almanac }) => {
      for (const { from, days, end } of each()) {
        const passed = almanac.businessTime(from, end)
        const says = `${days} from ${almanac.say(from)} must not end ${almanac.say(end)}.`
        // by the wall clock a day is a day; where clocks change it is read an hour or so apart
        check(passed > days * dayMs - almanac.slack(from, end) && passed < (days + 1) * dayMs + dayMs / 8, says)
      }
    }),
    sentence('the end is not in the middle of a day off', ({ each, almanac }) => {
      for (const { end } of each())
        check(almanac.isBusiness(end) || almanac.isBusiness(end - 1), `${almanac.say(end)} must not be an end.`)
    }),
    sentence('a later start never ends earlier', ({ almanac, add }) => {
      for (const days of [1, 2, 5]) {
        let last = Number.NEGATIVE_INFINITY
        for (const from of almanac.moments) {
          const end = add(from, days)
          check(end >= last, `${days} from ${almanac.say(from)} must not be overtaken.`)
          last = end
        }
      }
    }),
    sentence('more days never end earlier', ({ almanac, add }) => {
      for (const from of almanac.moments.filter((_, index) => index % 7 === 0)) {
        let last = from
        for (let days = 1; days <= longest; days += 1) {
          const end = add(from, days)
          check(end > last, `${days} from ${almanac.say(from)} must end after ${days - 1}.`)
          last = end
        }
      }
    }),
    sentence('days on end are as long as all of them at once', ({ almanac, add }) => {
      let asked = 0
      for (const from of almanac.moments)
        for (const [first, second] of [
          [1, 1],
          [1, 4],
          [3, 2],
        ] as const) {
          const end = add(from, first + second)
          if (!almanac.isEven(from, end)) continue
          asked += 1
          same(add(add(from, first), second), end, `From ${almanac.say(from)} ${first} and ${second} must add up.`)
        }
      check(asked > 60, 'There must be days on which clocks do not change.')
    }),
    sentence('what is no number of days or no time is refused', ({ almanac, add }) => {
      const [from = 0] = almanac.moments
      const wrong: readonly (readonly [number, number])[] = [
        ...[0, -1, 0.5, 1e9, Number.NaN, Number.POSITIVE_INFINITY].map((days) => [from, days] as const),
        ...[Number.NaN, Number.NEGATIVE_INFINITY, 1e17].map((start) => [start, 1] as const),
      ]
      for (const [start, days] of wrong)
        check(
          throws(() => add(start, days)),
          `${days} from ${start} must throw.`,
        )
    }),
  ])

function throws(run: () => unknown): boolean {
  try {
    run()
    return false
  } catch {
    return true
  }
}
