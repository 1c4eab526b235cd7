import { recentDenials } from '../../recovery/ledger.ts'
import { Contact, type Evidence, type Factor, factorsOf, type PasswordRoot } from '../../vocabulary/factors.ts'
import type { Fact } from '../../vocabulary/facts.ts'
import { nominal } from '../../vocabulary/policy.ts'
import { counts, isSpent, spendOne } from './counting.ts'
import type { Draft } from './draft.ts'
import { type AccountId, type Bound, type Case, NOW, type Who, without } from './world.ts'

type Known = { readonly enrolled: Factor[]; readonly root: PasswordRoot }

export const enrolledIn = (bound: Bound): Factor[] => factorsOf(Object.keys(bound))
export const contactsIn = ({ email, phone }: Bound): Bound => ({
  ...(email === undefined ? {} : { email }),
  ...(phone === undefined ? {} : { phone }),
})

/** `recognising.ts`: the caller has shown something of the account, or comes with its session. */
export function recognise(
  draft: Draft,
  one: Case,
  { evidence, methods = [], fact }: { evidence?: Evidence; methods?: readonly Factor[]; fact: (known: Known) => Fact },
): void {
  const { bound, frozen, ledger } = draft.account(one.account)
  one.vouched = true
  if (evidence) one.old = without(one.old, evidence)
  one.contacts = contactsIn(bound)
  one.outdated = without(one.outdated, one.account)
  if (frozen) {
    draft.tell(one, { type: 'account.frozen' })
    return
  }
  const enrolled = enrolledIn(bound)
  if (enrolled.length > 0 && !claim(draft, one, methods)) return
  if (ledger.obligations.length > 0) draft.tell(one, { type: 'obligation.standing' })
  draft.tell(one, fact({ enrolled, root: draft.model.rules.passwordRoot(ledger, draft.part(one).policy) }))
}

/** `claiming.ts`: of the account's changing cases this one becomes the only one, or it ends here: `false`. */
export function claim(draft: Draft, one: Case, methods: readonly Factor[] = []): boolean {
  if (!draft.part(one).flow.changes) return true
  const standing = standingIn(draft, one, one.account)
  if (standing && methods.length > 0) hearSignIn(draft, standing, one.account, methods)
  const other = draft.find(standing?.id)
  if (other && isStanding(other) && draft.tell(one, { type: 'case.standing' })) return false
  const why = bars(draft, one, one.account)
  if (why) {
    draft.tell(one, { type: 'retry.refused', why })
    return false
  }
  if (other) draft.tell(other, { type: 'case.cancelled' })
  take(draft, one, one.account)
  return true
}
function take(draft: Draft, one: Case, account: AccountId): void {
  draft.happened.push({ type: 'took', one: { ...one }, part: draft.part(one), account })
  const { cases } = draft.account(account).ledger
  draft.write(account, (ledger) => ({ ...ledger, changing: one.id, cases: [...without(cases, one.id), one.id] }))
  if (counts(draft.model, 'start') && account === one.account && !cases.includes(one.id)) spendOne(draft, one, 'start')
}
const standingIn = (draft: Draft, one: Case, account: AccountId): Case | undefined =>
  draft.find(draft.model.rules.standing(draft.account(account).ledger, one.id))
const isStanding = ({ submitted, review }: Case): boolean => submitted || review

function bars(draft: Draft, one: Case, account: AccountId): 'hold' | 'cap' | 'coolDown' | undefined {
  const { ledger } = draft.account(account)
  const part = draft.part(one)
  if (ledger.changing === one.id) return undefined
  if (draft.model.rules.barred(ledger, one, part)) return 'hold'
  const denials = recentDenials(ledger, NOW)
  if (denials.length >= part.policy.retryCap) return 'cap'
  const again = (denials.at(-1) ?? Number.NEGATIVE_INFINITY) + nominal(part.policy.retryCoolDown)
  return again > NOW || (counts(draft.model, 'start') && isSpent(draft, one, 'start')) ? 'coolDown' : undefined
}

/** `lending.ts`: the account that a donor's contacts go to. `false`: the case ended here. */
export function findSubject(draft: Draft, one: Case, account: AccountId): boolean {
  const { bound, frozen } = draft.account(account)
  if (frozen) {
    draft.tell(one, { type: 'account.frozen' })
    return false
  }
  const standing = standingIn(draft, one, account)
  if ((standing && isStanding(standing)) || bars(draft, one, account)) {
    draft.tell(one, { type: 'conditions.unmet', why: 'hold' })
    return false
  }
  one.subject = account
  one.taken = contactsIn(bound)
  one.outdated = without(one.outdated, account)
  if (standing) draft.tell(standing, { type: 'case.cancelled' })
  take(draft, one, account)
  return true
}

/** `standing.ts`: a case that calls lost what the owner has just signed in with is not the owner's. */
function hearSignIn(draft: Draft, one: Case, account: AccountId, methods: readonly Evidence[]): void {
  const lost: readonly Factor[] = one.subject === account ? Contact.options : draft.context(one).lost
  const using = lost.some((kind) => methods.includes(kind)) ? 'lost' : 'other'
  draft.tell(one, { type: 'account.signedIn', using })
}
/** `accountDoor.ts`: someone signs in, and what is open on the account hears of it. */
export function signIn(draft: Draft, by: Who, account: AccountId, shown: Bound): void {
  draft.happened.push({ type: 'signedIn', by, account, with: shown })
  const open = draft.find(draft.model.rules.reached(draft.account(account).ledger))
  if (open) hearSignIn(draft, open, account, enrolledIn(shown))
}
/** `host.ts`: a sign-in that a case ended with is taken up, if the account is still what it was. */
export function redeem(draft: Draft, one: Case, proven: readonly Evidence[]): void {
  if (!draft.model.rules.redeems(draft.account(one.account), one)) return
  const app = draft.account(one.account).bound.totp
  const all: Bound = { ...one.contacts, ...(app === undefined ? {} : { totp: app }) }
  const shown = Object.entries(all).filter(([kind]) => proven.some((each) => each === kind))
  signIn(draft, one.by, one.account, Object.fromEntries(shown))
}
