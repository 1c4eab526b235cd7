/**
 * Writes what is generated from the flows, docs/flows and docs/atlas.html: npm run docs. With `--check` it writes nothing and names every state,
 * transition, value, text and line that is not up to date, and every fault of a picture.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { flows } from 'regain/machines'
import { readFolder, writeFolder } from './docs/folder.ts'
import { pagesOf } from './docs/pages.ts'
import { staleIn } from './docs/stale.ts'

const folder = 'docs/flows'
const file = 'docs/atlas.html'
const { files, atlas, faults } = await pagesOf(flows)
const isOld = !existsSync(file) || readFileSync(file, 'utf8') !== atlas

for (const fault of faults) console.error(fault)
if (process.argv.includes('--check')) {
  const stale = [...staleIn(folder, readFolder(folder), files), ...(isOld ? [`${file} is out of date`] : [])]
  for (const line of stale) console.error(line)
  if (stale.length > 0) console.error('Run npm run docs to write them anew.')
  process.exitCode = stale.length + faults.length > 0 ? 1 : 0
} else {
  writeFolder(folder, files)
  if (isOld) writeFileSync(file, atlas)
  console.log(`${files.size} files in ${folder}, and ${file}`)
  process.exitCode = faults.length > 0 ? 1 : 0
}
