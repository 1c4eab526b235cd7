import { AsyncLocalStorage } from 'node:async_hooks'
import type fc from 'fast-check'
import type { Storage } from '../../ports/storage.ts'
import type { World } from './world.ts'

/** Resolved when it is the turn of `who` to make a `call` of a port: `commit`, `accounts.apply`. */
export type Turn = (who: string, call: string) => Promise<void>

/** What calls of a storage and of ports pass through on their way in. It stands open while there is no `turn`. */
export class Gate {
  turn: Turn | undefined
  readonly #who = new AsyncLocalStorage<string>()

  /** Whatever `run` calls is called by `who`. */
  as<T>(who: string, run: () => Promise<T>): Promise<T> {
    return this.#who.run(who, run)
  }
  async pass(call: string): Promise<void> {
    await this.turn?.(this.#who.getStore() ?? 'nobody', call)
  }
}

/** A storage whose calls pass through the gate: what is asked at once is done in any order. */
export function interleaved(storage: Storage, gate: Gate): Storage {
  const after = async <T>(call: string, ask: () => Promise<T>): Promise<T> => {
    await gate.pass(call)
    return ask()
  }
  return {
    ...storage,
    load: (...given) => after('load', () => storage.load(...given)),
    ledgers: (...given) => after('ledgers', () => storage.ledgers(...given)),
    contacts: (...given) => after('contacts', () => storage.contacts(...given)),
    commit: (...given) => after('commit', () => storage.commit(...given)),
    dueTimers: (...given) => after('dueTimers', () => storage.dueTimers(...given)),
    claimEffects: (...given) => after('claimEffects', () => storage.claimEffects(...given)),
    settleEffect: (...given) => after('settleEffect', () => storage.settleEffect(...given)),
    nextDue: () => after('nextDue', () => storage.nextDue()),
    reviews: (...given) => after('reviews', () => storage.reviews(...given)),
    history: (...given) => after('history', () => storage.history(...given)),
    troubles: (...given) => after('troubles', () => storage.troubles(...given)),
    retry: (...given) => after('retry', () => storage.retry(...given)),
    effectsOf: (...given) => after('effectsOf', () => storage.effectsOf(...given)),
    purge: (...given) => after('purge', () => storage.purge(...given)),
  }
}

/** The ports of a world pass through the gate, too. */
export function interleavePorts(world: World, gate: Gate): void {
  world.interfere = (port) => gate.pass(port)
}

/** Turns in the order in which a scheduler of fast-check gives them. */
export const turnsBy =
  (scheduler: fc.Scheduler): Turn =>
  (who, call) =>
    scheduler.schedule(Promise.resolve(), `${who} ${call}`)

type Area = 'cases' | 'contacts' | 'timers' | 'outbox' | 'host'
const looksAt: Readonly<Record<string, readonly Area[]>> = {
  load: ['cases'],
  ledgers: ['cases'],
  reviews: ['cases'],
  history: ['cases'],
  contacts: ['contacts'],
  dueTimers: ['timers'],
  effectsOf: ['outbox'],
  troubles: ['outbox'],
  nextDue: ['timers', 'outbox'],
  email: [],
  phone: [],
}
const writesTo: Readonly<Record<string, readonly Area[]>> = {
  commit: ['cases', 'contacts', 'timers', 'outbox'],
  purge: ['cases', 'contacts', 'timers', 'outbox'],
  claimEffects: ['outbox'],
  settleEffect: ['outbox'],
  retry: ['outbox'],
  'accounts.apply': ['host'],
  'accounts.freeze': ['host'],
  host: ['host'],
}
interface Called {
  readonly call: string
}
/** Every other port looks at the host's accounts. */
const touchedBy = ({ call }: Called): readonly Area[] => looksAt[call] ?? writesTo[call] ?? ['host']
const disturbs = (one: Called, other: Called): boolean =>
  (writesTo[one.call] ?? []).some((area) => touchedBy(other).includes(area))

/** Whether two calls can change places without anybody noticing: neither writes what the other touches. */
export const commutes = (one: Called, other: Called): boolean => !disturbs(one, other) && !disturbs(other, one)
