import { writeFileSync } from 'node:fs'
import { nameOf, settings } from '../test/paths/products/pairs.ts'
import { type Searched, searched } from '../test/paths/products/searched.ts'

/**
 * `npm run products`: what can come about when two flows meet on one account, or two accounts on one contact, whoever moves when. `-- text`
 * searches the pairs with that in their names only; `-- --update` searches all of them and writes the golden figures anew.
 */
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const updates = process.argv.includes('--update')
const chosen = settings.filter((setting) => updates || wanted.every((text) => nameOf(setting).includes(text)))
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`
const widths = [60, 9, 19, 8, 9, 8, 7, 6]
const row = (cells: readonly string[]): string =>
  cells.map((cell, at) => (at < 3 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' ')

const started = performance.now()
let told = started
const found = new Map<string, Searched>()
console.log(row(['pair', 'preset', 'attacker has', 'worlds', 'moves', 'time', 'days', 'broken']))
for (const setting of chosen) {
  const name = nameOf(setting)
  const progress = (worlds: number, waiting: number): void => {
    if (performance.now() - told < 10_000) return
    told = performance.now()
    console.error(`  ${name}: ${worlds} worlds so far, ${waiting} to go`)
  }
  const one = searched(setting, { progress })
  found.set(name, one)
  const { worlds, moves, ms, days, broken } = one
  const figures = [
    String(worlds),
    String(moves),
    seconds(ms),
    days === undefined ? '' : String(days),
    String(broken.length),
  ]
  console.log(row([setting.pair.name, setting.preset, setting.powers, ...figures]))
}
console.log(`in ${seconds(performance.now() - started)}`)
for (const [name, { broken }] of found)
  for (const { law, says, way } of broken) console.error(`${name}: ${law}. ${says}\n  ${way.join('\n  ')}`)
if (updates) {
  const golden = Object.fromEntries(
    [...found].map(([name, { worlds, moves, ends }]) => [name, { worlds, moves, ends }]),
  )
  writeFileSync(new URL('../test/golden/products.json', import.meta.url), `${JSON.stringify(golden, null, 2)}\n`)
  console.log('wrote test/golden/products.json')
}
process.exitCode = [...found.values()].some(({ broken }) => broken.length > 0) ? 1 : 0
