import { isSufficient } from '../context.ts'
import { copyFor, languageFor, say } from '../copy.ts'
import { RecoveryError } from '../errors.ts'
import type { Binding, Change, ChangeAnswer } from '../ports/accounts.ts'
import type { LeasedEffect } from '../ports/storage.ts'
import { type Contact, isContact } from '../vocabulary/factors.ts'
import type { Fact } from '../vocabulary/facts.ts'
import { codeOf } from './codes.ts'
import { Draft } from './draft.ts'
import { after } from './due.ts'
import { noticeToken } from './notices.ts'
import { type Outgoing, parseOutgoing } from './outgoing.ts'
import { asking, type Realm } from './realm.ts'
import type { Issue } from './record.ts'
import { openContact } from './sealing.ts'

const ATTEMPTS = 8
const SECOND = 1_000
/** A message is set aside after this many tries; the case goes on. */
export const MESSAGE_TRIES = 8
const backOff = (attempt: number): number => Math.min(5 * 60 * SECOND, SECOND * 2 ** Math.min(attempt, 20))

/** Delivers one leased effect: at least once, always under its key. */
export async function deliver(realm: Realm, effect: LeasedEffect, worker: string): Promise<void> {
  try {
    const done = await attempt(realm, effect, worker)
    if (done) await realm.storage.settleEffect(effect.key, worker, { state: done })
  } catch (cause) {
    await failed(realm, effect, worker, cause)
  }
}

async function failed(realm: Realm, effect: LeasedEffect, worker: string, cause: unknown): Promise<void> {
  const trouble = cause instanceof RecoveryError ? cause.code : 'port_failed'
  const unreadable = trouble === 'snapshot_invalid' || trouble === 'version_unsupported' || trouble === 'flow_unknown'
  const aside = unreadable || (!effect.queue.startsWith('case:') && effect.attempt >= MESSAGE_TRIES)
  const due = realm.clock.now() + backOff(effect.attempt)
  await realm.storage.settleEffect(
    effect.key,
    worker,
    aside ? { state: 'aside', trouble } : { state: 'waiting', due, trouble },
  )
  realm.log({ event: aside ? 'set_aside' : 'delivery_failed', caseId: effect.caseId, what: trouble })
}

type Done = 'done' | 'dropped'
/** `undefined`: settled in the commit that tells its answer. */
async function attempt(realm: Realm, effect: LeasedEffect, worker: string): Promise<Done | undefined> {
  const outgoing = parseOutgoing(effect.body)
  const draft = await Draft.load(realm, effect.caseId)
  if (!draft) return 'dropped'
  switch (outgoing.type) {
    case 'code':
      return sendCode(draft, outgoing.nonce, effect.key)
    case 'notice':
      return sendNotice(draft, outgoing, effect.key)
    case 'guessing':
      return tellGuessing(draft, effect.key)
    case 'freeze':
      await asking(realm, 'accounts.freeze', () => realm.accounts.freeze(subject(draft), 'disputed', effect.key))
      realm.log({ event: 'frozen', caseId: effect.caseId })
      return 'done'
    case 'risk':
      return settle(draft, effect.key, worker, await assess(draft, effect.key))
    case 'apply':
      return settle(draft, effect.key, worker, await apply(draft, outgoing, effect.key))
  }
}
const subject = (draft: Draft): string => draft.record.account ?? ''

/** The answer of a port becomes a fact in the commit that finishes its effect; what the case no longer hears is finished all the same. */
async function settle(
  first: Draft,
  key: string,
  worker: string,
  answer: { fact: Fact; revision?: string },
): Promise<undefined> {
  let draft: Draft | undefined = first
  for (let attempt = 0; attempt < ATTEMPTS && draft; attempt++) {
    if (answer.revision !== undefined) draft.record.accountRevision = answer.revision
    draft.finished = { key, worker }
    draft.tell(answer.fact)
    while (draft.record.pending.length > 0) {
      const by = draft.record.pending[0]
      if (!by || !draft.tell({ type: 'case.disputed', by })) break
      draft.record.pending.shift()
    }
    const result = await draft.commit()
    if (result === 'done') return undefined
    draft = await Draft.load(draft.realm, draft.record.id)
  }
  throw new RecoveryError('busy')
}

/** The decision of the risk port, and the account as it is now; a port that fails sends the case to review. */
async function assess(draft: Draft, key: string): Promise<{ fact: Fact; revision?: string }> {
  const { realm, record, context } = draft
  const facts = await asking(realm, 'accounts.facts', () => realm.accounts.facts(subject(draft)))
  if (facts.frozen) return { fact: { type: 'account.frozen' } }
  const { lost, proven, marked } = context
  const request = {
    account: subject(draft),
    caseId: record.id,
    flow: record.flow,
    lost,
    proven,
    marked,
    channel: record.client.channel,
  }
  const verdict = await asking(realm, 'risk', async () => realm.risk?.assess(request, key) ?? 'approve').catch(
    () => 'review' as const,
  )
  return { fact: { type: 'risk.decided', verdict }, revision: facts.revision }
}

