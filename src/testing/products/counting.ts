import { type Budget, emptyLedger, exhaustedUntil, forgive, type Ledger, spend } from '../../recovery/ledger.ts'
import type { Contact } from '../../vocabulary/factors.ts'
import type { Draft } from './draft.ts'
import type { Model } from './product.ts'
import { type Case, NOW, type Thing } from './world.ts'

/** Whether something is counted in this search; what is not is not limited. */
export const counts = ({ product }: Model, purpose: string): boolean => product.counts?.includes(purpose) ?? false

const budgetOf = ({ model }: Draft, one: Case, purpose: string): Budget => model.rules.budget(purpose, one, model.limit)
/** What recovery writes on a ledger of its own is written on a copy. */
function copied(ledger: Ledger, write: (copy: Ledger) => void): Ledger {
  const copy = { ...ledger, budgets: { ...ledger.budgets } }
  write(copy)
  return copy
}

export const isSpent = (draft: Draft, one: Case, purpose: string): boolean =>
  exhaustedUntil(draft.account(one.account).ledger, budgetOf(draft, one, purpose), NOW) !== undefined
export function spendOne(draft: Draft, one: Case, purpose: string): void {
  const budget = budgetOf(draft, one, purpose)
  draft.write(one.account, (ledger) => copied(ledger, (copy) => spend(copy, budget, NOW)))
}

/** A wrong guess: looked at only while there is one left. */
export function guess(draft: Draft, one: Case, purpose: string): void {
  if (isSpent(draft, one, purpose)) return
  spendOne(draft, one, purpose)
  const key = witnessed(one, purpose)
  const { guesses } = draft.witness
  draft.remember({ guesses: { ...guesses, [key]: (guesses[key] ?? 0) + 1 } })
}
/** A right one forgets the wrong ones of its lane; `false`: it is not looked at. */
export function succeed(draft: Draft, one: Case, purpose: string): boolean {
  if (!counts(draft.model, purpose)) return true
  if (isSpent(draft, one, purpose)) return false
  const budget = budgetOf(draft, one, purpose)
  draft.write(one.account, (ledger) => copied(ledger, (copy) => forgive(copy, budget)))
  const { [witnessed(one, purpose)]: _, ...guesses } = draft.witness.guesses
  draft.remember({ guesses })
  return true
}
const witnessed = ({ account, vouched }: Case, purpose: string): string =>
  `${account}/${purpose}/${vouched ? 'vouched' : 'open'}`

/** `codes.ts`: a code is sent; counts per account and channel, and per address over all accounts. */
export function sendCode(draft: Draft, one: Case, kind: Contact, thing: Thing): void {
  const budget = budgetOf(draft, one, sends(kind))
  const target = draft.targets[thing] ?? emptyLedger(NOW)
  if (isSpent(draft, one, sends(kind)) || exhaustedUntil(target, budget, NOW) !== undefined) return
  spendOne(draft, one, sends(kind))
  draft.targets[thing] = copied(target, (copy) => spend(copy, budget, NOW))
  one.live = [...one.live, kind]
}
export const sends = (kind: Contact): string => `send:${kind}`
