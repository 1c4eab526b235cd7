import { writeFileSync } from 'node:fs'
import { flows } from 'regain/machines'
import { exploreAll, presets } from '../test/paths/explored.ts'

/**
 * `npm run explore`: every state of every flow under both presets, a choice under the strictest policy, and every sentence about them.
 * `-- --update` writes the golden figures and fingerprints anew.
 */
const started = performance.now()
const all = await exploreAll()
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`
const rows = [
  ['flow', 'preset', 'states', 'edges', 'explored', 'checked', 'sentences', 'broken'],
  ...all.map((one) => [
    one.flow,
    one.preset,
    ...[one.states, one.edges, seconds(one.exploring), seconds(one.checking), one.sentences, one.violations.length].map(
      String,
    ),
  ]),
]
const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
const pad = (cell: string, column: number): string =>
  column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)
for (const row of rows) console.log(row.map(pad).join('  '))
console.log(`in ${seconds(performance.now() - started)}`)
for (const { flow, preset, violations } of all)
  for (const { property, says, way } of violations)
    console.error(`${flow} ${preset}: ${property}. ${says}\n  ${way.join('\n  ')}`)
if (process.argv.includes('--update')) {
  write(
    'exploration',
    Object.fromEntries(
      all
        .filter(({ preset }) => presets.some((one) => one === preset))
        .map(({ flow, preset, states, edges }) => [`${flow} ${preset}`, { states, edges }]),
    ),
  )
  write('fingerprints', Object.fromEntries(flows.map(({ id, version, fingerprint }) => [id, { version, fingerprint }])))
}
process.exitCode = all.some(({ violations }) => violations.length > 0) ? 1 : 0

function write(name: string, value: unknown): void {
  writeFileSync(new URL(`../test/golden/${name}.json`, import.meta.url), `${JSON.stringify(value, null, 2)}\n`)
  console.log(`wrote test/golden/${name}.json`)
}
