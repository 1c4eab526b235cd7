import { succeed } from '../asker.ts'
import { guessBudget } from '../budgets.ts'
import { factsOf, verdictOf } from '../hearing.ts'
import { recognise } from '../recognising.ts'
import { type Answerer, refused } from './answer.ts'

export const givePassword: Answerer<'password.submit'> = async (draft, { password }, asker) => {
  const { realm } = draft
  const { account = '', decoy, id: caseId, flow } = draft.record
  const { password: verifier } = realm.verifiers
  const budget = guessBudget(draft, 'password')
  const asked = await asker.guess(draft, 'password', budget, async (key) => {
    const request = { account: decoy ? null : account, caseId, flow, purpose: 'password' }
    const { verdict } = verdictOf('password', await verifier?.check(request, password, key))
    return verdict === 'passed' && !decoy
  })
  if ('exhaustedUntil' in asked) {
    draft.tell({ type: 'password.exhausted' })
    return refused('password_exhausted', asked.exhaustedUntil)
  }
  if (!asked.answer) {
    draft.tell({ type: 'password.rejected' })
    return refused('password_wrong')
  }
  succeed(draft, budget)
  const facts = await asker.once(draft, 'accounts.facts', () => factsOf(realm, account))
  return recognise(draft, facts, {
    evidence: 'password',
    fact: (known) => ({ type: 'password.accepted', ...known }),
  })
}
