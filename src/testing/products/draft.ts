import type { Context } from '../../context.ts'
import { type Budget, emptyLedger, exhaustedUntil, forgive, type Ledger, spend } from '../../recovery/ledger.ts'
import type { Effect, EffectParams, EffectType } from '../../vocabulary/effects.ts'
import type { Contact } from '../../vocabulary/factors.ts'
import type { Outcome } from '../../vocabulary/outcomes.ts'
import { type Duration, nominal } from '../../vocabulary/policy.ts'
import type { Heard } from '../explore.ts'
import type { Part } from './part.ts'
import type { Model } from './product.ts'
import {
  type Account,
  type AccountId,
  type Asked,
  type Bound,
  type Case,
  type Flight,
  NOW,
  type Thing,
  type Who,
  type World,
  withOne,
} from './world.ts'

type Hold = Ledger['holds'][number]

/** What a move brings about, beside the world it leads to. */
export type Happening =
  | { readonly type: 'heard'; readonly one: Case; readonly part: Part; readonly fact: Heard; readonly before: number }
  | {
      readonly type: 'applied'
      readonly one: Case
      readonly part: Part
      readonly account: AccountId
      readonly how: EffectParams<'change.apply'>['how']
      readonly context: Context
    }
  | { readonly type: 'ended'; readonly one: Case; readonly outcome: Outcome }
  | { readonly type: 'answered'; readonly one: Case; readonly flight: Flight }
  | { readonly type: 'signedIn'; readonly by: Who; readonly account: AccountId; readonly with: Bound }

/** Recovery's `Draft`, as far as the ledger goes: a world that is being changed by one move. */
export class Draft {
  readonly model: Model
  accounts: Record<AccountId, Account>
  targets: Record<Thing, Ledger>
  claims: World['claims']
  cases: Case[]
  flights: World['flights']
  witness: World['witness']
  readonly happened: Happening[] = []
  /** Asked for by a state: the case goes on in another flow. */
  handOver: { readonly from: Case; readonly to: EffectParams<'case.handOver'> } | undefined

  readonly #before: World

  constructor(model: Model, world: World) {
    this.model = model
    this.#before = world
    this.accounts = { ...world.accounts }
    this.targets = { ...world.targets }
    this.claims = world.claims
    this.cases = world.cases.map((one) => ({ ...one }))
    this.flights = world.flights
    this.witness = world.witness
  }
  get world(): World {
    const { accounts, targets, claims, flights, witness } = this
    const cases = this.cases.map((one) => this.#before.cases.find((was) => isSame(was, one)) ?? one)
    return { accounts, targets, claims, cases, flights, witness }
  }
  find(id: string | undefined): Case | undefined {
    return this.cases.find((one) => one.id === id)
  }
  account(id: AccountId): Account {
    const account = this.accounts[id]
    if (!account) throw new RangeError(`no account ${id}`)
    return account
  }
  part(one: Case): Part {
    return partOf(this.model, one)
  }
  context(one: Case): Context {
    return this.part(one).state(one.at).context
  }
  change(id: AccountId, change: Partial<Account>): void {
    this.accounts[id] = { ...this.account(id), ...change }
  }
  write(id: AccountId, write: (ledger: Ledger) => Ledger): void {
    this.change(id, { ledger: write(this.account(id).ledger) })
  }

  /** The machine hears a fact; `false` when it did not. */
  tell(one: Case, fact: Heard): boolean {
    const part = this.part(one)
    const told = part.tell(one.at, fact)
    if (!told.heard) return false
    this.happened.push({ type: 'heard', one: { ...one }, part, fact, before: one.at })
    const { context } = part.state(one.at)
    one.at = told.to
    for (const effect of told.effects) this.#carryOut(one, effect, context)
    const gone = new Set([...told.disarm, ...told.arm.map(({ id }) => id)])
    one.due = one.due.filter(({ id }) => !gone.has(id))
    this.arm(one, told.arm)
    if (part.state(one.at).outcome) this.#close(one)
    return true
  }
  arm(one: Case, armings: readonly { readonly id: string; readonly delay: string }[]): void {
    for (const { id, delay } of armings) {
      const at = this.#dueAt(one, delay)
      if (at !== undefined) one.due = [...one.due, { id, delay, at }]
    }
  }
  /** What only escalates, or says what a verdict says as well, is left out. */
  #dueAt(one: Case, delay: string): number | undefined {
    const { policy } = this.part(one)
    if (delay === 'caseLife' || delay === 'wait') return after(policy[delay])
    if (delay !== 'hold') return undefined
    return Math.max(NOW, this.holdOf(one)?.until ?? NOW)
  }

