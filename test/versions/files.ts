import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sqliteStorage } from '../../src/adapters/sqlite.ts'
import { type Kept, kept } from './records.ts'
import { putRows } from './rows.ts'
import { pack } from './snapshots.ts'

const folder = new URL('../golden/records/', import.meta.url)
const nameOf = (version: number): string => `storage@${version}.db.gz`
/** Files of every version of the storage's schema that were kept. */
export const allFiles = (): readonly URL[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.db.gz'))
    .sort()
    .map((name) => new URL(name, folder))

/** The case with the most around it: its rows are of every kind. */
export function fullest(): Kept {
  const rowsIn = ({ saved: { rows } }: Kept) => Object.values(rows).filter((one) => one.length > 0).length
  const [first] = kept().toSorted(
    (one, other) =>
      rowsIn(other) - rowsIn(one) || JSON.stringify(other.saved.rows).length - JSON.stringify(one.saved.rows).length,
  )
  if (!first) throw new Error('no cases were written down')
  return first
}

/** A file of the schema as it is now, with one case in it, unless there is one: the version it is for. */
export async function writeFile(): Promise<{ readonly version: number; readonly isNew: boolean }> {
  const place = mkdtempSync(join(tmpdir(), 'regain-'))
  try {
    const path = join(place, 'golden.db')
    const storage = sqliteStorage(path)
    await putRows(storage, fullest().saved.rows)
    await storage.close()
    const version = versionOf(path)
    const file = new URL(nameOf(version), folder)
    const isNew = !readdirSync(folder).includes(nameOf(version))
    if (isNew) writeFileSync(file, pack(readFileSync(path)))
    return { version, isNew }
  } finally {
    rmSync(place, { recursive: true })
  }
}
export function versionOf(path: string): number {
  const db = new DatabaseSync(path)
  try {
    return Number(db.prepare('PRAGMA user_version').get()?.['user_version'])
  } finally {
    db.close()
  }
}
