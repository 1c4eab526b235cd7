import type { View } from '../view.ts'
import { nominal } from '../vocabulary/policy.ts'
import { claim } from './claiming.ts'
import { Draft } from './draft.ts'
import { tellOwing } from './recognising.ts'
import { newRecord } from './record.ts'
import { firstTicket } from './tickets.ts'
import { viewing } from './viewing.ts'

/** Hand-overs in a row that a case remembers. */
const CHAIN = 8

interface Elsewhere {
  readonly ticket: string
  readonly view: View
}

/**
 * Where the caller goes on: the case in another flow that this one hands over to, made in the same commit, or the standing case they
 * may read. A flow that is not registered leaves a pointer.
 */
export async function handOver(draft: Draft, standing: string | undefined): Promise<Elsewhere | undefined> {
  if (standing !== undefined) return readStanding(draft.others, standing)
  if (!draft.handOver) return undefined
  const flow = draft.realm.flows.get(draft.handOver.flow)
  if (!flow) {
    if (draft.isClosed) draft.record.outcome = { type: 'referred', to: draft.handOver.flow }
    return undefined
  }
  const { now, record: from } = draft
  const { id, ticket, row } = firstTicket(draft.realm.keys, now)
  const chain = [...from.chain, from.id].slice(-CHAIN)
  const next = Draft.open(draft.realm, flow, { ...newRecord(id, now, from, row), chain })
  next.audit.actor = 'subject'
  const carried = carriedBy(draft)
  if (carried.length > 0) bring(draft, next, carried)
  from.to = id
  const stopped = carried.length > 0 ? await claim(next) : undefined
  draft.others.push(next, ...next.others.splice(0))
  if (stopped?.standing !== undefined) return readStanding(draft.others, stopped.standing)
  if (!stopped) begin(draft, next, carried)
  return { ticket, view: viewing(next, 'act', stopped?.refusal, next.revision) }
}

/** The other case that the caller now reads. */
function readStanding(others: readonly Draft[], ticket: string): Elsewhere | undefined {
  const other = others.find(({ record: { id } }) => ticket.startsWith(`${id}.`))
  return other && { ticket, view: viewing(other, 'status', undefined, other.revision) }
}

type Carried = 'password' | 'federated'
/** Evidence that is named and still fresh. */
function carriedBy(draft: Draft): Carried[] {
  const oldest = draft.now - nominal(draft.policy.evidenceLife)
  return (['password', 'federated'] as const).filter(
    (kind) =>
      draft.record.account !== undefined &&
      draft.handOver?.carry.includes(kind) &&
      draft.record.evidence.some((shown) => shown.kind === kind && shown.at >= oldest),
  )
}
/** The account and what is known of it go along with the evidence. */
function bring({ record: from, ledger, realm: { keys } }: Draft, next: Draft, carried: readonly Carried[]): void {
  next.record.account = from.account
  next.record.decoy = from.decoy
  next.record.vouched = from.vouched
  next.ledger = ledger
  next.record.hints = from.hints
  if (from.accountRevision !== undefined) next.record.accountRevision = from.accountRevision
  if (from.locale !== undefined) next.record.locale = from.locale
  // sealed contacts are bound to their case
  const again = <C extends { kind: string; sealed: string }>(contact: C): C => ({
    ...contact,
    sealed: keys.seal(keys.open(contact.sealed, from.id, contact.kind), next.record.id, contact.kind),
  })
  next.record.contacts = from.contacts.map(again)
  next.record.roll = from.roll.map(again)
  next.record.evidence = from.evidence.filter(({ kind }) => carried.some((one) => one === kind))
}
function begin({ context }: Draft, next: Draft, carried: readonly Carried[]): void {
  const { enrolled, passwordRoot: root } = context
  tellOwing(next)
  if (!next.tell({ type: 'handOver.received', enrolled: [...enrolled], evidence: [...carried], root }))
    next.tell({ type: 'visitor.arrived' })
}
