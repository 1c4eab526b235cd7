import type { Evidence } from '../vocabulary/factors.ts'
import { nominal } from '../vocabulary/policy.ts'
import { type Answer, refused } from './answers/answer.ts'
import { startBudget } from './budgets.ts'
import type { Draft } from './draft.ts'
import { exhaustedUntil, recentDenials, restrictionsOf } from './ledger.ts'
import type { LedgerDraft } from './ledgerDraft.ts'
import { joinStanding, supersede } from './standing.ts'
import { take } from './taking.ts'

/**
 * One case that changes credentials is open per account, over all purposes: this one becomes it. An unfinished one gives way; one that is past
 * submission stands, and its ticket to read is the answer. What the account does not let begin now is told to the machine and answered.
 * `methods`: what its caller has just signed in with. `undefined`: go on.
 */
export async function claim(draft: Draft, methods: readonly Evidence[] = []): Promise<Answer | undefined> {
  if (!draft.flow.changes) return undefined
  const { id } = draft.record
  const { changing } = draft.account.doc
  const standing = changing === id ? undefined : changing
  // while its change is being made the account is under its hold: it is shown all the same
  const joined = standing && (await joinStanding(draft, standing, methods))
  if (joined) return { raised: true, standing: joined }
  const barred = bars(draft, draft.account)
  if (barred) return barred
  if (standing) await supersede(draft, standing)
  take(draft, draft.account)
  return undefined
}

/** Why no new changing case may begin now, told to the machine. */
export function bars(draft: Draft, { doc }: LedgerDraft): Answer | undefined {
  const { policy, now, record: row, flow } = draft
  // a case that only proves itself again is already under way
  if (doc.changing === row.id) return undefined
  const hold = restrictionsOf(doc, now, row.chain).find(({ capability }) => capability === 'recover')
  if (hold && !doc.obligations.some(({ kind }) => flow.fulfils.includes(kind))) {
    draft.tell({ type: 'retry.refused', why: 'hold' })
    return refused('hold_running', hold.until)
  }
  const denials = recentDenials(doc, now)
  if (denials.length >= policy.retryCap) {
    draft.tell({ type: 'retry.refused', why: 'cap' })
    return refused('retry_capped')
  }
  const again = (denials.at(-1) ?? Number.NEGATIVE_INFINITY) + nominal(policy.retryCoolDown)
  const later = again > now ? again : exhaustedUntil(doc, startBudget, now)
  if (later === undefined) return undefined
  draft.tell({ type: 'retry.refused', why: 'coolDown' })
  return refused('retry_later', later)
}
