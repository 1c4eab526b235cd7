import { decide, start } from '../deciding.ts'
import { armedIn, contextOf, hears, type Resting, rest, type Snapshot } from '../engine.ts'
import { RecoveryError } from '../errors.ts'
import type { Flow } from '../flow.ts'
import type {
  AuditRow,
  CaseWrite,
  CommandRow,
  Commit,
  CommitResult,
  ContactWrite,
  Document,
  EffectWrite,
  ReviewWrite,
  TimerRow,
  TimerWrite,
} from '../ports/storage.ts'
import type { EffectParams } from '../vocabulary/effects.ts'
import type { ClockFact, Fact } from '../vocabulary/facts.ts'
import type { Policy } from '../vocabulary/policy.ts'
import { carryOut } from './carry.ts'
import { dueOf } from './due.ts'
import { close, keepUntil } from './ending.ts'
import type { Ledger } from './ledger.ts'
import { LedgerDraft, loadLedger } from './ledgerDraft.ts'
import { pinned, textOf } from './pinned.ts'
import { accountLedger, flowOf, type Realm } from './realm.ts'
import { type CaseRecord, type NewRecord, parseRecord, writeRecord } from './record.ts'
import { wakeCase } from './waking.ts'

/** What one audit row says: which facts were heard, where they led, what was asked for. */
interface AuditBody {
  actor: string
  command?: string
  input?: string
  /** The version that the case was of until now, which `from` is a state of, and how it rests in this one before it hears anything. */
  migrated?: { version: number; rest: Resting }
  facts: (Fact | ClockFact)[]
  from: unknown
  to?: unknown
  effects: string[]
}

/** One case, loaded, being changed, and everything that is written with it in one commit. */
export class Draft {
  readonly realm: Realm
  readonly flow: Flow
  readonly policy: Policy
  readonly record: CaseRecord
  readonly now: number
  snapshot: Snapshot
  ledger: LedgerDraft | undefined
  /** Of the account that is changed, where another one proves. */
  subjectLedger: LedgerDraft | undefined
  /** Other cases and ledgers that change in the same commit. */
  readonly others: Draft[] = []
  readonly ledgers: LedgerDraft[] = []
  readonly effects: EffectWrite[] = []
  readonly contacts: ContactWrite[] = []
  readonly voided: string[] = []
  readonly commands: CommandRow[] = []
  /** Told to the operator's log once the commit is done. */
  readonly afterCommit: (() => void)[] = []
  readonly earlier: CommandRow | undefined
  readonly audit: AuditBody
  readonly expected: number
  fired: Commit['fired']
  finished: Commit['finished']
  /** Asked for by a final state: the case goes on in another flow. */
  handOver: EffectParams<'case.handOver'> | undefined
  readonly #timersBefore: CaseRecord['timers']
  readonly #renamed = new Map<string, string>()
  readonly #reviewBefore: string | undefined

  private constructor(
    realm: Realm,
    record: CaseRecord,
    snapshot: Snapshot | undefined,
    loaded: { expected: number; ledger?: Document | undefined; command?: CommandRow | undefined },
  ) {
    this.realm = realm
    this.flow = flowOf(realm, record.flow)
    this.policy = pinned(record.policy)
    this.record = record
    // a wall clock that jumps back makes nothing younger
    this.now = Math.max(realm.clock.now(), record.lastAt)
    this.snapshot = snapshot ?? wakeCase(this.flow, record, this.policy)
    this.expected = loaded.expected
    this.earlier = loaded.command
    this.#timersBefore = [...record.timers]
    this.#reviewBefore = record.review && JSON.stringify(record.review)
    if (record.account !== undefined)
      this.ledger = new LedgerDraft(accountLedger(record.account), loaded.ledger, this.now)
    this.audit = { actor: 'system', facts: [], from: record.rest.value, effects: [] }
  }

