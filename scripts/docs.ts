/** Writes the pages under docs/flows: npm run docs. With `--check` it writes nothing and names every line that is not up to date. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { flows } from 'regain/machines'
import { comparison } from './docs/comparison.ts'
import { describeAll } from './docs/described.ts'
import { matrix } from './docs/matrix.ts'
import { staleLines } from './docs/stale.ts'

const all = describeAll(flows)
const folder = 'docs/flows'
const pages = { 'matrix.md': matrix(all), 'comparison.md': comparison(all) }

const stale = Object.entries(pages).flatMap(([name, wanted]) => {
  const file = `${folder}/${name}`
  return staleLines(file, existsSync(file) ? readFileSync(file, 'utf8') : '', wanted)
})
if (process.argv.includes('--check')) {
  for (const line of stale) console.error(line)
  if (stale.length > 0) console.error('Run npm run docs to write the pages anew.')
  process.exitCode = stale.length > 0 ? 1 : 0
} else {
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(pages)) writeFileSync(`${folder}/${name}`, text)
  console.log(`${Object.keys(pages).length} pages in ${folder}`)
}
