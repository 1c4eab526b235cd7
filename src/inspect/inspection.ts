import { configured, RecoveryError } from '../errors.ts'
import type { Commit, Storage } from '../ports/storage.ts'
import { recordsOf } from './reading.ts'
import type { LiveRecord } from './record.ts'

export interface InspectionOptions {
  /** How many records are kept for who comes later: 1 to 100 000; default 2 000. */
  readonly keep?: number
}
export interface Inspection {
  /** The same storage; what is committed through it is told. Give it to `createRecovery` in place of the other. */
  watch(storage: Storage): Storage
  /** Hears every record from now on, until what is returned is called. What it throws is counted and goes no further. */
  subscribe(listener: (record: LiveRecord) => unknown): () => void
  /** The newest records, oldest first; those after one of them by its number. */
  recent(after?: number): readonly LiveRecord[]
  /** Tells what was committed and waits to be told; it is told by itself right after the command that it came of. */
  flush(): void
  /** How many records could not be made, and how often a listener threw or rejected. */
  readonly failures: { readonly records: number; readonly listeners: number }
}

const MOST = 100_000

/**
 * Records of everything that is committed, as facts with nothing secret in them. It stands between the runtime and its storage, so a record is told
 * after its commit, of whatever caused it, and nothing that goes wrong here reaches a command. Throws `RecoveryError` (`config_invalid`).
 */
export const createInspection = (options: InspectionOptions = {}): Inspection =>
  configured(() => {
    const { keep = 2_000 } = options
    if (!Number.isSafeInteger(keep) || keep < 1 || keep > MOST)
      throw new RecoveryError('config_invalid', { detail: '`keep` must be a number of records.' })
    return assemble(keep)
  })

function assemble(keep: number): Inspection {
  const kept: LiveRecord[] = []
  const listeners = new Set<(record: LiveRecord) => unknown>()
  const failures = { records: 0, listeners: 0 }
  let waiting: Commit[] = []
  let last = 0

  const tell = (record: LiveRecord) => {
    kept.push(record)
    if (kept.length > keep) kept.shift()
    for (const listener of listeners) {
      const told = async () => listener(record)
      told().catch(() => void failures.listeners++)
    }
  }
  const flush = () => {
    const changes = waiting
    waiting = []
    for (const change of changes) {
      try {
        const records = recordsOf(change, last + 1)
        last += records.length
        for (const record of records) tell(record)
      } catch {
        failures.records += 1
      }
    }
  }
  const note = (change: Commit) => {
    // records are made when the command has had its answer
    if (waiting.push(change) === 1) setImmediate(flush)
  }
  return {
    watch: (storage) => watched(storage, note),
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    recent: (after = 0) => kept.slice(Math.max(0, after + 1 - (kept[0]?.seq ?? 0))),
    flush,
    failures,
  }
}

const watched = (storage: Storage, note: (change: Commit) => void): Storage => ({
  migrate: () => storage.migrate(),
  load: (caseId, commandId) => storage.load(caseId, commandId),
  ledgers: (keys) => storage.ledgers(keys),
  contacts: (hashes) => storage.contacts(hashes),
  async commit(change) {
    const result = await storage.commit(change)
    if (result === 'done') note(change)
    return result
  },
  dueTimers: (now, limit) => storage.dueTimers(now, limit),
  claimEffects: (now, options) => storage.claimEffects(now, options),
  settleEffect: (key, worker, result) => storage.settleEffect(key, worker, result),
  nextDue: () => storage.nextDue(),
  reviews: (limit) => storage.reviews(limit),
  history: (caseId) => storage.history(caseId),
  troubles: (limit) => storage.troubles(limit),
  retry: (key, due) => storage.retry(key, due),
  effectsOf: (caseId) => storage.effectsOf(caseId),
  purge: (now, limit) => storage.purge(now, limit),
  close: () => storage.close(),
})
