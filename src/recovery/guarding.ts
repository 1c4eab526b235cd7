import { RecoveryError } from '../errors.ts'
import type { Clock } from '../ports/clock.ts'
import type { Storage } from '../ports/storage.ts'
import type { LogEntry } from './realm.ts'

const failed = (port: string, cause?: unknown) =>
  cause instanceof RecoveryError
    ? cause
    : new RecoveryError('port_failed', { detail: `The ${port} failed.`, ...(cause === undefined ? {} : { cause }) })

/** A storage whose every fault is a named one. */
export function guardStorage(storage: Storage): Storage {
  const named = async <T>(ask: () => Promise<T>): Promise<T> => {
    try {
      return await ask()
    } catch (cause) {
      throw failed('storage', cause)
    }
  }
  return {
    migrate: () => named(() => storage.migrate()),
    load: (caseId, commandId) => named(() => storage.load(caseId, commandId)),
    ledgers: (keys) => named(() => storage.ledgers(keys)),
    contacts: (hashes) => named(() => storage.contacts(hashes)),
    commit: (change) => named(() => storage.commit(change)),
    dueTimers: (now, limit) => named(() => storage.dueTimers(now, limit)),
    claimEffects: (now, options) => named(() => storage.claimEffects(now, options)),
    settleEffect: (key, worker, result) => named(() => storage.settleEffect(key, worker, result)),
    nextDue: () => named(() => storage.nextDue()),
    reviews: (limit) => named(() => storage.reviews(limit)),
    history: (caseId) => named(() => storage.history(caseId)),
    troubles: (limit) => named(() => storage.troubles(limit)),
    retry: (key, due) => named(() => storage.retry(key, due)),
    effectsOf: (caseId) => named(() => storage.effectsOf(caseId)),
    purge: (now, limit) => named(() => storage.purge(now, limit)),
    close: () => named(() => storage.close()),
  }
}

/** A clock of whole milliseconds. One that tells no time stops everything: with `NaN` no budget would ever be spent. */
export const guardClock = (clock: Clock): Clock => ({
  now() {
    let at = Number.NaN
    try {
      const told = clock.now()
      if (typeof told === 'number') at = Math.floor(told)
    } catch (cause) {
      throw failed('clock', cause)
    }
    if (!Number.isSafeInteger(at) || at < 0) throw failed('clock')
    return at
  },
})

type Log = (entry: LogEntry) => unknown
/** A log that cannot fail what it only tells of. */
export const guardLog =
  (log: Log) =>
  (entry: LogEntry): void => {
    const told = async () => log(entry)
    told().catch(() => undefined)
  }