  /** Throws `RecoveryError`: `snapshot_invalid`, `version_unsupported`, `flow_unknown`; `undefined` when there is no such case. */
  static load(realm: Realm, caseId: string, commandId?: string): Promise<Draft | undefined> {
    return realm.unread.reading(caseId, () => Draft.#load(realm, caseId, commandId))
  }
  static async #load(realm: Realm, caseId: string, commandId?: string): Promise<Draft | undefined> {
    const loaded = await realm.storage.load(caseId, commandId)
    if (!loaded) return undefined
    const record = parseRecord(caseId, loaded.case.body)
    const draft = new Draft(realm, record, undefined, {
      expected: loaded.case.revision,
      ledger: loaded.ledger,
      command: loaded.command,
    })
    if (record.subject) await draft.#loadSubject(record.subject.account)
    if (record.version !== draft.flow.version) draft.#migrate()
    return draft
  }

  /** A case of an older version goes on as one of this: written so from now on, and its deadlines fall when they would have. */
  #migrate(): void {
    const { record, flow } = this
    const resting = rest(this.snapshot)
    this.audit.migrated = { version: record.version, rest: resting }
    record.version = flow.version
    record.fingerprint = flow.fingerprint
    record.rest = resting
    record.timers = armedIn(this.snapshot).map(({ id, delay }) => {
      const old =
        this.#timersBefore.find((timer) => timer.id === id) ?? this.#timersBefore.find((timer) => timer.delay === delay)
      if (!old) return { id, delay, due: dueOf(this, delay), epoch: this.revision }
      this.#renamed.set(old.id, id)
      return { ...old, id, delay }
    })
  }
  get isMigrated(): boolean {
    return this.audit.migrated !== undefined
  }
  /** The deadline that a row stands for, under the name it has now. */
  timerOf({ id, epoch }: Pick<TimerRow, 'id' | 'epoch'>): CaseRecord['timers'][number] | undefined {
    const name = this.#renamed.get(id) ?? id
    return this.record.timers.find((timer) => timer.id === name && timer.epoch === epoch)
  }

  static open(realm: Realm, flow: Flow, record: NewRecord): Draft {
    const policy = textOf(flow.policy)
    const first = start(flow.machine, pinned(policy))
    const whole: CaseRecord = {
      ...record,
      flow: flow.id,
      version: flow.version,
      fingerprint: flow.fingerprint,
      policy,
      rest: rest(first.snapshot),
      timers: [],
    }
    const draft = new Draft(realm, whole, first.snapshot, { expected: 0 })
    draft.#arm(first.arm)
    return draft
  }

  get revision(): number {
    return this.expected + 1
  }
  get context() {
    return contextOf(this.snapshot)
  }
  get isClosed(): boolean {
    return this.snapshot.status !== 'active'
  }
  get lane() {
    return this.record.recognised || this.record.vouched ? ('vouched' as const) : ('open' as const)
  }

  /** The machine hears a fact; `false` when it did not, and then nothing has changed. */
  tell(fact: Fact | ClockFact): boolean {
    const told = decide(this.flow.machine, this.snapshot, fact)
    // what is only taken note of, as a wrong code is, is on record too
    if (told.heard || hears(this.snapshot, fact)) this.audit.facts.push(fact)
    if (!told.heard) return false
    this.snapshot = told.snapshot
    for (const effect of told.effects) {
      carryOut(this, effect, `${this.record.id}/${this.revision}/${this.audit.effects.length}`)
      this.audit.effects.push(effect.type)
    }
    const gone = new Set([...told.disarm, ...told.arm.map((arming) => arming.id)])
    this.record.timers = this.record.timers.filter((timer) => !gone.has(timer.id))
    this.#arm(told.arm)
    if (this.isClosed) close(this)
    return true
  }

  #arm(armings: readonly { id: string; delay: string }[]): void {
    for (const { id, delay } of armings)
      this.record.timers.push({ id, delay, due: dueOf(this, delay), epoch: this.revision })
  }

  /** The ledger of the case's account, which must be known. */
  get account(): LedgerDraft {
    if (!this.ledger) throw new RecoveryError('input_not_allowed')
    return this.ledger
  }
  change(write: (ledger: Ledger) => void): void {
    write(this.account.doc)
    this.account.changed = true
  }
  /** Ties the case to an account (or a decoy) and loads its ledger. */
  async bindAccount(account: string, decoy: boolean): Promise<void> {
    this.record.account = account
    this.record.decoy = decoy
    await this.reloadLedger()
  }
  /** The ledger of the account that is changed: the case's own, or that of the account it was found to be about. */
  get held(): LedgerDraft {
    return this.subjectLedger ?? this.account
  }
  changeHeld(write: (ledger: Ledger) => void): void {
    write(this.held.doc)
    this.held.changed = true
  }
  /** The account that a donor's case turned out to be about. */
  async bindSubject(subject: NonNullable<CaseRecord['subject']>): Promise<void> {
    this.record.subject = subject
    await this.#loadSubject(subject.account)
  }
  unbindSubject(): void {
    delete this.record.subject
    this.subjectLedger = undefined
  }
  async #loadSubject(account: string): Promise<void> {
    this.subjectLedger = await loadLedger(this.realm, accountLedger(account), this.now)
  }
  async reloadLedger(): Promise<void> {
    this.ledger = await loadLedger(this.realm, accountLedger(this.record.account ?? ''), this.now)
  }

  #case(): CaseWrite {
    const { record } = this
    record.lastAt = this.now
    record.rest = rest(this.snapshot)
    this.audit.to = record.rest.value
    return {
      id: record.id,
      expected: this.expected,
      body: writeRecord(record),
      ...(record.account === undefined ? {} : { ledger: accountLedger(record.account) }),
      keepUntil: keepUntil(this),
    }
  }
  #timers(): TimerWrite[] {
    const { id: caseId, timers } = this.record
    const standing = new Set(timers.map(({ id }) => id))
    const fired = new Set(this.fired?.map(({ id }) => id))
    const before = new Map(this.#timersBefore.map(({ id, epoch }) => [id, epoch]))
    return [
      ...this.#timersBefore
        .filter(({ id }) => !standing.has(id) && !fired.has(id))
        .map(({ id }) => ({ op: 'clear' as const, caseId, id })),
      ...timers
        .filter(({ id, epoch }) => before.get(id) !== epoch)
        .map(({ id, due, epoch }) => ({ op: 'set' as const, caseId, id, due, epoch })),
    ]
  }
  #reviews(): ReviewWrite[] {
    const { id: caseId, review } = this.record
    if ((review && JSON.stringify(review)) === this.#reviewBefore) return []
    return [
      review
        ? { op: 'put', caseId, purpose: review.purpose, since: review.since, overdue: review.overdue }
        : { op: 'drop', caseId },
    ]
  }
  #audit(): AuditRow {
    return { caseId: this.record.id, revision: this.revision, at: this.now, body: JSON.stringify(this.audit) }
  }

  /** Writes this case and all that goes with it in one transaction. */
  async commit(): Promise<CommitResult> {
    const all: readonly Draft[] = [this, ...this.others]
    const ledgers = new Set(
      all.flatMap((draft) => [
        ...[draft.ledger, draft.subjectLedger].flatMap((ledger) => (ledger?.changed ? [ledger] : [])),
        ...draft.ledgers,
      ]),
    )
    const result = await this.realm.storage.commit({
      now: this.now,
      cases: all.map((draft) => draft.#case()),
      ledgers: [...ledgers].map((ledger) => ledger.write(this.now)),
      contacts: all.flatMap((draft) => draft.contacts),
      timers: all.flatMap((draft) => draft.#timers()),
      effects: all.flatMap((draft) => draft.effects),
      voided: all.flatMap((draft) => draft.voided),
      commands: all.flatMap((draft) => draft.commands),
      audit: all.map((draft) => draft.#audit()),
      reviews: all.flatMap((draft) => draft.#reviews()),
      ...(this.fired ? { fired: this.fired } : {}),
      ...(this.finished ? { finished: this.finished } : {}),
    })
    if (result === 'done') {
      for (const draft of all) for (const tell of draft.afterCommit) tell()
      this.realm.wake()
    }
    return result
  }
}
