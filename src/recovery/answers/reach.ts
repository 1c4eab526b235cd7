import { guessBudget } from '../budgets.ts'
import { factsOf } from '../hearing.ts'
import { spend } from '../ledger.ts'
import { addressesOf, recognise } from '../recognising.ts'
import { type Answerer, refused } from './answer.ts'
import { guessOwnCode } from './codes.ts'

/** The first that is known of the account. A code for a contact it does not have was never sent, and none is right. */
export const reachAccount: Answerer<'account.reach'> = async (draft, { kind, code }, asker) => {
  const { realm } = draft
  const { account = '', decoy } = draft.record
  const tried = guessOwnCode(draft, kind, code)
  if (tried !== 'right') return tried
  const facts = decoy ? undefined : await asker.once(draft, 'accounts.facts', () => factsOf(realm, account))
  if (!facts || !addressesOf(facts).some((contact) => contact.kind === kind)) {
    draft.change((ledger) => spend(ledger, guessBudget(draft, kind), draft.now))
    draft.tell({ type: 'code.rejected', kind })
    return refused('code_wrong')
  }
  return recognise(draft, facts, {
    evidence: kind,
    fact: ({ enrolled }) => ({ type: 'account.reached', kind, enrolled }),
  })
}
