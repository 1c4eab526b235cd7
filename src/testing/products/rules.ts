import { type Budget, type Ledger, restrictionsOf } from '../../recovery/ledger.ts'
import type { PasswordRoot } from '../../vocabulary/factors.ts'
import { nominal, type Policy } from '../../vocabulary/policy.ts'
import type { Part } from './part.ts'
import { type Account, type AccountId, type Case, DAY, type Flight, NOW, type Thing, type World } from './world.ts'

/**
 * The rules by which cases meet, as `src/recovery` has them. They are given one by one so that each can be broken on purpose: a search that
 * then finds nothing is worth nothing.
 */
export interface Rules {
  /** `recognising.ts`: what a right password shows. */
  passwordRoot(ledger: Ledger, policy: Policy): PasswordRoot
  /** `claiming.ts`: the case that stands in a newcomer's way. */
  standing(ledger: Ledger, newcomer: string): string | undefined
  /** `claiming.ts`: whether a hold keeps a new changing case from beginning. */
  barred(ledger: Ledger, newcomer: Case, part: Part): boolean
  /** `carry.ts`: the end of a case's hold is set. */
  startHold(ledger: Ledger, caseId: string, until: number): Ledger
  /** `budgets.ts`: what a guess, a code or a start is counted against. */
  budget(purpose: string, one: Case, limit: number): Budget
  /** `answers/contacts.ts`: why a contact that was just proven cannot be bound. */
  refuses(world: World, thing: Thing, account: AccountId): 'banned' | 'occupied' | undefined
  /** `changes.ts`: why a contact cannot be bound any more when the change is made. */
  isTaken(world: World, thing: Thing, concerned: readonly AccountId[]): boolean
  /** `host.ts`: whether a case waits for this answer. */
  answers(one: Case, flight: Flight): boolean
  /** `host.ts`: whether a sign-in may still be taken up. */
  redeems(account: Account, one: Case): boolean
  /** `accountDoor.ts`: the case that hears what happens to the account. */
  reached(ledger: Ledger): string | undefined
}

export const rules: Rules = {
  passwordRoot: ({ passwordRoot: ours }, { independence }) =>
    ours && ours.at > NOW - nominal(independence) ? ours.root : 'password',
  standing: ({ changing }, newcomer) => (changing === newcomer ? undefined : changing),
  barred: (ledger, { chain }, { flow: { fulfils } }) =>
    restrictionsOf(ledger, NOW, chain).some(({ capability }) => capability === 'recover') &&
    !ledger.obligations.some(({ kind }) => fulfils.includes(kind)),
  startHold: (ledger, caseId, until) => ({
    ...ledger,
    holds: ledger.holds.map((hold) => (hold.caseId === caseId ? { ...hold, until } : hold)),
  }),
  budget: (purpose, { vouched }, limit) => ({ purpose, lane: vouched ? 'vouched' : 'open', limit, windowMs: DAY }),
  refuses(world, thing, account) {
    const owner = ownerOf(world, thing)
    if (owner !== undefined && owner !== account) return 'occupied'
    const claims = claimsOn(world, thing)
    if (claims.some(({ kind }) => kind === 'ban')) return 'banned'
    return claims.some((claim) => claim.account !== account) ? 'occupied' : undefined
  },
  isTaken: (world, thing, concerned) =>
    claimsOn(world, thing).some(({ kind, account }) => kind === 'ban' || !concerned.includes(account)),
  answers: ({ challenge }, flight) => challenge === flight.challenge,
  redeems: ({ frozen }, { account, outdated }) => !frozen && !outdated.includes(account),
  reached: ({ changing }) => changing,
}

/** The account that a contact is bound to. */
export const ownerOf = ({ accounts }: World, thing: Thing): AccountId | undefined =>
  Object.keys(accounts).find((id) => Object.values(accounts[id]?.bound ?? {}).includes(thing))
export const claimsOn = ({ claims }: World, thing: Thing) =>
  claims.filter((claim) => claim.thing === thing && (claim.until ?? Number.POSITIVE_INFINITY) > NOW)
