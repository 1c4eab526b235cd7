import { parseArgs } from 'node:util'
import { memoryStorage } from 'regain/memory'
import { sqliteStorage } from 'regain/sqlite'
import { scenarios as catalogue } from './index.ts'
import { nearest } from './nearest.ts'
import { play } from './play.ts'
import { type Paint, printList, printPlayed, printResult } from './printing.ts'
import type { Scenario } from './story.ts'

export interface Output {
  readonly out: (line: string) => void
  readonly err: (line: string) => void
  readonly paint: Paint
}

export const usage = [
  'Plays a named scenario without a person and prints what happened.',
  '',
  '  npm run play -- --list        the names, by flow',
  '  npm run play -- <name>        one scenario: its transcript and the host’s log',
  '  npm run play -- --all         every scenario, a line each; exit code 1 when one does not go as told',
  '',
  '  --memory    keep cases in memory instead of SQLite (in memory as well)',
  '  --help      this',
]

const options = {
  list: { type: 'boolean' },
  all: { type: 'boolean' },
  memory: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/** The command, without a process around it; returns its exit code. */
export async function command(
  args: readonly string[],
  { out, err, paint }: Output,
  scenarios: readonly Scenario[] = catalogue,
): Promise<0 | 1 | 2> {
  const wrong = (says: string): 2 => {
    for (const line of [says, '', ...usage]) err(line)
    return 2
  }
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(args)
  } catch (cause) {
    return wrong(cause instanceof Error ? (cause.message.split('. ')[0] ?? '') : 'These arguments cannot be read.')
  }
  const { values, positionals } = parsed
  const [name, ...more] = positionals
  if (values.help) {
    for (const line of usage) out(line)
    return 0
  }
  const asked = [values.list, values.all, name !== undefined].filter(Boolean).length
  if (asked === 0) return wrong('Which scenario?')
  if (asked > 1 || more.length > 0) return wrong('One thing at a time: --list, --all or one name.')
  if (values.list) {
    for (const line of printList(scenarios)) out(line)
    return 0
  }
  const storage = () => (values.memory ? memoryStorage() : sqliteStorage(':memory:'))
  if (values.all) {
    const began = performance.now()
    let failed = 0
    for (const scenario of scenarios) {
      const played = await play(scenario, storage())
      if (played.failure !== undefined) failed += 1
      out(printResult(played, paint))
    }
    const seconds = ((performance.now() - began) / 1_000).toFixed(1)
    out('')
    out(`${scenarios.length} scenarios: ${scenarios.length - failed} went as told, ${failed} did not (${seconds} s)`)
    return failed > 0 ? 1 : 0
  }
  const scenario = scenarios.find((each) => each.name === name)
  if (!scenario) {
    const names = scenarios.map((each) => each.name)
    err(`There is no scenario of that name. Near it: ${nearest(name ?? '', names).join(', ')}.`)
    err('All names: npm run play -- --list')
    return 2
  }
  const played = await play(scenario, storage())
  for (const line of printPlayed(played, paint)) out(line)
  return played.failure === undefined ? 0 : 1
}
const parse = (args: readonly string[]) => parseArgs({ args: [...args], options, allowPositionals: true })
