/**
 * Where cases rest. A case is one JSON document with a revision; timers, reviews, contacts and the outbox are rows that are written
 * in the same transaction. All times are milliseconds since 1970 (UTC). Documents are opaque strings to the storage.
 */
export interface Storage {
  /** Brings the schema up to date; safe to call by several processes at once. Throws when the file is of a newer version. */
  migrate(): Promise<void>
  /** A case with the ledger of its account and, when named, an earlier command of it: one consistent read. */
  load(caseId: string, commandId?: string): Promise<Loaded | undefined>
  /** Ledgers by key, in the order asked; `undefined` where there is none. */
  ledgers(keys: readonly string[]): Promise<readonly (Document | undefined)[]>
  /** Claims on contacts, by any of their keyed hashes. */
  contacts(hashes: readonly string[]): Promise<readonly ContactRow[]>
  /**
   * Everything in one transaction, or nothing. `raced`: a case, ledger, timer or outbox row is not as expected any more; load again.
   * `taken`: a contact is claimed by another account; nothing was written. Written in this order: cases, ledgers, fired, finished, contacts,
   * voided, timers, effects, commands, audit, reviews, erased; so a commit may set anew the timer it fires, and voids no effect it writes.
   */
  commit(change: Commit): Promise<CommitResult>
  /** Timers that are due, earliest first. */
  dueTimers(now: number, limit: number): Promise<readonly TimerRow[]>
  /**
   * Leases effects that are due: of each queue only its first unfinished row, so a queue keeps its order. A row whose lease is over can be
   * leased again; `attempt` counts the leases.
   */
  claimEffects(
    now: number,
    options: { limit: number; leaseUntil: number; worker: string },
  ): Promise<readonly LeasedEffect[]>
  /** Ends a lease without a commit, also after its time while nobody else took it; `false` when the lease is no longer this worker's. */
  settleEffect(key: string, worker: string, result: EffectResult): Promise<boolean>
  /** The earliest time at which a timer or an effect becomes due; `undefined` when nothing waits. */
  nextDue(): Promise<number | undefined>
  /** Cases in review, longest waiting first. */
  reviews(limit: number): Promise<readonly ReviewRow[]>
  /** The audit rows of a case, oldest first. */
  history(caseId: string): Promise<readonly AuditRow[]>
  /** Effects that were set aside, oldest first. */
  troubles(limit: number): Promise<readonly OutboxRow[]>
  /** Lets an effect that was set aside be tried again at `due`; `false` when there is none under this key. */
  retry(key: string, due: number): Promise<boolean>
  /** Outbox rows of a case, all states, oldest first. */
  effectsOf(caseId: string): Promise<readonly OutboxRow[]>
  /** Drops what is past its `keepUntil`: cases with all their rows, ledgers, contact claims. Returns how many cases went. */
  purge(now: number, limit: number): Promise<number>
  close(): Promise<void>
}

export type CommitResult = 'done' | 'raced' | 'taken'

export interface Document {
  readonly revision: number
  readonly body: string
}
export interface Loaded {
  readonly case: Document
  /** The ledger under the case's `ledger` key, when it has one. */
  readonly ledger?: Document
  readonly command?: CommandRow
}

export interface Commit {
  readonly now: number
  readonly cases?: readonly CaseWrite[]
  readonly ledgers?: readonly LedgerWrite[]
  readonly contacts?: readonly ContactWrite[]
  readonly timers?: readonly TimerWrite[]
  /** Timers that must still stand as named, and are removed: the claim of a firing. */
  readonly fired?: readonly Pick<TimerRow, 'caseId' | 'id' | 'epoch'>[]
  readonly effects?: readonly EffectWrite[]
  /**
   * Waiting effects of these groups are dropped: a newer code voids an older one. One that is leased at `now` stays its worker's, who may settle
   * it as done, and is dropped instead of being tried again.
   */
  readonly voided?: readonly string[]
  /** An effect finished together with the fact it yielded; must still be leased by `worker`. */
  readonly finished?: { readonly key: string; readonly worker: string }
  /** A later answer under the same id replaces the earlier. */
  readonly commands?: readonly CommandRow[]
  readonly audit?: readonly AuditRow[]
  readonly reviews?: readonly ReviewWrite[]
  /** Cases to be removed with all their rows; claims on contacts are not theirs: they end by `release` or `until`. */
  readonly erased?: readonly string[]
}

export interface CaseWrite {
  readonly id: string
  /** The revision that was loaded; 0 for a new case. The row gets `expected + 1`. */
  readonly expected: number
  readonly body: string
  /** The key of the ledger that `load` brings along. */
  readonly ledger?: string
  /** When the row may be purged (ms). */
  readonly keepUntil: number
}
export interface LedgerWrite {
  readonly key: string
  readonly expected: number
  readonly body: string
  readonly keepUntil: number
}
/**
 * A claim on a contact. `reservation`: an account's alone. `ban`: nobody's until it ends. `until` absent: for good.
 * `ban`s do not conflict with anything when written; a `reservation` is `taken` when another account's reservation or any ban stands at `now`.
 * It is over at `until`. An account's later claim of the same kind joins its earlier one and, like `extend`, never shortens it. `extend` and
 * `release` go by any of the claim's hashes, and do nothing where there is no such claim.
 */
export interface ContactRow {
  readonly hash: string
  readonly kind: 'reservation' | 'ban'
  readonly account: string
  readonly caseId: string
  readonly until?: number
}
export type ContactWrite =
  | {
      readonly op: 'claim'
      readonly row: ContactRow /** every keyed hash of the same contact, old keys too */
      readonly also: readonly string[]
    }
  | {
      readonly op: 'extend'
      readonly hash: string
      readonly kind: ContactRow['kind']
      readonly account: string
      readonly until?: number
    }
  | { readonly op: 'release'; readonly hash: string; readonly kind: ContactRow['kind']; readonly account: string }

export interface TimerRow {
  readonly caseId: string
  readonly id: string
  readonly due: number
  readonly epoch: number
}
export type TimerWrite =
  | ({ readonly op: 'set' } & TimerRow)
  | { readonly op: 'clear'; readonly caseId: string; readonly id: string }

export interface EffectWrite {
  /** Unique: case/revision/index. A second write under the same key is ignored. */
  readonly key: string
  readonly caseId: string
  /** Rows of one queue are worked off in the order they were written. */
  readonly queue: string
  /** Rows of one group can be voided together while they wait. */
  readonly group?: string
  readonly due: number
  readonly body: string
}
export interface OutboxRow extends EffectWrite {
  readonly state: 'waiting' | 'done' | 'dropped' | 'aside'
  readonly attempt: number
  /** A short code of the last failure, never its message. */
  readonly trouble?: string
}
export interface LeasedEffect extends EffectWrite {
  readonly attempt: number
}
export type EffectResult =
  | { readonly state: 'done' | 'dropped' }
  | { readonly state: 'waiting'; readonly due: number; readonly trouble: string }
  | { readonly state: 'aside'; readonly trouble: string }

export interface CommandRow {
  readonly caseId: string
  readonly id: string
  readonly digest: string
  readonly answer: string
}
export interface AuditRow {
  readonly caseId: string
  readonly revision: number
  readonly at: number
  readonly body: string
}
export interface ReviewRow {
  readonly caseId: string
  readonly purpose: string
  readonly since: number
  readonly overdue: boolean
}
export type ReviewWrite = ({ readonly op: 'put' } & ReviewRow) | { readonly op: 'drop'; readonly caseId: string }
