import type fc from 'fast-check'
import type { Storage } from '../../ports/storage.ts'

/** A storage whose every answer waits for the scheduler: what is asked at once is answered in any order. */
export function interleaved(storage: Storage, scheduler: fc.Scheduler): Storage {
  const wait = async <T>(what: string, ask: () => Promise<T>): Promise<T> => {
    await scheduler.schedule(Promise.resolve(), `${what}?`)
    const answer = await ask()
    await scheduler.schedule(Promise.resolve(), `${what}!`)
    return answer
  }
  return {
    ...storage,
    load: (caseId, commandId) => wait('load', () => storage.load(caseId, commandId)),
    ledgers: (keys) => wait('ledgers', () => storage.ledgers(keys)),
    contacts: (hashes) => wait('contacts', () => storage.contacts(hashes)),
    commit: (change) => wait('commit', () => storage.commit(change)),
    dueTimers: (now, limit) => wait('dueTimers', () => storage.dueTimers(now, limit)),
    claimEffects: (now, options) => wait('claimEffects', () => storage.claimEffects(now, options)),
    settleEffect: (key, worker, result) => wait('settleEffect', () => storage.settleEffect(key, worker, result)),
  }
}
