import { copyFileSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { sqliteStorage } from '../../src/adapters/sqlite.ts'
import type { Kept, Shelf } from '../../src/testing/crash/shelf.ts'

const withFile = (path: string, run: (db: DatabaseSync) => void): void => {
  const db = new DatabaseSync(path)
  try {
    run(db)
  } finally {
    db.close()
  }
}
const keepAs = (path: string, to: string) => withFile(path, (db) => db.exec(`VACUUM INTO '${to}'`))

/** SQLite files, copied whole for each run; every process of a run opens its file anew. */
export function reopening(file: () => string): Shelf {
  const run = file()
  const copyOf = (path: string | undefined): Kept => ({
    async open() {
      for (const end of ['', '-wal', '-shm']) rmSync(`${run}${end}`, { force: true })
      if (path !== undefined) copyFileSync(path, run)
      return () => sqliteStorage(run, { synchronous: 'normal' })
    },
  })
  return {
    empty: copyOf(undefined),
    async keep() {
      const to = file()
      keepAs(run, to)
      return copyOf(to)
    },
  }
}

/** One SQLite file that stays open and is given the rows of what was kept: several times as quick. */
export async function refilling(file: () => string): Promise<Shelf & { close(): Promise<void> }> {
  const run = file()
  const storage = sqliteStorage(run, { synchronous: 'normal' })
  await storage.migrate()
  const lent = { ...storage, close: async () => undefined }
  const db = new DatabaseSync(run)
  db.exec('PRAGMA synchronous = OFF')
  const tables = db
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .all()
    .map(({ name }) => String(name))
  const refill = (path: string | undefined): Kept => ({
    async open() {
      if (path !== undefined) db.exec(`ATTACH '${path}' AS kept`)
      db.exec('BEGIN IMMEDIATE')
      for (const name of tables) {
        db.exec(`DELETE FROM main.${name}`)
        if (path !== undefined) db.exec(`INSERT INTO main.${name} SELECT * FROM kept.${name}`)
      }
      db.exec('COMMIT')
      if (path !== undefined) db.exec('DETACH kept')
      return lent
    },
  })
  return {
    empty: refill(undefined),
    async keep() {
      const to = file()
      keepAs(run, to)
      return refill(to)
    },
    async close() {
      db.close()
      await storage.close()
    },
  }
}
