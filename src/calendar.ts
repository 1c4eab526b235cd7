import { z } from 'zod'
import { configured, RecoveryError } from './errors.ts'
import type { Calendar } from './ports/calendar.ts'

const dayMs = 86_400_000
const daysMax = 366
const holidaysMax = 5_000
/** Beyond this an instant plus the longest count would leave the range of a `Date`. */
const fromMax = 8.64e15 - 5_000 * dayMs

export interface BusinessCalendarOptions {
  /** IANA name of the zone in which a business day is a day; default `UTC`. */
  readonly timeZone?: string
  /** Days off in that zone, `YYYY-MM-DD`; at most 5 000. */
  readonly holidays?: readonly string[]
  /** Days off of every week, ISO 8601 numbers (1 Monday … 7 Sunday); default `[6, 7]`. */
  readonly weekend?: readonly number[]
}

/**
 * A calendar of business days: a day in `timeZone` that is neither of the `weekend` nor one of the `holidays`.
 *
 * The answer is the same wall-clock time on the `days`-th business day after the one `from` lies on, so one business day is a full one:
 * from Friday 15:00 it ends on Monday 15:00. From a day off, counting starts with the first moment of the next business day:
 * from Saturday 15:00 one business day ends on Tuesday 00:00.
 *
 * Where clocks change, the answer is never early and never overtaken by that of a later `from`: a wall-clock time that is skipped stands
 * for the first moment after the gap, one that comes twice for its second coming, and a `from` in the second coming for its end.
 *
 * `days` is a whole number from 1 to 366; `from` is in milliseconds since 1970 (UTC), and so is the answer.
 *
 * @throws {RecoveryError} `config_invalid`: an unknown zone, a malformed holiday, a week without a business day, `days` or `from` out of range.
 */
export const businessCalendar = (options: BusinessCalendarOptions = {}): Calendar =>
  configured(() => calendarOf(options))

const Options = z.strictObject({
  timeZone: z.string().optional(),
  holidays: z.array(z.string()).max(holidaysMax).optional(),
  weekend: z.array(z.number()).max(7).optional(),
})

function calendarOf(options: BusinessCalendarOptions): Calendar {
  if (!Options.safeParse(options).success) throw faulty('The options of the calendar do not have their form.')
  const wall = wallClock(options.timeZone ?? 'UTC')
  const weekend = weekendOf(options.weekend ?? [6, 7])
  const holidays = holidaysOf(options.holidays ?? [])

  const isBusinessDay = (day: number) => !weekend.has(weekdayOf(day)) && !holidays.has(day)
  const nextBusinessDay = (day: number) => {
    for (let next = day + 1; next <= day + holidays.size + 7; next += 1) if (isBusinessDay(next)) return next
    throw faulty('A calendar needs business days.')
  }

  return {
    addBusinessDays(from, days) {
      if (!Number.isInteger(days) || days < 1 || days > daysMax) throw faulty(`Business days are from 1 to ${daysMax}.`)
      if (!Number.isFinite(from) || Math.abs(from) > fromMax) throw faulty('The start is not a point in time.')
      const local = wall.unrepeated(from)
      const today = Math.floor(local / dayMs)
      const working = isBusinessDay(today)
      let day = working ? today : nextBusinessDay(today)
      const timeOfDay = working ? local - today * dayMs : 0
      for (let left = days; left > 0; left -= 1) day = nextBusinessDay(day)
      const due = wall.instant(day * dayMs + timeOfDay)
      // A gap that reaches midnight moves the answer into the next day.
      const landed = Math.floor(wall.read(due) / dayMs)
      return isBusinessDay(landed) ? due : wall.instant(nextBusinessDay(landed) * dayMs)
    },
  }
}

function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

function weekendOf(weekend: readonly number[]): ReadonlySet<number> {
  const set = new Set(weekend)
  for (const day of set) if (!Number.isInteger(day) || day < 1 || day > 7) throw faulty('A weekday is from 1 to 7.')
  if (set.size > 6) throw faulty('A week needs a business day.')
  return set
}

function holidaysOf(holidays: readonly string[]): ReadonlySet<number> {
  return new Set(
    holidays.map((text) => {
      const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
      // `Date.parse` refuses 31 November in some engines and moves it to December in others.
      if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text) throw faulty('A holiday is YYYY-MM-DD.')
      return at / dayMs
    }),
  )
}

/** Wall-clock times are numbers too: the milliseconds since 1970 a clock in UTC would show when it reads the same. */
function wallClock(timeZone: string) {
  const format = formatOf(timeZone)
  const read = (at: number) => {
    const second = Math.floor(at / 1000) * 1000
    const field = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 }
    let before = false
    for (const { type, value } of format.formatToParts(second)) {
      if (type === 'era') before = value.startsWith('B')
      else if (isField(type)) field[type] = Number(value)
    }
    const date = new Date(0)
    date.setUTCFullYear(before ? 1 - field.year : field.year, field.month - 1, field.day)
    date.setUTCHours(field.hour, field.minute, field.second)
    return date.getTime() + (at - second)
  }
  const offset = (at: number) => read(at) - at
  /** The offsets in force around a wall-clock time; 36 h reach past any offset and both sides of a change. */
  const around = (local: number) => [offset(local - 1.5 * dayMs), offset(local + 1.5 * dayMs)] as const

  const instant = (local: number) => {
    const [before, after] = around(local)
    const fits = [local - before, local - after].filter((at) => read(at) === local)
    if (fits.length > 0) return Math.max(...fits)
    let early = local - Math.max(before, after)
    let late = local - Math.min(before, after)
    while (late - early > 1) {
      const middle = Math.floor((early + late) / 2)
      if (read(middle) < local) early = middle
      else late = middle
    }
    return late
  }
  const unrepeated = (at: number) => {
    const local = read(at)
    const [before, after] = around(local)
    const first = local - before
    if (before <= after || first === at || read(first) !== local) return local
    // The repeated stretch ends where the clock had stood when it was set back.
    let early = first
    let late = at
    while (late - early > 1) {
      const middle = Math.floor((early + late) / 2)
      if (offset(middle) === before) early = middle
      else late = middle
    }
    return early + 1 + before
  }
  return { read, instant, unrepeated }
}

type Field = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second'
function isField(type: string): type is Field {
  return ['year', 'month', 'day', 'hour', 'minute', 'second'].includes(type)
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    throw faulty('The time zone is unknown.')
  }
}

function faulty(detail: string): RecoveryError {
  return new RecoveryError('config_invalid', { detail })
}
