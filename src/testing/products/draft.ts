import type { Context } from '../../context.ts'
import type { Ledger } from '../../recovery/ledger.ts'
import type { Effect, EffectParams, EffectType } from '../../vocabulary/effects.ts'
import type { Contact } from '../../vocabulary/factors.ts'
import type { Outcome } from '../../vocabulary/outcomes.ts'
import type { Heard } from '../explore.ts'
import { type Carrier, carriers } from './carrying.ts'
import type { Part } from './part.ts'
import { type Model, partOf } from './product.ts'
import {
  type Account,
  type AccountId,
  after,
  type Bound,
  type Case,
  changedBy,
  type Flight,
  NOW,
  type Thing,
  type Who,
  type World,
} from './world.ts'

type Hold = Ledger['holds'][number]

/** What a move brings about, beside the world it leads to. */
export type Happening =
  | {
      readonly type: 'applied'
      readonly one: Case
      readonly part: Part
      readonly account: AccountId
      readonly how: EffectParams<'change.apply'>['how']
    }
  | { readonly type: 'took'; readonly one: Case; readonly part: Part; readonly account: AccountId }
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
}

const isSame = (a: Case, b: Case): boolean =>
  a.id === b.id && Object.entries(a).every(([key, value]) => Reflect.get(b, key) === value)
