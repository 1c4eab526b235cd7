import type { Storage } from '../../ports/storage.ts'

/** A storage that a run can be taken back to, again and again. */
export interface Kept {
  /** A storage of its own that is as it was; a function opens it anew for each process. */
  open(): Promise<Storage | (() => Storage)>
}
/** Where runs are kept: an empty storage to begin with, and what a storage is at any moment. */
export interface Shelf {
  readonly empty: Kept
  keep(storage: Storage): Promise<Kept>
}

type Write = (storage: Storage) => Promise<unknown>
const writing = ['commit', 'claimEffects', 'settleEffect', 'retry', 'purge'] as const

/** For storages of any kind that are quickly made: what was written to one is written to the next. */
export function replaying(make: () => Storage): Shelf {
  const written = new WeakMap<Storage, readonly Write[]>()
  const taped = (storage: Storage, past: readonly Write[]): Storage => {
    const writes = [...past]
    const tape: Storage = new Proxy(storage, {
      get(target, method) {
        const value: unknown = Reflect.get(target, method)
        if (typeof value !== 'function') return value
        const writes_ = writing.some((name) => name === method)
        return (...given: unknown[]): unknown => {
          if (writes_) writes.push((one) => Reflect.apply(Reflect.get(one, method), one, given))
          return Reflect.apply(value, target, given)
        }
      },
    })
    written.set(tape, writes)
    return tape
  }
  const kept = (past: readonly Write[]): Kept => ({
    async open() {
      const storage = make()
      for (const write of past) await write(storage)
      return taped(storage, past)
    },
  })
  return { empty: kept([]), keep: async (storage) => kept([...(written.get(storage) ?? [])]) }
}
