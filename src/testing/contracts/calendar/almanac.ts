/** What is known of a zone's days without asking the calendar under test. */

const hourMs = 3_600_000
export const dayMs = 24 * hourMs
const firstYear = Date.UTC(2026, 0, 1)
const years = 3

export interface AlmanacOptions {
  readonly timeZone?: string
  readonly weekend?: readonly number[]
  readonly holidays?: readonly string[]
}

export interface Almanac {
  /** Moments (ms) to ask about: any hour of days through the years, and every half hour around and before each change of the clocks; in order. */
  readonly moments: readonly number[]
  isBusiness(at: number): boolean
  /** How long the wall clock showed business days between two moments (ms). */
  businessTime(from: number, to: number): number
  /** How much that may be off where clocks changed between two moments. */
  slack(from: number, to: number): number
  /** No clock changed from a day before the one to a day after the other. */
  isEven(from: number, to: number): boolean
  say(at: number): string
}

export function almanacOf({ timeZone = 'UTC', weekend = [6, 7], holidays = [] }: AlmanacOptions): Almanac {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  /** The wall clock, as the milliseconds at which a clock in UTC shows the same. */
  const wall = (at: number): number => {
    const second = Math.floor(at / 1000) * 1000
    const field = new Map(format.formatToParts(second).map(({ type, value }) => [type, Number(value)]))
    const of = (name: Intl.DateTimeFormatPartTypes) => field.get(name) ?? 0
    const date = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
    return date + (at - second)
  }
  const off = new Set(holidays.map((text) => Date.parse(`${text}T00:00:00Z`) / dayMs))
  const isBusinessDay = (day: number) => !weekend.includes(((((day + 3) % 7) + 7) % 7) + 1) && !off.has(day)

  const offset = (at: number) => wall(at) - at
  const days = Array.from({ length: years * 365 }, (_, n) => firstYear + n * dayMs)
  const changes = days.filter((day) => offset(day) !== offset(day + dayMs)).map(changeWithin)
  function changeWithin(day: number): number {
    const was = offset(day)
    let [early, late] = [day, day + dayMs]
    while (late - early > 1) {
      const middle = Math.floor((early + late) / 2)
      if (offset(middle) === was) early = middle
      else late = middle
    }
    return late
  }
  const near = changes.flatMap((change) =>
    [-2, -1, 0].flatMap((day) => Array.from({ length: 13 }, (_, n) => change + day * dayMs + ((n - 6) * hourMs) / 2)),
  )
  const far = days.filter((_, n) => n % 17 === 0).map((day, n) => day + ((n * 7) % 24) * hourMs + 123)
  const between = (from: number, to: number) => changes.filter((at) => at > from - dayMs && at < to + dayMs)

  return {
    moments: [...new Set([...far, ...near])].sort((a, b) => a - b),
    isBusiness: (at) => isBusinessDay(Math.floor(wall(at) / dayMs)),
    businessTime(from, to) {
      const [begin, end] = [wall(from), wall(to)]
      let time = 0
      for (let day = Math.floor(begin / dayMs); day * dayMs < end; day += 1)
        if (isBusinessDay(day)) time += Math.min(end, (day + 1) * dayMs) - Math.max(begin, day * dayMs)
      return time
    },
    slack: (from, to) => 1 + between(from, to).length * 2 * hourMs,
    isEven: (from, to) => between(from, to).length === 0,
    say: (at) => `${new Date(wall(at)).toISOString().slice(0, 16)} in ${timeZone}`,
  }
}
