import type { Storage } from '../../src/ports/storage.ts'

/** An attempt to end a lease: by itself, or in the commit that told what came of it. */
export interface Ending {
  readonly key: string
  readonly worker: string
  readonly how: 'settled' | 'committed'
  /** Whether it was still the worker's to end. */
  readonly ended: boolean
}

/** A storage that notes who ends which lease. */
export function endingsOf(storage: Storage): { readonly storage: Storage; readonly endings: readonly Ending[] } {
  const endings: Ending[] = []
  return {
    endings,
    storage: {
      ...storage,
      async commit(change) {
        const result = await storage.commit(change)
        const { finished } = change
        if (finished) endings.push({ ...finished, how: 'committed', ended: result === 'done' })
        return result
      },
      async settleEffect(key, worker, result) {
        const ended = await storage.settleEffect(key, worker, result)
        endings.push({ key, worker, how: 'settled', ended })
        return ended
      },
    },
  }
}
