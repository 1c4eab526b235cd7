import { isFault, RecoveryError } from '../errors.ts'
import type { Flow } from '../flow.ts'
import type { Accounts } from '../ports/accounts.ts'
import type { Calendar } from '../ports/calendar.ts'
import type { Clock } from '../ports/clock.ts'
import type { Courier } from '../ports/courier.ts'
import type { Risk } from '../ports/risk.ts'
import type { Storage } from '../ports/storage.ts'
import type { Verifiers } from '../ports/verifier.ts'
import type { Contact } from '../vocabulary/factors.ts'
import type { Keys } from './keys.ts'
import type { Unread } from './unreadable.ts'

/** What an operator's log may hear: codes and ids, never contacts or secrets. */
export interface LogEntry {
  readonly event:
    | 'escalated'
    | 'set_aside'
    | 'delivery_failed'
    | 'timer_failed'
    | 'dispute_after_end'
    | 'frozen'
    /** A case (`caseId`) or a ledger (its key) that cannot be read; `what` says why. */
    | 'unreadable'
  readonly caseId: string
  readonly what?: string
}

/** Does something in so many milliseconds, unless what is returned is called before. */
export type Later = (ms: number, run: () => void) => () => void
export const afterRealTime: Later = (ms, run) => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

/** Everything the doors share. */
export interface Realm {
  readonly name: string
  readonly flows: ReadonlyMap<string, Flow>
  readonly keys: Keys
  readonly storage: Storage
  readonly accounts: Accounts
  readonly couriers: Readonly<Partial<Record<Contact, Courier>>>
  readonly verifiers: Verifiers
  readonly risk: Risk | undefined
  readonly calendar: Calendar
  readonly clock: Clock
  readonly log: (entry: LogEntry) => void
  readonly unread: Unread
  /** The address that a notice's "this was not me" leads to. */
  readonly noticeUrl: (token: string) => string
  readonly portTimeoutMs: number
  readonly later: Later
  /** Called after each commit that may have given the clock something to do. */
  readonly wake: () => void
}

export const flowOf = (realm: Realm, id: string): Flow => {
  const flow = realm.flows.get(id)
  if (!flow) throw new RecoveryError('flow_unknown')
  return flow
}

/** The answer of a port, or `RecoveryError` (`port_failed`) when it throws or takes too long. The cause is kept for the operator. */
export async function asking<T>(realm: Realm, port: string, ask: () => Promise<T>): Promise<T> {
  let forget: (() => void) | undefined
  const late = new Promise<never>((_, reject) => {
    forget = realm.later(realm.portTimeoutMs, () =>
      reject(new RecoveryError('port_failed', { detail: `The ${port} port did not answer in time.` })),
    )
  })
  try {
    return await Promise.race([ask(), late])
  } catch (cause) {
    // a port has no say about inputs and tickets
    if (isFault(cause, ['port_failed'])) throw cause
    throw new RecoveryError('port_failed', { detail: `The ${port} port failed.`, cause })
  } finally {
    forget?.()
  }
}

export const accountLedger = (account: string): string => `account:${account}`
export const targetLedger = (hash: string): string => `target:${hash}`
