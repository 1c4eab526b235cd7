import type { DatabaseSync } from 'node:sqlite'
import type { Commit, CommitResult, Document, Loaded, ReviewRow, TimerRow } from '../../ports/storage.ts'
import { type Contacts, contactTable } from './contacts.ts'
import { type Outbox, outboxTable } from './outbox.ts'
import { number, optionalNumber, optionalText, type Row, text } from './values.ts'
import type { Written } from './writer.ts'

/** Everything the storage does within a transaction or one read. */
export interface Tables {
  readonly contacts: Contacts
  readonly outbox: Outbox
  commit(change: Commit): Written<CommitResult>
  load(caseId: string, commandId: string | undefined): Loaded | undefined
  ledgers(keys: readonly string[]): readonly (Document | undefined)[]
  dueTimers(now: number, limit: number): readonly TimerRow[]
  nextDue(): number | undefined
  reviews(limit: number): readonly ReviewRow[]
  history(caseId: string): readonly { caseId: string; revision: number; at: number; body: string }[]
  purge(now: number, limit: number): number
}

function loadedOf(row: Row, caseId: string, commandId: string | undefined): Loaded {
  const revision = optionalNumber(row, 'ledger_revision')
  const digest = optionalText(row, 'digest')
  return {
    case: { revision: number(row, 'revision'), body: text(row, 'body') },
    ...(revision === undefined ? {} : { ledger: { revision, body: text(row, 'ledger_body') } }),
    ...(digest === undefined || commandId === undefined
      ? {}
      : { command: { caseId, id: commandId, digest, answer: text(row, 'answer') } }),
  }
}

function ledgerOf(row: Row): Document | undefined {
  const revision = optionalNumber(row, 'revision')
  return revision === undefined ? undefined : { revision, body: text(row, 'body') }
}

