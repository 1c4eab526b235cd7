import { factorsOf } from '../../vocabulary/factors.ts'
import { nominal } from '../../vocabulary/policy.ts'
import type { Draft } from '../draft.ts'
import { factsOf } from '../hearing.ts'
import { type Answer, type Answerer, refused } from './answer.ts'

/** Evidence is as old as it is when the request is submitted; the account is looked at once more. */
export const submitRequest: Answerer<'request.submit'> = async (draft, _, asker) => {
  const { record, realm } = draft
  const facts = await asker.once(draft, 'accounts.facts', () => factsOf(realm, record.account ?? ''))
  if (facts.frozen) {
    draft.tell({ type: 'account.frozen' })
    return {}
  }
  const enrolled = factorsOf(facts.factors.map(({ kind }) => kind))
  const changed = enrolled.join() !== draft.context.enrolled.join()
  const stale = staleKinds(draft, changed)
  if (stale.length > 0) return forget(draft, stale)
  record.accountRevision = facts.revision
  if (draft.tell({ type: 'request.submitted' })) record.submitted = true
  return {}
}

function staleKinds(draft: Draft, changed: boolean) {
  const oldest = draft.now - nominal(draft.policy.evidenceLife)
  return draft.context.proven.filter((kind) => {
    const shown = draft.record.evidence.find((evidence) => evidence.kind === kind)
    return shown === undefined || shown.at < oldest || (changed && kind === 'password')
  })
}
function forget(draft: Draft, stale: readonly ReturnType<typeof staleKinds>[number][]): Answer {
  for (const kind of stale) draft.tell({ type: 'evidence.stale', kind })
  return refused('evidence_stale')
}
