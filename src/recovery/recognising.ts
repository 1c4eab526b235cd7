import type { AccountFacts } from '../ports/accounts.ts'
import { type Evidence, type Factor, factorsOf, isContact, type PasswordRoot } from '../vocabulary/factors.ts'
import type { Fact } from '../vocabulary/facts.ts'
import { nominal } from '../vocabulary/policy.ts'
import { parseAddress } from './addresses.ts'
import type { Answer } from './answers/answer.ts'
import { record } from './answers/evidence.ts'
import { claim } from './claiming.ts'
import type { Draft } from './draft.ts'
import { sealContact } from './sealing.ts'

/** What showed whose account it is, and the fact that tells so. */
export interface Shown {
  /** Absent for a session, which is never a proof. */
  readonly evidence?: Evidence
  /** Of a session: what its owner signed in with. */
  readonly methods?: readonly Evidence[]
  readonly fact: (known: { readonly enrolled: Factor[]; readonly root: PasswordRoot }) => Fact
}

/** The caller has shown something of the account: from here on they are not a stranger, and the case is the account's. */
export async function recognise(
  draft: Draft,
  facts: AccountFacts,
  { evidence, methods, fact }: Shown,
): Promise<Answer> {
  draft.record.vouched = true
  if (evidence) record(draft, evidence)
  rememberAccount(draft, facts)
  const raised = { raised: true }
  if (facts.frozen) {
    draft.tell({ type: 'account.frozen' })
    return raised
  }
  const enrolled = factorsOf(facts.factors.map(({ kind }) => kind))
  const stopped = enrolled.length > 0 && (await claim(draft, methods))
  if (stopped) return { ...stopped, ...raised }
  if (draft.account.doc.obligations.length > 0) draft.tell({ type: 'obligation.standing' })
  draft.tell(fact({ enrolled, root: rootOf(draft, facts) }))
  return raised
}

/** A password that was lately reset through a contact is worth no more than that contact. */
function rootOf({ account, policy, now }: Draft, facts: AccountFacts): PasswordRoot {
  const { passwordRoot: ours } = account.doc
  if (ours && ours.at > now - nominal(policy.independence)) return ours.root
  return facts.passwordRoot ?? 'password'
}

/** Seals the account's contacts into the case: its notices reach them however the account changes. */
export function rememberAccount(draft: Draft, facts: AccountFacts): void {
  const { record: row } = draft
  row.accountRevision = facts.revision
  if (facts.locale !== undefined) row.locale = facts.locale
  row.hints = facts.factors.map(({ kind, hint }) => ({ kind, hint }))
  row.contacts = addressesOf(facts).map(({ kind, address }) => ({ kind, ...sealContact(draft, kind, address) }))
  enrol(draft, row.contacts, draft.flow.roles.changes === 'subject' ? 'new' : 'account')
}

type Origin = Draft['record']['roll'][number]['origin']
/** Whoever is on the roll is told of the case and may object to it. */
export function enrol(draft: Draft, contacts: Draft['record']['contacts'], origin: Origin): void {
  const { roll } = draft.record
  for (const contact of contacts)
    if (!roll.some(({ hash }) => hash === contact.hash)) roll.push({ id: `${roll.length}`, origin, ...contact })
}
/** The addresses of an account, normalised. */
export const addressesOf = (facts: AccountFacts) =>
  facts.factors.flatMap(({ kind, address }) =>
    isContact(kind) && address !== undefined ? [{ kind, address: parseAddress(kind, address)?.value ?? address }] : [],
  )