/** Between approval and change the account's revision, freezes and bans are asked again. */
async function apply(
  draft: Draft,
  { how, release, bind }: Outgoing & { type: 'apply' },
  key: string,
): Promise<{ fact: Fact }> {
  const { realm, record, policy, context } = draft
  // fail closed: the machine has asked this already
  if (!isSufficient(context)) return { fact: { type: 'change.refused', why: 'stale' } }
  if (await isTaken(draft)) return { fact: { type: 'change.refused', why: 'taken' } }
  const change: Change = {
    account: subject(draft),
    how,
    release,
    bind: bind.map((kind) => bindingOf(draft, kind)),
    hold: { capabilities: policy.holdFor, until: after(draft, policy.hold, draft.now) },
    revokeSessions: true,
  }
  const answer = await asking<ChangeAnswer>(realm, 'accounts.apply', () =>
    realm.accounts.apply(change, { key, ifRevision: record.accountRevision ?? '' }),
  )
  if (answer === 'applied') return { fact: { type: 'change.applied' } }
  if (answer === 'stale' || answer === 'frozen' || answer === 'taken')
    return { fact: { type: 'change.refused', why: answer } }
  throw new RecoveryError('port_failed', { detail: 'accounts.apply gave an unknown answer.' })
}
async function isTaken({ realm, record, now }: Draft): Promise<boolean> {
  const hashes = record.replacements.flatMap(({ hash, also }) => [hash, ...also])
  const claims = await realm.storage.contacts(hashes)
  return claims.some(
    ({ kind, account, until = Number.POSITIVE_INFINITY }) =>
      until > now && (kind === 'ban' || account !== record.account),
  )
}
function bindingOf(draft: Draft, kind: Contact | 'totp' | 'passkey'): Binding {
  if (isContact(kind)) {
    const replacement = draft.record.replacements.find((contact) => contact.kind === kind)
    if (!replacement) throw new RecoveryError('snapshot_invalid')
    return { kind, address: openContact(draft, replacement) }
  }
  const handle = draft.record.handles.find((prepared) => prepared.kind === kind)?.handle
  if (handle === undefined) throw new RecoveryError('snapshot_invalid')
  return { kind, handle }
}

async function send(
  draft: Draft,
  kind: Contact,
  to: string,
  words: { subject: string; text: string },
  extras: Record<string, string>,
  key: string,
): Promise<'done'> {
  const { flow, realm, policy } = draft
  const courier = realm.couriers[kind]
  if (!courier) throw new RecoveryError('port_failed', { detail: `There is no ${kind} port.` })
  const language = languageFor(flow.copy, draft.record.client.locale)
  const told = { copy: copyFor(flow.copy, language), language, policy }
  const message = {
    to,
    locale: language,
    subject: say(words.subject, told, extras),
    text: say(words.text, told, extras),
  }
  await asking(realm, kind, () => courier.deliver(message, key))
  return 'done'
}

const isSpent = (issue: Issue | undefined, now: number): boolean =>
  !issue || issue.closedAt !== undefined || issue.expiresAt <= now

/** A code that is late or superseded is dropped. */
async function sendCode(draft: Draft, nonce: string, key: string): Promise<Done> {
  const { record, flow, realm } = draft
  const issue = record.issues.find((each) => each.nonce === nonce)
  if (!issue || isSpent(issue, draft.now) || draft.isClosed) return 'dropped'
  const contact = (issue.to === 'current' ? record.contacts : record.replacements).find(
    ({ kind }) => kind === issue.kind,
  )
  const code = codeOf(realm.keys, { caseId: record.id, ...issue })
  if (!contact || code === undefined) return 'dropped'
  return send(
    draft,
    issue.kind,
    openContact(draft, contact),
    copyFor(flow.copy, record.client.locale).code,
    { code, realm: realm.name },
    key,
  )
}

async function sendNotice(
  draft: Draft,
  { notice, entry: id }: Outgoing & { type: 'notice' },
  key: string,
): Promise<Done> {
  const { record, flow, realm } = draft
  const entry = record.roll.find((each) => each.id === id)
  const words = copyFor(flow.copy, record.client.locale).notices[notice] ?? flow.copy.en.notices[notice]
  if (!entry || !words) return 'dropped'
  const link = realm.noticeUrl(noticeToken(realm, record.id, id))
  return send(draft, entry.kind, openContact(draft, entry), words, { link, realm: realm.name }, key)
}

/** Before the notice roll exists the account's own contacts are told; there is nothing yet to object to. */
async function tellGuessing(draft: Draft, key: string): Promise<Done> {
  const { record, flow, realm } = draft
  const words = copyFor(flow.copy, record.client.locale).notices.guessing ?? flow.copy.en.notices.guessing
  if (!words) return 'dropped'
  const { factors } = await asking(realm, 'accounts.facts', () => realm.accounts.facts(subject(draft)))
  for (const { kind, address } of factors) {
    if (isContact(kind) && address !== undefined)
      await send(draft, kind, address, words, { link: '', realm: realm.name }, `${key}/${kind}`)
  }
  return 'done'
}
