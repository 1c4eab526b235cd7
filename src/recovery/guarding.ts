import { isFault, RecoveryError } from '../errors.ts'
import type { Clock } from '../ports/clock.ts'
import type { Storage } from '../ports/storage.ts'
import type { LogEntry } from './realm.ts'
import {
  areAudit,
  areContacts,
  areLeased,
  areLedgers,
  areOutbox,
  areReviews,
  areTimers,
  isCount,
  isDue,
  isFlag,
  isLoaded,
  isNothing,
  isResult,
} from './rows.ts'

const failed = (port: string, cause?: unknown) =>
  isFault(cause, ['port_failed', 'busy', 'version_unsupported', 'config_invalid'])
    ? cause
    : new RecoveryError('port_failed', { detail: `The ${port} failed.`, ...(cause === undefined ? {} : { cause }) })

/** A storage whose every fault is a named one, and whose answers have their form. */
export function guardStorage(storage: Storage): Storage {
  const named = async <T>(hasForm: (answer: unknown) => boolean, ask: () => Promise<T>): Promise<T> => {
    try {
      const answer = await ask()
      if (hasForm(answer)) return answer
    } catch (cause) {
      throw failed('storage', cause)
    }
    throw new RecoveryError('port_failed', { detail: 'The storage gave an answer out of form.' })
  }
  return {
    migrate: () => named(isNothing, () => storage.migrate()),
    load: (caseId, commandId) => named(isLoaded(commandId), () => storage.load(caseId, commandId)),
    ledgers: (keys) => named(areLedgers(keys), () => storage.ledgers(keys)),
    contacts: (hashes) => named(areContacts(hashes), () => storage.contacts(hashes)),
    commit: (change) => named(isResult, () => storage.commit(change)),
    dueTimers: (now, limit) => named(areTimers, () => storage.dueTimers(now, limit)),
    claimEffects: (now, options) => named(areLeased, () => storage.claimEffects(now, options)),
    settleEffect: (key, worker, result) => named(isFlag, () => storage.settleEffect(key, worker, result)),
    nextDue: () => named(isDue, () => storage.nextDue()),
    reviews: (limit) => named(areReviews, () => storage.reviews(limit)),
    history: (caseId) => named(areAudit(caseId), () => storage.history(caseId)),
    troubles: (limit) => named(areOutbox, () => storage.troubles(limit)),
    retry: (key, due) => named(isFlag, () => storage.retry(key, due)),
    effectsOf: (caseId) => named(areOutbox, () => storage.effectsOf(caseId)),
    purge: (now, limit) => named(isCount, () => storage.purge(now, limit)),
    close: () => named(isNothing, () => storage.close()),
  }
}

/** The page of "this was not me"; a message without one is not sent. */
export const guardUrl =
  (urlOf: (token: string) => string) =>
  (token: string): string => {
    let url: unknown
    try {
      url = urlOf(token)
    } catch (cause) {
      throw failed('noticeUrl', cause)
    }
    if (typeof url === 'string') return url
    // one that answers later is none; what it fails with must not end the process
    if (url instanceof Promise) url.catch(() => undefined)
    throw failed('noticeUrl')
  }

/** The last moment there is (ECMA-262, time values). */
const LAST = 8.64e15

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
    if (!(at >= 0 && at <= LAST)) throw failed('clock')
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