  holdOf(one: Case): Hold | undefined {
    return this.account(changedBy(one)).ledger.holds.find(({ caseId }) => caseId === one.id)
  }
  addHold(one: Case, hold: Hold): void {
    this.write(changedBy(one), (ledger) => ({ ...ledger, holds: [...ledger.holds, hold] }))
  }
  #carryOut<T extends EffectType>(one: Case, effect: Effect<T> & { type: T }, before: Context): void {
    const carrier: Carrier<T> | undefined = carriers[effect.type]
    carrier?.(this, one, effect.params, before)
  }

  /** `ending.ts` */
  #close(one: Case): void {
    const part = this.part(one)
    const { outcome, context } = part.state(one.at)
    this.cases = this.cases.filter((other) => other !== one)
    if (outcome) this.happened.push({ type: 'ended', one, outcome })
    if (one.account === '') return
    this.release(one)
    const concerned = new Set([one.account, changedBy(one)])
    if (outcome?.type === 'denied')
      for (const id of concerned) this.write(id, (ledger) => ({ ...ledger, denials: [...ledger.denials, NOW] }))
    const end = after(part.policy.hold)
    this.writeHold(one, (hold) => ({ ...hold, until: hold.until ?? Math.max(hold.was ?? 0, end) }))
    const bound = outcome?.type === 'completed' ? context.replaced : []
    for (const kind of one.reserved) if (!bound.includes(kind)) this.unreserve(one, kind)
  }
  unreserve(one: Case, kind: Contact): void {
    const thing = one.brought[kind]
    this.claims = this.claims.filter(
      (claim) => claim.kind !== 'reservation' || claim.thing !== thing || claim.account !== one.account,
    )
  }
  /** `claiming.ts`: lets go of every account the case had taken. */
  release(one: Case): void {
    for (const id of [one.account, one.subject])
      if (id !== undefined && this.accounts[id]?.ledger.changing === one.id)
        this.write(id, ({ changing: _, ...ledger }) => ledger)
  }
  remember(witness: Partial<World['witness']>): void {
    this.witness = { ...this.witness, ...witness }
  }

  /** Changes the case's own hold; `undefined` takes it away. */
  writeHold(one: Case, write: (hold: Hold) => Hold | undefined): void {
    this.write(changedBy(one), (ledger) => ({
      ...ledger,
      holds: ledger.holds.flatMap((hold) => (hold.caseId === one.id ? (write(hold) ?? []) : [hold])),
    }))
  }

  /** Whether something is counted in this search. */
  counts(purpose: string): boolean {
    return this.model.product.counts?.includes(purpose) ?? false
  }
  #budget(one: Case, purpose: string): Budget {
    return this.model.rules.budget(purpose, one, this.model.limit)
  }
  isSpent(one: Case, purpose: string): boolean {
    return exhaustedUntil(this.account(one.account).ledger, this.#budget(one, purpose), NOW) !== undefined
  }
  spend(one: Case, purpose: string): void {
    this.write(one.account, (ledger) => spent(ledger, this.#budget(one, purpose)))
  }
  forgive(one: Case, purpose: string): void {
    this.write(one.account, (ledger) => {
      const forgiven = { ...ledger, budgets: { ...ledger.budgets } }
      forgive(forgiven, this.#budget(one, purpose))
      return forgiven
    })
    const { [guessOf(one, purpose)]: _, ...guesses } = this.witness.guesses
    this.remember({ guesses })
  }
  /** A wrong guess: looked at only while there is one left. */
  guess(one: Case, purpose: string): void {
    if (this.isSpent(one, purpose)) return
    this.spend(one, purpose)
    const key = guessOf(one, purpose)
    this.remember({ guesses: { ...this.witness.guesses, [key]: (this.witness.guesses[key] ?? 0) + 1 } })
  }
  /** `codes.ts`: counts per account and channel, and per address over all accounts. */
  spendSend(one: Case, kind: Contact, thing: Thing): boolean {
    const own = this.#budget(one, `send:${kind}`)
    const target = this.targets[thing] ?? emptyLedger(NOW)
    if (this.isSpent(one, `send:${kind}`) || exhaustedUntil(target, own, NOW) !== undefined) return false
    this.spend(one, `send:${kind}`)
    this.targets[thing] = spent(target, own)
    return true
  }
}
const spent = (ledger: Ledger, budget: Budget): Ledger => {
  const after = { ...ledger, budgets: { ...ledger.budgets } }
  spend(after, budget, NOW)
  return after
}
const guessOf = ({ account, vouched }: Case, purpose: string): string =>
  `${account}/${purpose}/${vouched ? 'vouched' : 'open'}`

const isSame = (a: Case, b: Case): boolean =>
  a.id === b.id && Object.entries(a).every(([key, value]) => Reflect.get(b, key) === value)

export const after = (length: Duration): number => NOW + nominal(length)
export const changedBy = (one: Case): AccountId => one.subject ?? one.account
export function partOf(model: Model, one: Case): Part {
  const part = model.parts.get(one.flow)
  if (!part) throw new RangeError(`no flow ${one.flow}`)
  return part
}

/** `before`: what the case remembered when it asked; a hold forgets most of it. */
type Carrier<T extends EffectType> = (draft: Draft, one: Case, params: EffectParams<T>, before: Context) => void
type Carriers = { readonly [T in EffectType]?: Carrier<T> }
const ask =
  (asked: Asked) =>
  (_: Draft, one: Case): void => {
    one.asked = [...one.asked, asked]
  }

/** `carry.ts`, without what only tells people something. */
const carriers: Carriers = {
  'risk.ask': ask('risk'),
  'account.freeze': ask('freeze'),
  'change.apply': (draft, one, { how }) => ask(how)(draft, one),
  'review.open'(_, one) {
    one.review = true
  },
  'review.close'(_, one) {
    one.review = false
  },
  'hold.place'(draft, one) {
    const { holdFor } = draft.part(one).policy
    draft.writeHold(one, () => undefined)
    draft.addHold(one, { caseId: one.id, capabilities: [...holdFor] })
  },
  'hold.start'(draft, one, _, { proven }) {
    const { policy } = draft.part(one)
    const account = changedBy(one)
    const until = after(policy.hold)
    draft.write(account, (ledger) => draft.model.rules.startHold(ledger, one.id, until))
    const holds = { ...draft.witness.holds }
    for (const each of policy.holdFor) {
      const key = `${account}/${each}`
      holds[key] = Math.max(holds[key] ?? 0, until)
    }
    draft.remember({ holds })
    const root = proven.find((shown) => shown === 'email' || shown === 'phone')
    if (root && one.chose) draft.write(account, (ledger) => ({ ...ledger, passwordRoot: { root, at: NOW } }))
    draft.release(one)
  },
  'hold.lift'(draft, one) {
    draft.writeHold(one, () => undefined)
  },
  'hold.suspend'(draft, one) {
    const hold = draft.holdOf(one)
    if (hold && hold.until === undefined) return
    const { capabilities = [...draft.part(one).policy.holdFor], until: was = NOW } = hold ?? {}
    draft.writeHold(one, () => undefined)
    draft.addHold(one, { caseId: one.id, capabilities, was })
  },
  'hold.resume'(draft, one) {
    draft.writeHold(one, (hold) => ({ ...hold, until: Math.max(hold.was ?? 0, NOW) }))
  },
  'contact.reserve'(draft, one, { kind }) {
    const thing = one.brought[kind]
    if (thing === undefined) return
    const own = draft.claims.some((claim) => claim.thing === thing && claim.account === one.account)
    if (own) return
    one.reserved = withOne(one.reserved, kind)
    draft.claims = [...draft.claims, { thing, kind: 'reservation', account: one.account }]
  },
  'contact.ban'(draft, one, { kinds }) {
    const account = changedBy(one)
    const leaving = one.subject === undefined ? one.contacts : one.taken
    const { ban } = draft.part(one).policy
    for (const kind of kinds) {
      const thing = leaving[kind]
      if (thing === undefined) continue
      draft.claims = draft.claims.filter(
        (claim) => claim.kind !== 'reservation' || claim.thing !== thing || claim.account !== account,
      )
      if (nominal(ban) === 0) continue
      const until = after(ban)
      draft.claims = [...draft.claims, { thing, kind: 'ban', account, until }]
      draft.remember({ bans: { ...draft.witness.bans, [thing]: until } })
    }
  },
  'obligation.place'(draft, one, { kinds }) {
    draft.write(changedBy(one), (ledger) => ({
      ...ledger,
      obligations: [
        ...ledger.obligations,
        ...kinds
          .filter((kind) => !ledger.obligations.some((each) => each.kind === kind))
          .map((kind) => ({ kind, caseId: one.id, at: NOW })),
      ],
    }))
  },
  'obligation.lift'(draft, one, { kinds }) {
    draft.write(changedBy(one), (ledger) => ({
      ...ledger,
      obligations: ledger.obligations.filter(({ kind }) => !kinds.includes(kind)),
    }))
  },
  'case.handOver'(draft, one, to) {
    draft.handOver = { from: one, to }
  },
}
