import { isSufficient } from '../context.ts'
import { RecoveryError } from '../errors.ts'
import type { Binding, Change, ChangeAnswer } from '../ports/accounts.ts'
import { type Factor, isContact } from '../vocabulary/factors.ts'
import type { Fact } from '../vocabulary/facts.ts'
import { claimsOn } from './claims.ts'
import type { Draft } from './draft.ts'
import { after } from './due.ts'
import { factsOf } from './hearing.ts'
import type { Outgoing } from './outgoing.ts'
import { asking } from './realm.ts'
import { addressesOf, isKnown } from './recognising.ts'
import { type CaseRecord, changedAccount } from './record.ts'
import { openContact } from './sealing.ts'

/** What a port's answer means for the case. */
export interface Heard {
  readonly fact: Fact
  /** The accounts as they were then; the next change is asked for them. */
  readonly revisions?: Revisions
}
interface Revisions {
  readonly account?: string
  readonly subject?: string
}

export function noteRevisions(record: CaseRecord, { account, subject }: Revisions): void {
  if (account !== undefined) record.accountRevision = account
  if (record.subject && subject !== undefined) record.subject.revision = subject
}
const revisionOf = ({ subject, accountRevision = '' }: CaseRecord): string => subject?.revision ?? accountRevision

/** The accounts concerned, as they are now. One that lends its contacts counts as it is only while they are those that were proven. */
async function look(draft: Draft): Promise<{ readonly frozen: boolean; readonly revisions: Revisions }> {
  const { realm, record } = draft
  const now = (account = '') => asking(realm, 'accounts.facts', () => factsOf(realm, account))
  const own = await now(record.account)
  if (!record.subject) return { frozen: own.frozen, revisions: { account: own.revision } }
  const subject = await now(record.subject.account)
  const lent = addressesOf(own)
  const same = lent.length === record.contacts.length && lent.every((address) => isKnown(draft, address))
  return {
    frozen: own.frozen || subject.frozen,
    revisions: { subject: subject.revision, ...(same ? { account: own.revision } : {}) },
  }
}

/** The decision of the risk port, and the accounts as they are now; a port that fails sends the case to review. */
export async function assess(draft: Draft, key: string): Promise<Heard> {
  const { realm, record, context } = draft
  const { frozen, revisions } = await look(draft)
  if (frozen) return { fact: { type: 'account.frozen' } }
  const { lost, proven, marked } = context
  const request = {
    account: changedAccount(record) ?? '',
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
  return { fact: { type: 'risk.decided', verdict: isVerdict(verdict) ? verdict : 'review' }, revisions }
}
const isVerdict = (verdict: unknown): boolean => verdict === 'approve' || verdict === 'deny' || verdict === 'review'

/** Between approval and change the account's revision, freezes and bans are asked again. */
export async function apply(
  draft: Draft,
  { how, release, bind }: Outgoing & { type: 'apply' },
  key: string,
): Promise<Heard> {
  const { realm, record, policy, context } = draft
  // fail closed: the machine has asked this already
  if (!isSufficient(context)) return refused('stale')
  if (await isTaken(draft)) return refused('taken')
  const change: Change = {
    account: changedAccount(record) ?? '',
    how,
    release,
    bind: how === 'password' ? [handleOf(draft, 'password')] : bind.map((kind) => bindingOf(draft, kind)),
    ...(record.subject ? { donor: donorOf(record) } : {}),
    hold: { capabilities: policy.holdFor, until: after(draft, policy.hold, draft.now) },
    revokeSessions: true,
  }
  const options = { key, ifRevision: revisionOf(record) }
  const answer = await asking<ChangeAnswer>(realm, 'accounts.apply', () => realm.accounts.apply(change, options))
  if (answer === 'applied') return { fact: { type: 'change.applied' } }
  // whoever decides again decides about the accounts as they are now
  if (answer === 'stale') return { ...refused(answer), revisions: (await look(draft)).revisions }
  if (answer === 'frozen' || answer === 'taken') return refused(answer)
  throw new RecoveryError('port_failed', { detail: 'accounts.apply gave an unknown answer.' })
}
const refused = (why: 'stale' | 'frozen' | 'taken'): Heard => ({ fact: { type: 'change.refused', why } })

/** Whether a contact that is to be bound is banned, or claimed for another account than those concerned. */
async function isTaken({ realm, record, context, now }: Draft): Promise<boolean> {
  const bound = record.subject
    ? record.contacts.map(({ hash }) => hash)
    : record.replacements
        .filter(({ kind }) => context.replaced.includes(kind))
        .flatMap(({ hash, also }) => [hash, ...also])
  const own = [record.account, record.subject?.account]
  const claims = await claimsOn(realm, bound, now)
  return claims.some(({ kind, account }) => kind === 'ban' || !own.includes(account))
}
function bindingOf(draft: Draft, kind: Factor): Binding {
  if (!isContact(kind)) return handleOf(draft, kind)
  const replacement = draft.record.replacements.find((contact) => contact.kind === kind)
  if (!replacement) throw new RecoveryError('snapshot_invalid')
  return { kind, address: openContact(draft, replacement) }
}
function handleOf({ record }: Draft, kind: 'totp' | 'passkey' | 'password'): Binding {
  const handle = record.handles.find((prepared) => prepared.kind === kind)?.handle
  if (handle === undefined) throw new RecoveryError('snapshot_invalid')
  return { kind, handle }
}
const donorOf = ({ account = '', accountRevision = '' }: CaseRecord) => ({ account, ifRevision: accountRevision })
