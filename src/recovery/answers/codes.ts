import { listensTo } from '../../engine.ts'
import type { Contact } from '../../vocabulary/factors.ts'
import { nominal } from '../../vocabulary/policy.ts'
import { guessBudget, sendBudget, targetBudget } from '../budgets.ts'
import type { Draft } from '../draft.ts'
import { issueCode, lastIssue, liveIssue, type To, tryCode } from '../issues.ts'
import { type Budget, exhaustedUntil, forgive, spend } from '../ledger.ts'
import { loadLedger } from '../ledgerDraft.ts'
import { targetLedger } from '../realm.ts'
import { type Answer, type Answerer, refused, refusedIdly } from './answer.ts'
import { record } from './evidence.ts'
import { signsInToFrozen } from './frozen.ts'

/**
 * Makes room for one more code, or says why there is none. Counts per account and channel, and per address over all accounts. `hash` is absent
 * while nothing is known of the account: it may not exist, and its channel counts alone.
 */
export async function mayIssue(
  draft: Draft,
  kind: Contact,
  to: To,
  hash: string | undefined,
): Promise<Answer | undefined> {
  const last = lastIssue(draft, kind, to)
  const next = last && last.issuedAt + nominal(draft.policy.resendAfter)
  if (next !== undefined && next > draft.now) return refusedIdly('send_too_soon', next)
  const own = sendBudget(draft, `${kind}:${to}`)
  const target = hash === undefined ? undefined : await loadLedger(draft.realm, targetLedger(hash), draft.now)
  const exhausted =
    exhaustedUntil(draft.account.doc, own, draft.now) ??
    (target && exhaustedUntil(target.doc, targetBudget(draft), draft.now))
  if (exhausted !== undefined) return refusedIdly('send_exhausted', exhausted)
  draft.change((ledger) => spend(ledger, own, draft.now))
  if (!target) return undefined
  spend(target.doc, targetBudget(draft), draft.now)
  target.changed = true
  draft.ledgers.push(target)
  return undefined
}

/** Whether the case asks for a code before anything is known of the account: the same for accounts there are and there are not. */
export const isReaching = (draft: Draft): boolean => listensTo(draft.snapshot).has('account.reached')

export const requestCode: Answerer<'code.request'> = async (draft, { kind, to = 'current' }) => {
  const contact = (to === 'current' ? draft.record.contacts : draft.record.replacements).find(
    (each) => each.kind === kind,
  )
  if (!contact && !isReaching(draft)) return refusedIdly('code_none')
  const none = await mayIssue(draft, kind, to, contact?.hash)
  if (none) return none
  issueCode(draft, kind, to)
  draft.tell(to === 'current' ? { type: 'code.requested', kind } : { type: 'contact.proposed', kind })
  return {}
}

export type Tried = 'right' | Answer
/**
 * One guess at the live code of a kind. `exhausted` and `rejected` say what the machine hears. A code that has expired is not looked at, and
 * costs no guess.
 */
export function guessCode(
  draft: Draft,
  {
    kind,
    to,
    code,
    budget,
    exhausted,
    rejected,
  }: { kind: Contact; to: To; code: string; budget: Budget; exhausted: () => void; rejected: () => void },
): Tried {
  const issue = liveIssue(draft, kind, to)
  if (!issue) return refusedIdly(lastIssue(draft, kind, to) ? 'code_expired' : 'code_none')
  const until = exhaustedUntil(draft.account.doc, budget, draft.now)
  if (until !== undefined) {
    exhausted()
    return refused('code_exhausted', until)
  }
  if (!tryCode(draft, issue, code)) {
    draft.change((ledger) => spend(ledger, budget, draft.now))
    rejected()
    return refused('code_wrong')
  }
  draft.change((ledger) => forgive(ledger, budget))
  return 'right'
}

/** A guess at the code that was sent to a contact the account has. */
export const guessOwnCode = (draft: Draft, kind: Contact, code: string): Tried =>
  guessCode(draft, {
    kind,
    to: 'current',
    code,
    budget: guessBudget(draft, kind),
    exhausted: () => draft.tell({ type: 'code.exhausted', kind }),
    rejected: () => draft.tell({ type: 'code.rejected', kind }),
  })

export const giveCode: Answerer<'code.submit'> = async (draft, { kind, code }, asker) => {
  const tried = guessOwnCode(draft, kind, code)
  if (tried !== 'right') return tried
  record(draft, kind)
  if (!(await signsInToFrozen(draft, asker))) draft.tell({ type: 'code.accepted', kind })
  return { raised: true }
}
