import type { Flow } from '../../../src/flow.ts'
import { mutantsOf } from '../../../src/testing/mutate.ts'
import { ownerOf, type Rules, rules as sound } from '../../../src/testing/products/index.ts'

/** A rule of the ledger, or a piece of a machine, that is broken on purpose, and the law that must find it. */
export interface Break {
  readonly says: string
  /** The search that finds it, by its name. */
  readonly in: string
  readonly law: string
  readonly rules?: Partial<Rules>
  readonly flows?: (flow: Flow) => Flow
}

const halved = 'binance.password × binance.reset, password counted exchange {guesses}'
const wrongly =
  (id: string, says: string) =>
  (flow: Flow): Flow => {
    if (flow.id !== id) return flow
    const mutant = mutantsOf(flow.machine, { targets: ['applying'] }).find((one) => one.says === says)
    if (!mutant) throw new RangeError(`no such place: ${says}`)
    return { ...flow, machine: mutant.build() }
  }

/** Nobody looks at bans that another account is under. */
const ownBansOnly: Partial<Rules> = {
  refuses(world, thing, account) {
    const others = world.claims.filter((claim) => claim.kind === 'reservation' || claim.account === account)
    return sound.refuses({ ...world, claims: others }, thing, account)
  },
  isTaken(world, thing, concerned) {
    const others = world.claims.filter((claim) => claim.kind === 'reservation' || concerned.includes(claim.account))
    return sound.isTaken({ ...world, claims: others }, thing, concerned)
  },
}
export const breaks: readonly Break[] = [
  {
    says: 'a password reset through the mailbox counts beside the mailbox',
    in: 'binance.password × binance.reset exchange {mailbox}',
    law: 'roots are not multiplied',
    rules: { passwordRoot: () => 'password' },
  },
  {
    says: 'whatever the risk port approves is approved',
    in: 'binance.password × binance.reset exchange {number}',
    law: 'roots are not multiplied',
    flows: wrongly('binance.reset', 'deciding: risk.decided (2) loses its guard approvesAlone'),
  },
  {
    says: 'a hand-over begins a second case',
    in: 'pionex.password × pionex.authenticatorLost exchange {authenticator}',
    law: 'one changing case',
    rules: { standing: () => undefined },
  },
  {
    says: 'an account lends its contacts while its own are being changed',
    in: 'okx.migration × okx.resetSignedIn, one contact exchange {another account}',
    law: 'one changing case',
    rules: { standing: () => undefined },
  },
  {
    says: 'a later hold takes the place of an earlier one',
    in: 'binance.password 48 h × binance.reset exchange {mailbox}',
    law: 'a hold is never shortened',
    rules: {
      startHold: (ledger, caseId, until) => ({
        ...ledger,
        holds: ledger.holds.filter((hold) => hold.caseId === caseId).map((hold) => ({ ...hold, until })),
      }),
    },
  },
  {
    says: 'the change comes before its hold',
    in: 'binance.password × binance.reset exchange {password}',
    law: 'a hold is never shortened',
    flows: wrongly('binance.reset', 'applying does not do hold.place on entry'),
  },
  {
    says: 'a hold bars nobody',
    in: 'binance.password × binance.reset exchange {mailbox}',
    law: 'a hold keeps new requests away',
    rules: { barred: () => false },
  },
  {
    says: 'whoever comes out of any case passes every hold',
    in: 'binance.password × binance.reset exchange {mailbox}',
    law: 'a hold keeps new requests away',
    rules: { barred: (ledger, newcomer, part) => newcomer.chain.length === 0 && sound.barred(ledger, newcomer, part) },
  },
  {
    says: 'guesses are counted flow by flow',
    in: 'binance.password × binance.reset, email counted exchange {guesses}',
    law: 'guesses are counted over all cases',
    rules: { budget: (purpose, one, limit) => sound.budget(`${one.flow} ${purpose}`, one, limit) },
  },
  {
    says: 'strangers have the whole budget',
    in: halved,
    law: 'guesses are counted over all cases',
    rules: { budget: (purpose, one, limit) => sound.budget(purpose, one, one.vouched ? limit : 2 * limit) },
  },
  {
    says: 'strangers have the whole budget',
    in: halved,
    law: 'the owner is not kept out',
    rules: { budget: (purpose, one, limit) => sound.budget(purpose, one, one.vouched ? limit : 2 * limit) },
  },
  {
    says: 'what another case has reserved is free',
    in: 'binance.reset × binance.reset, one contact exchange {another account}',
    law: 'a contact has one account',
    rules: {
      refuses: (world, thing, account) => ((ownerOf(world, thing) ?? account) === account ? undefined : 'occupied'),
    },
  },
  {
    says: 'a ban is forgotten for other accounts',
    in: 'binance.reset × binance.reset, one contact hardened {another account}',
    law: 'what was given up rests',
    rules: ownBansOnly,
  },
  {
    says: 'an identity is whoever’s answer comes first',
    in: 'okx.reset × okx.resetSignedIn, late answers exchange {password, mailbox}',
    law: 'a late answer is nobody else’s',
    rules: { answers: ({ challenge }) => challenge !== undefined },
  },
  {
    says: 'a sign-in is taken up though the account has changed since',
    in: 'pionex.signIn × pionex.contactChange exchange {password, number}',
    law: 'what has left opens nothing',
    rules: { redeems: () => true },
  },
  {
    says: 'what happens to the account is told to nobody',
    in: 'binance.password × binance.reset, objections and a freeze exchange {mailbox}',
    law: 'the owner’s sign-in stops a thief',
    rules: { reached: () => undefined },
  },
  {
    says: 'a case is deaf to a freeze',
    in: 'binance.password × binance.reset, objections and a freeze exchange {mailbox}',
    law: 'a freeze reaches every flow',
    flows: wrongly('binance.password', 'open: account.frozen is gone'),
  },
]
/** A ban is looked at when a contact is proven and again when it is bound: the second look alone is enough. */
export const lookedAtOnce: Partial<Rules> = { ...ownBansOnly, isTaken: sound.isTaken }
