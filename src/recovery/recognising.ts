import type { AccountFacts } from '../ports/accounts.ts'
import { type Evidence, type Factor, factorsOf, isContact, type PasswordRoot } from '../vocabulary/factors.ts'
import type { Fact } from '../vocabulary/facts.ts'
import { nominal } from '../vocabulary/policy.ts'
import { parseAddress } from './addresses.ts'
import type { Answer } from './answers/answer.ts'
import { record } from './answers/evidence.ts'
import { claim } from './claiming.ts'
import type { Draft } from './draft.ts'
import type { Realm } from './realm.ts'
import { contactHashes, sealContact } from './sealing.ts'

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
  tellOwing(draft)
  draft.tell(fact({ enrolled, root: rootOf(draft, facts) }))
  return raised
}

/** What the account has to set up first is told before the first factor is. */
export function tellOwing(draft: Draft): void {
  if (draft.ledger && draft.ledger.doc.obligations.length > 0) draft.tell({ type: 'obligation.standing' })
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
  row.contacts = sealedOf(draft, facts)
  enrol(draft, row.contacts, draft.flow.roles.changes === 'subject' ? 'new' : 'account')
}

type Origin = Draft['record']['roll'][number]['origin']
/** Whoever is on the roll is told of the case and may object to it. */
export function enrol(draft: Draft, contacts: Draft['record']['contacts'], origin: Origin): void {
  const { roll } = draft.record
  for (const contact of contacts)
    if (!roll.some(({ hash }) => hash === contact.hash)) roll.push({ id: `${roll.length}`, origin, ...contact })
}
/** The account's contacts as they rest in this case. */
export const sealedOf = (draft: Draft, facts: AccountFacts): Draft['record']['contacts'] =>
  addressesOf(facts).map(({ kind, address }) => ({ kind, ...sealContact(draft, kind, address) }))
/** Whether the case has learned of this very address of the account. */
export const isKnown = ({ record, realm }: Draft, { kind, address }: OwnAddress): boolean =>
  record.contacts.some(({ hash }) => contactHashes(realm.keys, kind, address).includes(hash))
/** The keyed hashes by which an account's contacts are found. */
export const hashesOf = ({ keys }: Pick<Realm, 'keys'>, facts: AccountFacts): string[] =>
  addressesOf(facts).flatMap(({ kind, address }) => contactHashes(keys, kind, address))

type OwnAddress = ReturnType<typeof addressesOf>[number]
/** The addresses of an account, normalised. */
export const addressesOf = (facts: AccountFacts) =>
  facts.factors.flatMap(({ kind, address }) =>
    isContact(kind) && address !== undefined ? [{ kind, address: parseAddress(kind, address)?.value ?? address }] : [],
  )
