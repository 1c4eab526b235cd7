import type { Played } from './play.ts'
import type { Scenario } from './story.ts'
import { saysTime, type Who } from './transcript.ts'

export type Style = 'bold' | 'dim' | 'green' | 'red' | 'yellow' | 'cyan' | 'blue' | 'magenta'
/** Plain where the reader has no colours. */
export type Paint = (style: Style, text: string) => string

const styles: Record<Who, Style> = {
  person: 'bold',
  screen: 'dim',
  refused: 'yellow',
  message: 'cyan',
  notice: 'cyan',
  staff: 'magenta',
  host: 'blue',
  clock: 'green',
  operator: 'red',
}

/** Names with one line each, by flow. */
export function printList(scenarios: readonly Scenario[]): string[] {
  const width = Math.max(...scenarios.map(({ name }) => name.length))
  return [...Map.groupBy(scenarios, ({ flow }) => flow.id)].flatMap(([flow, told], index) => [
    ...(index > 0 ? [''] : []),
    `${flow} (${told.length})`,
    ...told.map(({ name, says }) => `  ${name.padEnd(width)}  ${says}`),
  ])
}

/** The transcript, and what the host saw of it. */
export function printPlayed({ scenario, lines, hostLog, failure }: Played, paint: Paint): string[] {
  const { name, says, flow, preset } = scenario
  let last = ''
  const told = lines.map(({ at, who, text }) => {
    const time = saysTime(at)
    const column = time === last ? ' '.repeat(time.length) : time
    last = time
    return `${paint('dim', column.padEnd(19))}  ${who.padEnd(8)}  ${paint(styles[who], text)}`
  })
  return [
    paint('bold', name),
    says,
    `${flow.id}, ${preset === 'hardened' ? 'hardened policy' : "the exchange's own policy"}; times in UTC`,
    '',
    ...told,
    '',
    paint('bold', "The host's log"),
    ...(hostLog.length > 0 ? hostLog.map((line) => `  ${line}`) : ['  (nothing)']),
    '',
    failure === undefined ? paint('green', 'It went as told.') : paint('red', `It did not: ${saysFailure(failure)}`),
  ]
}
export const printResult = ({ scenario, failure, ms }: Played, paint: Paint): string =>
  failure === undefined
    ? `${paint('green', 'ok  ')}  ${scenario.name}  ${paint('dim', `${Math.round(ms)} ms`)}`
    : `${paint('red', 'FAIL')}  ${scenario.name}  ${saysFailure(failure)}`

const saysFailure = (failure: unknown): string => (failure instanceof Error ? failure.message : String(failure))
