import { type Journey, journeyOf } from './compareJourney.ts'
import { type Frame, frameAt, lengthOf } from './comparePlay.ts'
import { type Exchange, exchangeNames, exchanges, type Scenario } from './compareScenarios.ts'
import { type Summary, summaryOf } from './compareSummary.ts'
import type { Preset } from './conditions.ts'
import type { Flow } from './core.ts'
import type { Language } from './languages.ts'

/** One exchange in one scenario. */
export interface Column {
  readonly exchange: Exchange
  readonly name: string
  readonly journey: Journey
  readonly summary: Summary
}

const made = new WeakMap<Scenario, Map<Preset, readonly Column[]>>()
/** What happens to somebody at every exchange; worked out once. */
export function columnsOf(flows: readonly Flow[], scenario: Scenario, preset: Preset): readonly Column[] {
  const known = made.get(scenario) ?? new Map<Preset, readonly Column[]>()
  made.set(scenario, known)
  const columns =
    known.get(preset) ??
    exchanges.map((exchange): Column => {
      const name = exchangeNames[exchange]
      const journey = journeyOf(flows, scenario, exchange, preset)
      return { exchange, name, journey, summary: summaryOf(journey, scenario, name) }
    })
  known.set(preset, columns)
  return columns
}
/** How much happens where most happens. */
export const longestOf = (columns: readonly Column[]): number =>
  Math.max(...columns.map(({ journey }) => lengthOf(journey)))

/** All columns at once, in a sentence for those who listen. */
export function sayFrames(columns: readonly Column[], count: number, language: Language): string {
  const said = columns.map(({ name, journey }) => {
    const frame: Frame | undefined = frameAt(journey, count, language)
    return `${name}: ${frame ? frame.title : 'nothing'}.`
  })
  return `Step ${count}. ${said.join(' ')}`
}
