import { existsSync, writeFileSync } from 'node:fs'
import { flows } from 'regain/machines'
import { writeAll } from '../test/versions/allSnapshots.ts'
import { writeFile } from '../test/versions/files.ts'
import * as records from '../test/versions/records.ts'
import { fileOf, pack, read, unpack } from '../test/versions/snapshots.ts'

/**
 * `npm run snapshots`: whether the states that each flow can rest in are those that were written down for its version. `-- --update` writes
 * them, and cases in all of these states for a version that has none yet. What was written down for another structure is never written over:
 * cases of it may still be at rest; nor are cases, which are no more than what older code has written.
 */
const update = process.argv.includes('--update')
const texts = await writeAll()
let wrong = 0
for (const flow of flows) {
  const { id, version, fingerprint } = flow
  const text = texts.get(id) ?? ''
  const kept = unpack(fileOf(flow))
  const said = `${id}@${version}`
  if (kept === text) console.log(`${said}: as it was`)
  else if (kept !== undefined && read(kept).fingerprint !== fingerprint) {
    console.error(`${said} was written down for another structure: raise the version and give a migration`)
    wrong += 1
  } else if (update) {
    writeFileSync(fileOf(flow), pack(text))
    console.log(`${said}: written`)
  } else {
    console.error(`${said}: ${kept === undefined ? 'not written down yet' : 'other states than were written down'}`)
    wrong += 1
  }
}
const bare = flows.filter((flow) => !existsSync(records.fileOf(flow)))
if (update && bare.length > 0) {
  const gathered = await records.gatherAll(flows)
  for (const flow of bare) {
    const found = gathered.get(flow.id) ?? []
    writeFileSync(records.fileOf(flow), pack(records.textOf(found)))
    console.log(`${flow.id}@${flow.version}: ${found.length} cases written`)
  }
} else for (const { id, version } of bare) console.error(`${id}@${version}: no cases were written down yet`)
if (update) {
  const { version, isNew } = await writeFile()
  console.log(`storage@${version}: ${isNew ? 'written' : 'kept'}`)
}
process.exitCode = wrong > 0 || (bare.length > 0 && !update) ? 1 : 0
