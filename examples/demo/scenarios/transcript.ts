import type { Input } from 'regain'

/** Who a line of the transcript is about. */
export type Who = 'person' | 'screen' | 'refused' | 'message' | 'notice' | 'staff' | 'host' | 'clock' | 'operator'
export interface Line {
  /** Milliseconds since 1970 (UTC). */
  readonly at: number
  readonly who: Who
  readonly text: string
}

const secret = new Set(['code', 'password', 'response'])
/** The fields of an input, secrets masked: `kind=email code=••••••`. */
export function saysInput({ type: _, ...fields }: Input): string {
  const entries: [string, unknown][] = Object.entries(fields)
  return entries
    .map(([name, value]) => `${name}=${secret.has(name) ? '••••••' : Array.isArray(value) ? value.join('+') : value}`)
    .join(' ')
}

/** `Mon 2 Mar 09:00:00`, in UTC. */
export function saysTime(at: number): string {
  const date = new Date(at)
  const day = date.toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' })
  return `${day.replace(',', '')} ${date.toISOString().slice(11, 19)}`
}

export interface Span {
  readonly days?: number
  readonly hours?: number
  readonly minutes?: number
  readonly seconds?: number
}
const units = { days: 86_400_000, hours: 3_600_000, minutes: 60_000, seconds: 1_000 } as const
export const msOf = ({ days = 0, hours = 0, minutes = 0, seconds = 0 }: Span): number =>
  days * units.days + hours * units.hours + minutes * units.minutes + seconds * units.seconds
export const saysSpan = (span: Span): string =>
  Object.entries(span)
    .map(([unit, amount]) => `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`)
    .join(' ')
