import type { DatabaseSync } from 'node:sqlite'
import { RecoveryError } from '../../errors.ts'
import { number } from './values.ts'

/** In the header of each of our files: "rgai". */
const applicationId = 0x72676169

/**
 * One step for each version of the file, never changed once released. Times are REAL: whole numbers rest as integers all the same, and `Infinity`
 * (for good) fits. `ready` is set for one waiting row of each queue: the one that may be leased, and from when.
 */
const steps: readonly string[] = [
  `
  CREATE TABLE cases (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, ledger TEXT, keep_until REAL NOT NULL, body TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX cases_keep ON cases (keep_until);

  CREATE TABLE ledgers (
    key TEXT PRIMARY KEY, revision INTEGER NOT NULL, keep_until REAL NOT NULL, body TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX ledgers_keep ON ledgers (keep_until);

  CREATE TABLE contacts (
    hash TEXT NOT NULL, kind TEXT NOT NULL, account TEXT NOT NULL, case_id TEXT NOT NULL, until REAL NOT NULL,
    hashes TEXT NOT NULL,
    PRIMARY KEY (hash, kind, account)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX contacts_until ON contacts (until);

  CREATE TABLE timers (
    case_id TEXT NOT NULL, id TEXT NOT NULL, due REAL NOT NULL, epoch INTEGER NOT NULL,
    PRIMARY KEY (case_id, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX timers_due ON timers (due);

  CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, case_id TEXT NOT NULL, queue TEXT NOT NULL, voided_by TEXT,
    due REAL NOT NULL, body TEXT NOT NULL, state TEXT NOT NULL, attempt INTEGER NOT NULL, trouble TEXT,
    worker TEXT, ready REAL, voided INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX outbox_case ON outbox (case_id);
  CREATE INDEX outbox_queue ON outbox (queue) WHERE state = 'waiting';
  CREATE INDEX outbox_group ON outbox (voided_by) WHERE state = 'waiting' AND voided_by IS NOT NULL;
  CREATE INDEX outbox_ready ON outbox (ready) WHERE ready IS NOT NULL;
  CREATE INDEX outbox_aside ON outbox (state) WHERE state = 'aside';

  CREATE TABLE commands (
    case_id TEXT NOT NULL, id TEXT NOT NULL, digest TEXT NOT NULL, answer TEXT NOT NULL,
    PRIMARY KEY (case_id, id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE audit (
    case_id TEXT NOT NULL, seq INTEGER NOT NULL, revision INTEGER NOT NULL, at REAL NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (case_id, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE reviews (
    case_id TEXT PRIMARY KEY, purpose TEXT NOT NULL, since REAL NOT NULL, overdue INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX reviews_since ON reviews (since);
  `,
]

/** @throws RecoveryError `version_unsupported` when the file is newer than this library, `config_invalid` when it is someone else's. */
export function checkVersion(db: DatabaseSync): number {
  // One statement, so one snapshot: another process may be migrating right now.
  const header = db.prepare(`
    SELECT user_version AS version, application_id AS application, (SELECT count(*) FROM sqlite_schema) AS tables
    FROM pragma_user_version, pragma_application_id`)
  const row = header.get() ?? {}
  const version = number(row, 'version')
  if (version > steps.length) throw tooNew(version)
  if (number(row, 'application') !== applicationId && number(row, 'tables') > 0) {
    throw new RecoveryError('config_invalid', { detail: 'The storage file belongs to another application.' })
  }
  return version
}

const tooNew = (version: number) =>
  new RecoveryError('version_unsupported', {
    detail: `The storage file is of version ${version}; this library knows up to ${steps.length}.`,
  })

/** Asked in every transaction: a newer process may have brought the open file to its own version. */
export function watchVersion(db: DatabaseSync): () => void {
  const current = db.prepare('PRAGMA user_version')
  return () => {
    const version = number(current.get() ?? {}, 'user_version')
    if (version > steps.length) throw tooNew(version)
  }
}

/** Brings the file to the latest version, in one transaction; the one who waited for another's finds nothing left to do. */
export function migrateSchema(db: DatabaseSync): void {
  if (checkVersion(db) === steps.length) return
  db.exec('BEGIN IMMEDIATE')
  try {
    for (const step of steps.slice(checkVersion(db))) db.exec(step)
    db.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${steps.length}; COMMIT`)
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}
