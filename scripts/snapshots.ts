import { writeFileSync } from 'node:fs'
import { flows } from 'regain/machines'
import { writeAll } from '../test/versions/allSnapshots.ts'
import { fileOf, pack, read, unpack } from '../test/versions/snapshots.ts'

/**
 * `npm run snapshots`: whether the states that each flow can rest in are those that were written down for its version. `-- --update` writes
 * them. What was written down for another structure is never written over: cases of it may still be at rest.
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
process.exitCode = wrong > 0 ? 1 : 0
