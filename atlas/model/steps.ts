import { doerOf } from './heard.ts'
import { sayEffect, sayHeard, sayOutcome } from './says.ts'
import type { Entry } from './session.ts'
import { OPENED, outcomeOf, type Session, stateOf } from './session.ts'

const doers = { person: 'Person', check: 'Check', staff: 'Reviewer', host: 'Service', clock: 'Clock' } as const

/** `2 d 3 h`, `10 min`, `45 s`. */
export function sayLength(ms: number): string {
  const seconds = Math.round(ms / 1_000)
  const parts: [number, string][] = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor((seconds % 86_400) / 3_600), 'h'],
    [Math.floor((seconds % 3_600) / 60), 'min'],
    [seconds % 60, 's'],
  ]
  const said = parts.filter(([amount]) => amount > 0).slice(0, 2)
  return said.length === 0 ? '0 min' : said.map(([amount, unit]) => `${amount} ${unit}`).join(' ')
}
const moment = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
})
/** `Mon 5 Jan, 09:00`. */
export const sayMoment = (at: number): string => moment.format(at)

export const whoOf = ({ fact }: Entry): string => (fact ? doers[doerOf(fact)] : doers.clock)
export const sayEntry = ({ fact }: Entry): string => (fact ? sayHeard(fact) : 'Time passes')

/** A session as numbered lines, to be put into a ticket. */
export function stepsOf(session: Session, link: string): string {
  const { flow, preset, trail } = session
  const outcome = outcomeOf(session)
  const lines = trail.map((entry, index) => {
    const effects = entry.effects.map(sayEffect)
    const done = effects.length > 0 ? ` [${effects.join('; ')}]` : ''
    return `${index + 1}. ${sayLength(entry.at - OPENED)} - ${whoOf(entry)}: ${sayEntry(entry)} -> ${entry.to}${done}`
  })
  return [
    `${flow.copy.en.title} (${flow.id}, version ${flow.version}, ${preset} policy)`,
    ...lines,
    outcome ? `Ends: ${sayOutcome(outcome)}` : `Stands in: ${stateOf(session)}`,
    link,
  ].join('\n')
}
