import type { AccountFacts } from '../../ports/accounts.ts'
import { type Contact, type Evidence, factorsOf } from '../../vocabulary/factors.ts'
import { nominal } from '../../vocabulary/policy.ts'
import type { Asker } from '../asker.ts'
import type { Draft } from '../draft.ts'
import { factsOf } from '../hearing.ts'
import { addressesOf, isKnown, rememberAccount } from '../recognising.ts'
import { type Answer, type Answerer, refused } from './answer.ts'

export const submitRequest: Answerer<'request.submit'> = async (draft, _, asker) => {
  const stopped = await submitting(draft, asker)
  if (stopped) return stopped
  if (draft.tell({ type: 'request.submitted' })) draft.record.submitted = true
  return {}
}

/** Evidence is as old as it is when the request is submitted; every account concerned is looked at once more. `undefined`: it can be. */
export async function submitting(draft: Draft, asker: Asker): Promise<Answer | undefined> {
  const { record, realm } = draft
  const facts = await asker.once(draft, 'accounts.facts', () => factsOf(realm, record.account ?? ''))
  if (facts.frozen) return frozen(draft)
  const enrolled = factorsOf(facts.factors.map(({ kind }) => kind))
  const moved = movedContacts(draft, facts)
  if (moved.length > 0) rememberAccount(draft, facts)
  const stale = staleKinds(draft, enrolled.join() !== draft.context.enrolled.join(), moved)
  if (stale.length > 0) return forget(draft, stale)
  record.accountRevision = facts.revision
  return record.subject && lending(draft, record.subject, facts, asker)
}

/** Another account is changed: the donor must be empty, the subject not frozen. */
async function lending(
  draft: Draft,
  subject: NonNullable<Draft['record']['subject']>,
  donor: AccountFacts,
  asker: Asker,
): Promise<Answer | undefined> {
  const facts = await asker.once(draft, 'accounts.facts.subject', () => factsOf(draft.realm, subject.account))
  if (facts.frozen) return frozen(draft)
  subject.revision = facts.revision
  if (donor.empty ?? true) return undefined
  draft.tell({ type: 'conditions.unmet', why: 'assets' })
  return refused('conditions_assets')
}
function frozen(draft: Draft): Answer {
  draft.tell({ type: 'account.frozen' })
  return {}
}

/** Contacts of the account that have another address now than when the case learned of them. */
const movedContacts = (draft: Draft, facts: AccountFacts): Contact[] =>
  addressesOf(facts)
    .filter((own) => draft.record.contacts.some(({ kind }) => kind === own.kind) && !isKnown(draft, own))
    .map(({ kind }) => kind)

function staleKinds(draft: Draft, changed: boolean, moved: readonly Evidence[]) {
  const oldest = draft.now - nominal(draft.policy.evidenceLife)
  return draft.context.proven.filter((kind) => {
    const shown = draft.record.evidence.find((evidence) => evidence.kind === kind)
    return shown === undefined || shown.at < oldest || moved.includes(kind) || (changed && kind === 'password')
  })
}
function forget(draft: Draft, stale: readonly ReturnType<typeof staleKinds>[number][]): Answer {
  for (const kind of stale) draft.tell({ type: 'evidence.stale', kind })
  return refused('evidence_stale')
}
