import { RecoveryError } from '../errors.ts'
import { type Duration, nominal } from '../vocabulary/policy.ts'
import type { Draft } from './draft.ts'

/** A moment `duration` after `from` (ms); business days by the calendar. */
export function after(draft: Draft, duration: Duration, from: number): number {
  if (!('businessDays' in duration)) return from + nominal(duration)
  const due = inBusinessDays(draft, duration.businessDays, from)
  if (!Number.isSafeInteger(due) || due < from)
    throw new RecoveryError('port_failed', { detail: 'The calendar port gave no time to come.' })
  return due
}

function inBusinessDays({ realm }: Draft, days: number, from: number): number {
  try {
    return realm.calendar.addBusinessDays(from, days)
  } catch (cause) {
    throw new RecoveryError('port_failed', { detail: 'The calendar port failed.', cause })
  }
}

/** When a deadline that the machine names is due (ms). Throws `RecoveryError` (`config_invalid`) unless that is a finite time to come. */
export function dueOf(draft: Draft, delay: string): number {
  const due = nameToTime(draft, delay)
  if (!Number.isFinite(due) || due < draft.now)
    throw new RecoveryError('config_invalid', { detail: `The deadline ${delay} is not a time to come.` })
  return due
}
function nameToTime(draft: Draft, delay: string): number {
  const { policy, record, now } = draft
  switch (delay) {
    // absolute, from opening; people took their time, so a case that comes back from them has its life anew
    case 'caseLife':
      return after(draft, policy.caseLife, draft.expected === 0 ? record.openedAt : now)
    // the ledger's matter; its end may have been moved while it was contested
    case 'hold':
      return Math.max(now, draft.held.doc.holds.find((hold) => hold.caseId === record.id)?.until ?? Number.NaN)
    case 'decisionLife':
    case 'reviewTarget':
    case 'documentsTarget':
    case 'applyTarget':
    case 'wait':
      return after(draft, policy[delay], now)
    default:
      return Number.NaN
  }
}
