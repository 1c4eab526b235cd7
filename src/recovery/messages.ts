import { type Copy, copyFor, languageFor, say } from '../copy.ts'
import { RecoveryError } from '../errors.ts'
import { type Contact, isContact } from '../vocabulary/factors.ts'
import { codeOf } from './codes.ts'
import type { Draft } from './draft.ts'
import { factsOf } from './hearing.ts'
import { noticeToken } from './notices.ts'
import type { Outgoing } from './outgoing.ts'
import { asking } from './realm.ts'
import { addressesOf } from './recognising.ts'
import type { Issue } from './record.ts'
import { openContact } from './sealing.ts'

/** What became of a message: sent, or dropped because nobody needs it any more. */
export type Sent = 'done' | 'dropped'

interface Letter {
  readonly kind: Contact
  readonly to: string
  readonly locale: string
  readonly words: (copy: Copy) => { readonly subject: string; readonly text: string } | undefined
  readonly extras: Readonly<Record<string, string>>
  readonly key: string
}

async function post({ flow, realm, policy }: Draft, { kind, to, locale, words, extras, key }: Letter): Promise<Sent> {
  const courier = realm.couriers[kind]
  if (!courier) throw new RecoveryError('port_failed', { detail: `There is no ${kind} port.` })
  const language = languageFor(flow.copy, locale)
  const copy = copyFor(flow.copy, language)
  const written = words(copy) ?? words(flow.copy.en)
  if (!written) return 'dropped'
  const fill = (text: string) => say(text, { copy, language, policy }, { ...extras, realm: realm.name })
  const message = { to, locale: language, subject: fill(written.subject), text: fill(written.text) }
  await asking(realm, kind, () => courier.deliver(message, key))
  return 'done'
}

/** The owner's language; a stranger may have chosen that of the case. */
const ownersLocale = ({ record }: Draft): string => record.locale ?? record.client.locale
const isOver = (issue: Issue, now: number): boolean => issue.closedAt !== undefined || issue.expiresAt <= now

/** A code that is late or superseded is dropped. */
export async function sendCode(draft: Draft, { nonce }: Outgoing & { type: 'code' }, key: string): Promise<Sent> {
  const { record, realm } = draft
  const issue = record.issues.find((each) => each.nonce === nonce)
  if (!issue || isOver(issue, draft.now) || draft.isClosed) return 'dropped'
  const known = issue.to === 'current'
  const contact = (known ? record.contacts : record.replacements).find(({ kind }) => kind === issue.kind)
  const code = codeOf(realm.keys, { caseId: record.id, ...issue })
  if (code === undefined) return 'dropped'
  const receiver = contact
    ? { to: openContact(draft, contact), locale: known ? ownersLocale(draft) : record.client.locale }
    : await unreached(draft, issue.kind)
  if (!receiver) return 'dropped'
  return post(draft, {
    kind: issue.kind,
    ...receiver,
    words: (copy) => copy.code,
    extras: { code },
    key,
  })
}

/** While nothing is known of the account its own address is looked up, if there is an account and it has one. */
async function unreached({ realm, record }: Draft, kind: Contact): Promise<{ to: string; locale: string } | undefined> {
  const { account, decoy, client } = record
  if (account === undefined || decoy) return undefined
  const facts = await asking(realm, 'accounts.facts', () => factsOf(realm, account))
  const to = addressesOf(facts).find((contact) => contact.kind === kind)?.address
  return to === undefined ? undefined : { to, locale: facts.locale ?? client.locale }
}

export async function sendNotice(
  draft: Draft,
  { notice, entry }: Outgoing & { type: 'notice' },
  key: string,
): Promise<Sent> {
  const { record, realm } = draft
  const receiver = record.roll.find(({ id }) => id === entry)
  if (!receiver) return 'dropped'
  return post(draft, {
    kind: receiver.kind,
    to: openContact(draft, receiver),
    locale: receiver.origin !== 'account' ? record.client.locale : ownersLocale(draft),
    words: (copy) => copy.notices[notice],
    extras: { link: realm.noticeUrl(noticeToken(realm, record.id, entry)) },
    key,
  })
}

/** Before the notice roll exists the account's own contacts are told; there is nothing yet to object to. */
export async function tellGuessing(draft: Draft, key: string): Promise<Sent> {
  const { record, realm } = draft
  const { account } = record
  if (account === undefined) return 'dropped'
  const facts = await asking(realm, 'accounts.facts', () => factsOf(realm, account))
  for (const { kind, address } of facts.factors) {
    if (!isContact(kind) || address === undefined) continue
    await post(draft, {
      kind,
      to: address,
      locale: facts.locale ?? record.client.locale,
      words: (copy) => copy.notices.guessing,
      extras: { link: '' },
      key: `${key}/${kind}`,
    })
  }
  return 'done'
}
