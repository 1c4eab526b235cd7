import type { View } from '../view.ts'
import { nominal } from '../vocabulary/policy.ts'
import { record } from './answers/evidence.ts'
import { Draft } from './draft.ts'
import { newRecord } from './record.ts'
import { firstTicket, newCaseId } from './tickets.ts'
import { viewing } from './viewing.ts'

/**
 * Where the caller goes on: the case in another flow that a final state hands over to, made in the same commit, or the standing case they
 * may read. A flow that is not registered leaves a pointer.
 */
export async function handOver(
  draft: Draft,
  standing: string | undefined,
): Promise<{ ticket: string; view: View } | undefined> {
  if (standing !== undefined) {
    const other = draft.others[0]
    return other && { ticket: standing, view: viewing(other, 'status', undefined, other.revision) }
  }
  if (!draft.handOver) return undefined
  const flow = draft.realm.flows.get(draft.handOver.flow)
  if (!flow) {
    draft.record.outcome = { type: 'referred', to: draft.handOver.flow }
    return undefined
  }
  const { now, record: from } = draft
  const { ticket, row } = firstTicket(newCaseId(), now)
  const id = ticket.slice(0, ticket.indexOf('.'))
  const next = Draft.open(draft.realm, flow, { ...newRecord(id, now, from, row), from: from.id })
  next.audit.actor = 'subject'
  const carried = carriedBy(draft)
  if (from.account !== undefined && carried.length > 0) {
    next.record.account = from.account
    next.record.decoy = from.decoy
    next.record.vouched = from.vouched
    next.ledger = draft.ledger
    next.record.hints = from.hints
    if (from.accountRevision !== undefined) next.record.accountRevision = from.accountRevision
    reseal(draft, next)
    for (const kind of carried) record(next, kind)
  }
  const { enrolled, passwordRoot: root } = draft.context
  if (!next.tell({ type: 'handOver.received', enrolled: [...enrolled], evidence: carried, root }))
    next.tell({ type: 'visitor.arrived' })
  from.to = id
  draft.others.push(next)
  return { ticket, view: viewing(next, 'act', undefined, next.revision) }
}

/** Evidence that is named and still fresh. */
function carriedBy(draft: Draft): ('password' | 'federated')[] {
  const oldest = draft.now - nominal(draft.policy.evidenceLife)
  return (['password', 'federated'] as const).filter(
    (kind) =>
      draft.handOver?.carry.includes(kind) &&
      draft.record.evidence.some((shown) => shown.kind === kind && shown.at >= oldest),
  )
}
/** Sealed contacts are bound to their case. */
function reseal(from: Draft, to: Draft): void {
  const { keys } = from.realm
  const again = <C extends { kind: string; sealed: string }>(contact: C): C => ({
    ...contact,
    sealed: keys.seal(keys.open(contact.sealed, from.record.id, contact.kind), to.record.id, contact.kind),
  })
  to.record.contacts = from.record.contacts.map(again)
  to.record.roll = from.record.roll.map(again)
}
