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
import { openContact } from './sealing.ts'

/** What a port's answer means for the case. */
export interface Heard {
  readonly fact: Fact
  /** The account's revision that the answer speaks of. */
  readonly revision?: string
}

const subject = (draft: Draft): string => draft.record.account ?? ''

/** The decision of the risk port, and the account as it is now; a port that fails sends the case to review. */
export async function assess(draft: Draft, key: string): Promise<Heard> {
  const { realm, record, context } = draft
  const facts = await asking(realm, 'accounts.facts', () => factsOf(realm, subject(draft)))
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
  return { fact: { type: 'risk.decided', verdict: isVerdict(verdict) ? verdict : 'review' }, revision: facts.revision }
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
    account: subject(draft),
    how,
    release,
    bind: bind.map((kind) => bindingOf(draft, kind)),
    hold: { capabilities: policy.holdFor, until: after(draft, policy.hold, draft.now) },
    revokeSessions: true,
  }
  const options = { key, ifRevision: record.accountRevision ?? '' }
  const answer = await asking<ChangeAnswer>(realm, 'accounts.apply', () => realm.accounts.apply(change, options))
  if (answer === 'applied') return { fact: { type: 'change.applied' } }
  if (answer === 'stale' || answer === 'frozen' || answer === 'taken') return refused(answer)
  throw new RecoveryError('port_failed', { detail: 'accounts.apply gave an unknown answer.' })
}
const refused = (why: 'stale' | 'frozen' | 'taken'): Heard => ({ fact: { type: 'change.refused', why } })

async function isTaken({ realm, record, now }: Draft): Promise<boolean> {
  const hashes = record.replacements.flatMap(({ hash, also }) => [hash, ...also])
  const claims = await claimsOn(realm, hashes, now)
  return claims.some(({ kind, account }) => kind === 'ban' || account !== record.account)
}
function bindingOf(draft: Draft, kind: Factor): Binding {
  if (isContact(kind)) {
    const replacement = draft.record.replacements.find((contact) => contact.kind === kind)
    if (!replacement) throw new RecoveryError('snapshot_invalid')
    return { kind, address: openContact(draft, replacement) }
  }
  const handle = draft.record.handles.find((prepared) => prepared.kind === kind)?.handle
  if (handle === undefined) throw new RecoveryError('snapshot_invalid')
  return { kind, handle }
}
