import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import type { Storage } from 'regain'
import { sqliteStorage } from 'regain/sqlite'
import { z } from 'zod'

/** Tables of the exchange itself, beside those of the library in the same file. */
const tables = `
  CREATE TABLE IF NOT EXISTS demo_state (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS demo_accounts (
    id TEXT PRIMARY KEY, owner TEXT NOT NULL, password TEXT NOT NULL, email TEXT UNIQUE, phone TEXT UNIQUE, totp TEXT, passkey TEXT,
    linked TEXT UNIQUE, face TEXT, passwordRoot TEXT, isReset INTEGER NOT NULL, coins INTEGER NOT NULL, frozen INTEGER NOT NULL, closed INTEGER NOT NULL,
    revision INTEGER NOT NULL, heldUntil REAL NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS demo_sessions (
    id TEXT PRIMARY KEY, account TEXT NOT NULL, at REAL NOT NULL, methods TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS demo_passwords (
    key TEXT PRIMARY KEY, account TEXT NOT NULL, refused TEXT, hash TEXT
  ) STRICT;
  CREATE TABLE IF NOT EXISTS demo_changes (key TEXT PRIMARY KEY, answer TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS demo_letters (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, channel TEXT NOT NULL, recipient TEXT NOT NULL, subject TEXT NOT NULL,
    body TEXT NOT NULL, at REAL NOT NULL, opened INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS demo_authenticator (
    seq INTEGER PRIMARY KEY, account TEXT NOT NULL, name TEXT NOT NULL, secret TEXT NOT NULL, UNIQUE (account, secret)
  ) STRICT;
`
/** Raised when the tables become other ones: an example keeps no files of its past. */
const edition = '2'

/** The one file everything rests in: the library's storage, and tables of the exchange over a connection of its own. */
export class DemoFile {
  readonly path: string
  readonly storage: Storage
  readonly #db: DatabaseSync

  private constructor(path: string, storage: Storage) {
    this.path = path
    this.storage = storage
    this.#db = new DatabaseSync(path, { timeout: 5_000 })
    this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
    this.#db.exec(tables)
  }

  static async open(path: string): Promise<DemoFile> {
    mkdirSync(dirname(path), { recursive: true })
    const storage = sqliteStorage(path)
    // first: the library takes no file that another application has begun
    await storage.migrate()
    return new DemoFile(path, storage)
  }

  /** Whether the tables are of this edition of the demo; those of a new file are. */
  get isCurrent(): boolean {
    const isNew = this.rows(z.object({ key: z.string() }), 'SELECT key FROM demo_state LIMIT 1').length === 0
    if (isNew) this.set('edition', edition)
    return this.get('edition') === edition
  }

  rows<S extends z.ZodType>(schema: S, sql: string, ...values: SQLInputValue[]): z.output<S>[] {
    return z.array(schema).parse(this.#db.prepare(sql).all(...values))
  }
  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#db.prepare(sql).run(...values).changes)
  }
  /** All of it, or nothing. */
  transaction<T>(write: () => T): T {
    this.#db.exec('BEGIN IMMEDIATE')
    try {
      const result = write()
      this.#db.exec('COMMIT')
      return result
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK')
      throw error
    }
  }

  get(key: string): string | undefined {
    return this.rows(z.object({ value: z.string() }), 'SELECT value FROM demo_state WHERE key = ?', key)[0]?.value
  }
  set(key: string, value: string): void {
    this.run('INSERT INTO demo_state VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', key, value)
  }
  unset(key: string): void {
    this.run('DELETE FROM demo_state WHERE key = ?', key)
  }

  async close(): Promise<void> {
    await this.storage.close()
    this.#db.close()
  }
}
