import type {
  AuditRow,
  CaseWrite,
  CommandRow,
  Commit,
  CommitResult,
  Document,
  LedgerWrite,
  ReviewRow,
  Storage,
} from '../ports/storage.ts'
import { Contacts } from './memory/contacts.ts'
import { Journal } from './memory/journal.ts'
import { Outbox } from './memory/outbox.ts'
import { Timers } from './memory/timers.ts'

interface CaseRow extends Document {
  readonly ledger: string | undefined
  readonly keepUntil: number
}
interface LedgerRow extends Document {
  readonly keepUntil: number
}

const documentOf = ({ revision, body }: Document): Document => ({ revision, body })

/**
 * Cases in this process's memory, for tests and demos: the same promises as a file, save that nothing outlives the process. `close` keeps
 * what is there, so the same storage can be opened again by a runtime that starts anew.
 */
export function memoryStorage(): Storage {
  const cases = new Map<string, CaseRow>()
  const ledgers = new Map<string, LedgerRow>()
  const commands = new Map<string, Map<string, CommandRow>>()
  const audit = new Map<string, AuditRow[]>()
  const reviews = new Map<string, ReviewRow>()
  const contacts = new Contacts()
  const timers = new Timers()
  const outbox = new Outbox()

  function erase(journal: Journal, caseId: string): void {
    for (const rows of [cases, commands, audit, reviews]) journal.drop<string, unknown>(rows, caseId)
    timers.erase(journal, caseId)
    outbox.erase(journal, caseId)
  }

  function putCase(journal: Journal, { id, expected, body, ledger, keepUntil }: CaseWrite): boolean {
    if ((cases.get(id)?.revision ?? 0) !== expected) return false
    journal.put(cases, id, { revision: expected + 1, body, ledger, keepUntil })
    return true
  }

  function putLedger(journal: Journal, { key, expected, body, keepUntil }: LedgerWrite): boolean {
    if ((ledgers.get(key)?.revision ?? 0) !== expected) return false
    journal.put(ledgers, key, { revision: expected + 1, body, keepUntil })
    return true
  }

  function putCommand(journal: Journal, { caseId, id, digest, answer }: CommandRow): void {
    const ofCase = commands.get(caseId) ?? new Map<string, CommandRow>()
    if (!commands.has(caseId)) journal.put(commands, caseId, ofCase)
    journal.put(ofCase, id, { caseId, id, digest, answer })
  }

  function putAudit(journal: Journal, { caseId, revision, at, body }: AuditRow): void {
    const ofCase = audit.get(caseId) ?? []
    if (!audit.has(caseId)) journal.put(audit, caseId, ofCase)
    ofCase.push({ caseId, revision, at, body })
    journal.did(() => ofCase.pop())
  }

  function write(journal: Journal, change: Commit): CommitResult {
    for (const row of change.cases ?? []) if (!putCase(journal, row)) return 'raced'
    for (const row of change.ledgers ?? []) if (!putLedger(journal, row)) return 'raced'
    for (const row of change.fired ?? []) {
      if (!timers.stands(row)) return 'raced'
      timers.clear(journal, row.caseId, row.id)
    }
    const { finished } = change
    if (finished && !outbox.settle(journal, finished.key, finished.worker, { state: 'done' })) return 'raced'
    for (const row of change.contacts ?? []) if (!contacts.write(journal, row, change.now)) return 'taken'
    // Before the new effects: the newer code is of the same group as the older one it voids.
    for (const group of change.voided ?? []) outbox.void(journal, group, change.now)
    for (const row of change.timers ?? []) {
      if (row.op === 'set') timers.set(journal, row)
      else timers.clear(journal, row.caseId, row.id)
    }
    for (const row of change.effects ?? []) outbox.add(journal, row)
    for (const row of change.commands ?? []) putCommand(journal, row)
    for (const row of change.audit ?? []) putAudit(journal, row)
    for (const row of change.reviews ?? []) {
      const { caseId } = row
      if (row.op === 'drop') journal.drop(reviews, caseId)
      else journal.put(reviews, caseId, { caseId, purpose: row.purpose, since: row.since, overdue: row.overdue })
    }
    for (const caseId of change.erased ?? []) erase(journal, caseId)
    return 'done'
  }

  return {
    async migrate() {},
    async load(caseId, commandId) {
      const row = cases.get(caseId)
      if (!row) return undefined
      const ledger = row.ledger === undefined ? undefined : ledgers.get(row.ledger)
      const command = commandId === undefined ? undefined : commands.get(caseId)?.get(commandId)
      return { case: documentOf(row), ...(ledger && { ledger: documentOf(ledger) }), ...(command && { command }) }
    },
    async ledgers(keys) {
      return keys.map((key) => {
        const row = ledgers.get(key)
        return row && documentOf(row)
      })
    },
    async contacts(hashes) {
      return contacts.find(hashes)
    },
    async commit(change) {
      const journal = new Journal()
      let result: CommitResult = 'raced'
      try {
        result = write(journal, change)
      } finally {
        if (result !== 'done') journal.rollback()
      }
      return result
    },
    async dueTimers(now, limit) {
      return timers.due(now, limit)
    },
    async claimEffects(now, { limit, leaseUntil, worker }) {
      // what cannot be compared would spoil the agenda for everybody
      if (!Number.isFinite(leaseUntil)) throw new TypeError('A lease has an end.')
      return outbox.claim(new Journal(), now, limit, leaseUntil, worker)
    },
    async settleEffect(key, worker, result) {
      return outbox.settle(new Journal(), key, worker, result)
    },
    async nextDue() {
      const first = Math.min(timers.first() ?? Infinity, outbox.first() ?? Infinity)
      return first === Infinity ? undefined : first
    },
    async reviews(limit) {
      return [...reviews.values()].sort((a, b) => a.since - b.since).slice(0, limit)
    },
    async history(caseId) {
      return [...(audit.get(caseId) ?? [])]
    },
    async troubles(limit) {
      return outbox.aside(limit)
    },
    async retry(key, due) {
      return outbox.retry(new Journal(), key, due)
    },
    async effectsOf(caseId) {
      return outbox.ofCase(caseId)
    },
    async purge(now, limit) {
      const journal = new Journal()
      const over = overdue(cases, now, limit)
      for (const caseId of over) erase(journal, caseId)
      for (const key of overdue(ledgers, now, limit)) ledgers.delete(key)
      contacts.purge(journal, now, limit)
      return over.length
    },
    async close() {},
  }
}

function overdue(rows: Map<string, { readonly keepUntil: number }>, now: number, limit: number): readonly string[] {
  const keys: string[] = []
  for (const [key, row] of rows) {
    if (keys.length >= limit) break
    if (row.keepUntil <= now) keys.push(key)
  }
  return keys
}
