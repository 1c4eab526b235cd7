import { Draft } from './draft.ts'
import { addStatusTicket } from './tickets.ts'

/** When the account's standing case is past submission, or waits for people, this one ends and its caller reads that one (B-25). */
export async function joinStanding(draft: Draft, standing: string): Promise<string | undefined> {
  const other = await Draft.load(draft.realm, standing)
  if (!other || other.isClosed || !(other.record.submitted || other.record.review)) return undefined
  if (!draft.tell({ type: 'case.standing' })) return undefined
  other.ledger = draft.ledger
  draft.record.to = standing
  draft.others.push(other)
  other.audit.actor = 'system'
  return addStatusTicket(other)
}

/** Before submission a later visitor supersedes an unfinished case. */
export async function supersede(draft: Draft, standing: string): Promise<void> {
  const other = await Draft.load(draft.realm, standing)
  if (!other || other.isClosed) return
  other.ledger = draft.ledger
  other.record.outcome = { type: 'cancelled', why: 'superseded' }
  if (!other.tell({ type: 'case.cancelled' })) {
    delete other.record.outcome
    return
  }
  draft.others.push(other)
}
