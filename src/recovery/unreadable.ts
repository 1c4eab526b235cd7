import { RecoveryError } from '../errors.ts'
import type { LogEntry } from './realm.ts'

/** Of a flow or a version that this process does not have: another may, so it is left as it is. */
const foreign = ['version_unsupported', 'flow_unknown'] as const
/** Why something at rest cannot be read. */
export type Why = 'snapshot_invalid' | (typeof foreign)[number]
export const isForeign = (code: string): boolean => foreign.some((one) => one === code)

/** A case (by its id) or a ledger (by its key) that could not be read. */
export interface Unreadable {
  readonly id: string
  readonly why: Why
  /** When it was met last (ms). */
  readonly at: number
}
const KEPT = 1_000
const whyOf = (fault: unknown): Why | undefined => {
  if (!(fault instanceof RecoveryError)) return undefined
  return [...foreign, 'snapshot_invalid' as const].find((code) => code === fault.code)
}

/** What this process has met and could not read, until it can be read again: listed for an operator, for nothing is written about it. */
export class Unread {
  readonly #met = new Map<string, Unreadable>()
  readonly #log: (entry: LogEntry) => void
  readonly #now: () => number
  constructor(log: (entry: LogEntry) => void, now: () => number) {
    this.#log = log
    this.#now = now
  }
  list(): readonly Unreadable[] {
    return [...this.#met.values()]
  }
  /** Reads, and notes whether it could be. */
  async reading<T>(id: string, read: () => Promise<T>): Promise<T> {
    try {
      const found = await read()
      this.#met.delete(id)
      return found
    } catch (fault) {
      const why = whyOf(fault)
      if (why) this.#note(id, why)
      throw fault
    }
  }
  #note(id: string, why: Why): void {
    const known = this.#met.get(id)
    this.#met.delete(id)
    this.#met.set(id, { id, why, at: this.#now() })
    if (known?.why !== why) this.#log({ event: 'unreadable', caseId: id, what: why })
    for (const oldest of this.#met.keys()) {
      if (this.#met.size <= KEPT) return
      this.#met.delete(oldest)
    }
  }
}
