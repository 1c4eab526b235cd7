import type { Storage } from '../../src/ports/storage.ts'
import type { Chance } from './chance.ts'

/** Faults at random calls: ports and storages that fail, answers that get lost, races, processes that end in the middle. */
export class Faults {
  readonly #chance: Chance
  /** How likely a call is to fail. */
  #odds: number
  readonly counts = new Map<string, number>()
  /** The process that runs now. */
  #process = { dies: Number.POSITIVE_INFINITY }
  constructor(chance: Chance, odds: number) {
    this.#chance = chance
    this.#odds = odds
  }
  get happened(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0)
  }
  get isDead(): boolean {
    return this.#process.dies <= 0
  }
  /** The process ends after so many calls of its storage. */
  killAfter(calls: number): void {
    this.#process.dies = calls
  }
  stop(): void {
    this.#odds = 0
    this.#process.dies = Number.POSITIVE_INFINITY
  }
  strikes(what: string, odds = this.#odds): boolean {
    if (odds === 0 || !this.#chance.whether(odds)) return false
    this.#count(what)
    return true
  }
  #count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1)
  }

  /** What a port call passes through. */
  port(): void {
    if (this.strikes('port failed')) throw new Error('the port fails')
  }

  /** The storage as a new process has it: once that has ended, nothing of it comes through any more. */
  processOn(storage: Storage): Storage {
    const process = { dies: Number.POSITIVE_INFINITY }
    this.#process = process
    const call = async <T>(run: () => Promise<T>): Promise<T> => {
      if (process.dies <= 0) throw new Error('the process has ended')
      process.dies -= 1
      if (this.strikes('storage failed')) throw new Error('the storage fails')
      const answer = await run()
      if (process.dies <= 0) {
        this.#count('process killed')
        process.dies = Number.NEGATIVE_INFINITY
        throw new Error('the process has ended')
      }
      if (this.strikes('answer lost')) throw new Error('the answer is lost')
      return answer
    }
    return {
      ...storage,
      load: (caseId, commandId) => call(() => storage.load(caseId, commandId)),
      ledgers: (keys) => call(() => storage.ledgers(keys)),
      contacts: (hashes) => call(() => storage.contacts(hashes)),
      commit: (change) => call(async () => (this.strikes('race') ? 'raced' : storage.commit(change))),
      dueTimers: (now, limit) => call(() => storage.dueTimers(now, limit)),
      claimEffects: (now, options) => call(() => storage.claimEffects(now, options)),
      settleEffect: (key, worker, result) => call(() => storage.settleEffect(key, worker, result)),
      nextDue: () => call(() => storage.nextDue()),
      reviews: (limit) => call(() => storage.reviews(limit)),
      purge: (now, limit) => call(() => storage.purge(now, limit)),
    }
  }
}
