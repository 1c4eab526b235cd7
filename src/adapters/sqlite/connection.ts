import { DatabaseSync } from 'node:sqlite'
import { blockingTimeout, patient } from './patience.ts'
import { checkVersion, migrateSchema, watchVersion } from './schema.ts'
import { openTables, type Tables } from './tables.ts'
import { Writer, type Written } from './writer.ts'

export interface ConnectionOptions {
  readonly synchronous: 'full' | 'normal'
  readonly grouped: boolean
  readonly busyTimeout: number
  /** The most pages the file may have: a small disk, for tests. */
  readonly maxPages?: number
}

/** An open file. */
export interface Connection {
  read<T>(run: (tables: Tables) => T): Promise<T>
  write<T>(run: (tables: Tables) => Written<T>): Promise<T>
  close(): Promise<void>
}

/** @throws RecoveryError `version_unsupported`, `config_invalid`, `busy` or `port_failed` */
export async function connect(path: string, options: ConnectionOptions): Promise<Connection> {
  const timeout = options.busyTimeout
  const { db, tables } = await patient(() => openFile(path, options), timeout)
  const writer = new Writer(db, { grouped: options.grouped, timeout })
  const checkStill = watchVersion(db)
  return {
    read: (run) => patient(() => run(tables), timeout),
    write: (run) =>
      writer.write(() => {
        checkStill()
        return run(tables)
      }),
    async close() {
      await writer.settled()
      db.close()
    },
  }
}

function openFile(path: string, { synchronous, maxPages }: ConnectionOptions): { db: DatabaseSync; tables: Tables } {
  const db = new DatabaseSync(path, { timeout: blockingTimeout })
  try {
    // Before anything is changed in a file that may not be ours.
    checkVersion(db)
    db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous === 'full' ? 'FULL' : 'NORMAL'}`)
    // Where a plain fsync does not reach the disk (macOS); elsewhere it does nothing.
    if (synchronous === 'full') db.exec('PRAGMA fullfsync = ON')
    migrateSchema(db)
    if (maxPages !== undefined) db.exec(`PRAGMA max_page_count = ${maxPages}`)
    return { db, tables: openTables(db) }
  } catch (error) {
    db.close()
    throw error
  }
}
