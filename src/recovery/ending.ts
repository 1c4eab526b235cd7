import { proofsOf } from '../context.ts'
import { outcomeOf } from '../engine.ts'
import { nominal } from '../vocabulary/policy.ts'
import type { Draft } from './draft.ts'
import { after } from './due.ts'
import type { LedgerDraft } from './ledgerDraft.ts'
import { release } from './taking.ts'

const DAY = 86_400_000

/** What follows for the rows of a case when its machine has ended. */
export function close(draft: Draft): void {
  const { record, now } = draft
  const outcome = outcomeOf(draft.snapshot)
  if (!outcome) return
  record.outcome ??= outcome
  record.endedAt = now
  record.timers = []
  for (const issue of record.issues) issue.closedAt ??= now
  delete record.challenge
  if (!draft.ledger) return
  release(draft)
  // whoever has shown a password alone cannot use up the owner's tries
  const counts = outcome.type === 'denied' && (record.submitted || proofsOf(draft.context).length > 0)
  if (counts) for (const ledger of new Set([draft.account, draft.held])) deny(ledger, now)
  draft.changeHeld((ledger) => {
    // a hold that was still contested runs its whole length once more, and then ends: nothing stands for ever
    const end = after(draft, draft.policy.hold, now)
    for (const hold of ledger.holds) if (hold.caseId === record.id) hold.until ??= Math.max(hold.was ?? 0, end)
  })
  if (record.account === undefined) return
  // a reservation ends with every outcome, save of what is the account's own now
  const bound = outcome.type === 'completed' ? draft.context.replaced : []
  for (const { kind, hash, reserved } of record.replacements) {
    if (!reserved) continue
    if (bound.includes(kind)) draft.change((ledger) => void ledger.reserved.push(hash))
    else draft.contacts.push({ op: 'release', hash, kind: 'reservation', account: record.account })
  }
}

function deny(ledger: LedgerDraft, now: number): void {
  ledger.doc.denials.push(now)
  ledger.changed = true
}

/**
 * How long the row is kept (ms): a case that was submitted, or that people look at, stays until it has ended; then its notices can be objected
 * to for a while. None goes before its deadlines.
 */
export function keepUntil(draft: Draft): number {
  const { record, policy, now } = draft
  if (record.endedAt !== undefined) return record.endedAt + (record.roll.length > 0 ? nominal(policy.noticeTail) : DAY)
  if (record.submitted || record.review) return Number.MAX_SAFE_INTEGER
  return Math.max(now, record.openedAt + nominal(policy.caseLife), ...record.timers.map(({ due }) => due)) + DAY
}
