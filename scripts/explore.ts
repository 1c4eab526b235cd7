import { writeFileSync } from 'node:fs'
import { flows } from 'regain/machines'
import { sayViolation } from '../src/testing/property.ts'
import { exploreAll, otherwise, presets } from '../test/paths/explored.ts'
import { neverIn } from '../test/paths/never.ts'
import { walkAll } from '../test/paths/walked.ts'
import { figure } from '../test/support/figures.ts'

/**
 * `npm run explore`: every state of every flow under both presets, a choice under the strictest policy, and every sentence about them; then the
 * paths through them. `-- --update` writes the golden figures, paths and fingerprints anew.
 */
const started = performance.now()
const all = await exploreAll()
const walked = await walkAll()
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`
for (const { flow, preset, states, edges, transitions, sentences, exploring, checking } of all)
  figure('exploration', { flow, preset, states, edges, transitions, sentences, took: seconds(exploring + checking) })
for (const {
  name,
  ms,
  walked: { edges, ends },
} of walked)
  figure('paths', { flow: name, ...edges, ends: Object.keys(ends).length, took: seconds(ms) })
table([
  ['flow', 'preset', 'states', 'edges', 'transitions', 'ends', 'explored', 'checked', 'sentences', 'broken'],
  ...all.map((one) => [
    one.flow,
    one.preset,
    ...[one.states, one.edges, one.transitions, one.ends.length].map(String),
    seconds(one.exploring),
    seconds(one.checking),
    ...[one.sentences, one.violations.length].map(String),
  ]),
])
console.log()
table([
  ['flow and preset', 'happy', 'to every end', 'over every transition', 'steps', 'longest', 'found'],
  ...walked.map(({ name, ms, walked: { happy, ends, edges } }) => [
    name,
    // the last line tells the end
    ...[happy.length - 1, Object.keys(ends).length, edges.paths, edges.steps, edges.longest].map(String),
    seconds(ms),
  ]),
])
console.log(`in ${seconds(performance.now() - started)}`)
const says = { unreached: 'never enters', untaken: 'never takes', unrefused: 'is never held up by' }
const never = flows.flatMap(({ id }) => neverIn(all.filter(({ flow }) => flow === id)))
for (const one of never)
  console.log(`${one.flow} ${says[one.never]} ${one.says}: ${one.exception?.because ?? 'nobody knows why'}`)
for (const { flow, preset, violations } of all)
  for (const violation of violations) console.error(`${flow} ${preset}: ${sayViolation(violation)}`)
const strays = walked.flatMap(({ name, strays: told }) => told.map((stray) => `${name}: ${stray}`))
for (const stray of strays) console.error(stray)
const isUpdate = process.argv.includes('--update')
const grown = isUpdate ? [] : otherwise(all)
for (const one of grown) console.error(`${one}; if that is meant: npm run explore -- --update`)
if (isUpdate) {
  write(
    'exploration',
    Object.fromEntries(
      all
        .filter(({ preset }) => presets.some((one) => one === preset))
        .map(({ flow, preset, states, edges }) => [`${flow} ${preset}`, { states, edges }]),
    ),
  )
  write('paths', Object.fromEntries(walked.map(({ name, walked: paths }) => [name, paths])))
  write('fingerprints', Object.fromEntries(flows.map(({ id, version, fingerprint }) => [id, { version, fingerprint }])))
}
const isWrong =
  grown.length > 0 ||
  strays.length > 0 ||
  all.some(({ violations }) => violations.length > 0) ||
  never.some(({ exception }) => !exception)
process.exitCode = isWrong ? 1 : 0

/** The first two columns are words, the rest are numbers. */
function table(rows: readonly string[][]): void {
  const [head = []] = rows
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const isWord = (column: number) => rows.slice(1).some((row) => /^[a-z]/.test(row[column] ?? ''))
  const pad = (cell: string, column: number): string =>
    isWord(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)
  for (const row of rows) console.log(row.map(pad).join('  ').trimEnd())
}
function write(name: string, value: unknown): void {
  writeFileSync(new URL(`../test/golden/${name}.json`, import.meta.url), `${JSON.stringify(value, null, 2)}\n`)
  console.log(`wrote test/golden/${name}.json`)
}