/** Prepares every statement once. */
export function openTables(db: DatabaseSync): Tables {
  const contacts = contactTable(db)
  const outbox = outboxTable(db)

  const newCase = db.prepare(
    'INSERT INTO cases (id, revision, ledger, keep_until, body) VALUES (?, 1, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const setCase = db.prepare(
    'UPDATE cases SET revision = revision + 1, ledger = ?, keep_until = ?, body = ? WHERE id = ? AND revision = ?',
  )
  const newLedger = db.prepare(
    'INSERT INTO ledgers (key, revision, keep_until, body) VALUES (?, 1, ?, ?) ON CONFLICT DO NOTHING',
  )
  const setLedger = db.prepare(
    'UPDATE ledgers SET revision = revision + 1, keep_until = ?, body = ? WHERE key = ? AND revision = ?',
  )
  const fire = db.prepare('DELETE FROM timers WHERE case_id = ? AND id = ? AND epoch = ?')
  const clearTimer = db.prepare('DELETE FROM timers WHERE case_id = ? AND id = ?')
  const setTimer = db.prepare(`
    INSERT INTO timers (case_id, id, due, epoch) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET due = excluded.due, epoch = excluded.epoch`)
  const putCommand = db.prepare(`
    INSERT INTO commands (case_id, id, digest, answer) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET digest = excluded.digest, answer = excluded.answer`)
  const addAudit = db.prepare(`
    INSERT INTO audit (case_id, seq, revision, at, body)
    VALUES (?1, (SELECT coalesce(max(seq), 0) + 1 FROM audit WHERE case_id = ?1), ?2, ?3, ?4)`)
  const putReview = db.prepare(`
    INSERT INTO reviews (case_id, purpose, since, overdue) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET purpose = excluded.purpose, since = excluded.since, overdue = excluded.overdue`)
  const dropReview = db.prepare('DELETE FROM reviews WHERE case_id = ?')
  const dropCase = [
    db.prepare('DELETE FROM cases WHERE id = ?'),
    ...['timers', 'commands', 'audit', 'reviews'].map((table) => db.prepare(`DELETE FROM ${table} WHERE case_id = ?`)),
  ]

  const load = db.prepare(`
    SELECT c.revision, c.body, l.revision AS ledger_revision, l.body AS ledger_body, m.digest, m.answer
    FROM cases c LEFT JOIN ledgers l ON l.key = c.ledger LEFT JOIN commands m ON m.case_id = c.id AND m.id = ?
    WHERE c.id = ?`)
  const ledgers = db.prepare(`
    SELECT l.revision, l.body FROM json_each(?) j LEFT JOIN ledgers l ON l.key = j.value ORDER BY j.id`)
  const dueTimers = db.prepare('SELECT * FROM timers WHERE due <= ? ORDER BY due, case_id, id LIMIT ?')
  const nextDue = db.prepare(
    'SELECT (SELECT min(due) FROM timers) AS timer, (SELECT min(ready) FROM outbox WHERE ready IS NOT NULL) AS effect',
  )
  const reviews = db.prepare('SELECT * FROM reviews ORDER BY since, case_id LIMIT ?')
  const history = db.prepare('SELECT * FROM audit WHERE case_id = ? ORDER BY seq')
  const overCases = db.prepare('SELECT id FROM cases WHERE keep_until <= ? ORDER BY keep_until LIMIT ?')
  const dropLedgers = db.prepare(`
    DELETE FROM ledgers WHERE key IN (SELECT key FROM ledgers WHERE keep_until <= ? ORDER BY keep_until LIMIT ?)`)

  function erase(caseId: string): void {
    for (const statement of dropCase) statement.run(caseId)
    outbox.erase(caseId)
  }

  return {
    contacts,
    outbox,
    commit(change) {
      let undo = false
      for (const { id, expected, body, ledger = null, keepUntil } of change.cases ?? []) {
        const { changes } =
          expected === 0 ? newCase.run(id, ledger, keepUntil, body) : setCase.run(ledger, keepUntil, body, id, expected)
        if (changes !== 1) return { value: 'raced', undo }
        undo = true
      }
      for (const { key, expected, body, keepUntil } of change.ledgers ?? []) {
        const { changes } =
          expected === 0 ? newLedger.run(key, keepUntil, body) : setLedger.run(keepUntil, body, key, expected)
        if (changes !== 1) return { value: 'raced', undo }
        undo = true
      }
      for (const { caseId, id, epoch } of change.fired ?? []) {
        if (fire.run(caseId, id, epoch).changes !== 1) return { value: 'raced', undo }
        undo = true
      }
      const { finished } = change
      if (finished && !outbox.settle(finished.key, finished.worker, { state: 'done' })) return { value: 'raced', undo }
      for (const row of change.contacts ?? []) {
        if (!contacts.write(row, change.now)) return { value: 'taken', undo: true }
      }
      // Before the new effects: the newer code is of the same group as the older one it voids.
      for (const group of change.voided ?? []) outbox.void(group, change.now)
      for (const row of change.timers ?? []) {
        if (row.op === 'set') setTimer.run(row.caseId, row.id, row.due, row.epoch)
        else clearTimer.run(row.caseId, row.id)
      }
      for (const row of change.effects ?? []) outbox.add(row)
      for (const { caseId, id, digest, answer } of change.commands ?? []) putCommand.run(caseId, id, digest, answer)
      for (const { caseId, revision, at, body } of change.audit ?? []) addAudit.run(caseId, revision, at, body)
      for (const row of change.reviews ?? []) {
        if (row.op === 'put') putReview.run(row.caseId, row.purpose, row.since, Number(row.overdue))
        else dropReview.run(row.caseId)
      }
      for (const caseId of change.erased ?? []) erase(caseId)
      return { value: 'done', undo: false }
    },
    load(caseId, commandId) {
      const row = load.get(commandId ?? null, caseId)
      return row && loadedOf(row, caseId, commandId)
    },
    ledgers: (keys) => ledgers.all(JSON.stringify(keys)).map(ledgerOf),
    dueTimers: (now, limit) =>
      dueTimers.all(now, limit).map((row) => ({
        caseId: text(row, 'case_id'),
        id: text(row, 'id'),
        due: number(row, 'due'),
        epoch: number(row, 'epoch'),
      })),
    nextDue() {
      const row = nextDue.get() ?? {}
      const first = Math.min(optionalNumber(row, 'timer') ?? Infinity, optionalNumber(row, 'effect') ?? Infinity)
      return first === Infinity ? undefined : first
    },
    reviews: (limit) =>
      reviews.all(limit).map((row) => ({
        caseId: text(row, 'case_id'),
        purpose: text(row, 'purpose'),
        since: number(row, 'since'),
        overdue: number(row, 'overdue') === 1,
      })),
    history: (caseId) =>
      history.all(caseId).map((row) => ({
        caseId,
        revision: number(row, 'revision'),
        at: number(row, 'at'),
        body: text(row, 'body'),
      })),
    purge(now, limit) {
      const over = overCases.all(now, limit)
      for (const row of over) erase(text(row, 'id'))
      dropLedgers.run(now, limit)
      contacts.purge(now, limit)
      return over.length
    },
  }
}
