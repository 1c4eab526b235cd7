import { RecoveryError } from '../../errors.ts'
import { factsOf, verdictOf } from '../hearing.ts'
import { recognise } from '../recognising.ts'
import { type Answerer, refused } from './answer.ts'
import { beginCheck, begun } from './challenge.ts'

export const startFederated: Answerer<'federated.start'> = async (draft, { provider }, asker) => {
  if (!draft.policy.providers.includes(provider)) throw new RecoveryError('input_not_allowed')
  await beginCheck(draft, asker, { purpose: 'federated', provider }, draft.realm.verifiers.federated)
  draft.tell({ type: 'federated.begun', provider })
  return {}
}

/** The provider has told who it is; whether that is an account here is the host's to say. */
export const finishFederated: Answerer<'federated.finish'> = async (draft, { response }, asker) => {
  const { provider } = begun(draft, 'federated')
  const { realm, record } = draft
  const request = { account: null, caseId: record.id, flow: record.flow, purpose: 'federated' }
  const verdict = await asker.once(draft, 'federated.finish', async (key) =>
    verdictOf('federated', await realm.verifiers.federated?.check({ ...request, provider }, response, key)),
  )
  delete record.challenge
  if (verdict.verdict !== 'passed' || typeof verdict.account !== 'string') {
    const why = verdict.verdict === 'passed' ? 'unlinked' : 'failed'
    draft.tell({ type: 'federated.rejected', why })
    return refused(`federated_${why}`)
  }
  const { account } = verdict
  await draft.bindAccount(account, false)
  const facts = await asker.once(draft, 'accounts.facts', () => factsOf(realm, account))
  return recognise(draft, facts, {
    evidence: 'federated',
    fact: ({ enrolled }) => ({ type: 'federated.accepted', enrolled }),
  })
}
