import { setTimeout } from 'node:timers/promises'
import { businessCalendar } from '../../../src/calendar.ts'
import type { CalendarBench } from '../../../src/testing/contracts/calendar.ts'
import type { ClockBench } from '../../../src/testing/contracts/clock.ts'
import type { RiskBench } from '../../../src/testing/contracts/risk.ts'
import { simulatedWorld } from './simulated.ts'

const calendar = (options: NonNullable<Parameters<typeof businessCalendar>[0]>) => (): CalendarBench => ({
  calendar: businessCalendar(options),
  ...options,
})
export const calendars = {
  UTC: calendar({}),
  'Stockholm, with holidays': calendar({
    timeZone: 'Europe/Stockholm',
    holidays: ['2026-12-24', '2026-12-25', '2026-12-31', '2027-01-01', '2027-03-29'],
  }),
  'Cairo, Friday and Saturday off': calendar({ timeZone: 'Africa/Cairo', weekend: [5, 6] }),
  'Lord Howe, half an hour of summer time, no day off': calendar({ timeZone: 'Australia/Lord_Howe', weekend: [] }),
} satisfies Readonly<Record<string, () => CalendarBench>>

export const clocks = {
  'of the process': () => ({ clock: { now: () => Date.now() }, wait: (ms) => setTimeout(ms) }),
  simulated: () => {
    const world = simulatedWorld()
    return { clock: { now: () => world.now }, wait: (ms) => world.pass(ms) }
  },
} satisfies Readonly<Record<string, () => ClockBench>>

export const risks = {
  simulated: () => ({
    risk: simulatedWorld().riskEngine,
    account: 'ada',
  }),
} satisfies Readonly<Record<string, () => RiskBench>>
