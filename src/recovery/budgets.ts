import type { Draft } from './draft.ts'
import type { Budget } from './ledger.ts'

const DAY = 86_400_000
const HOUR = 3_600_000

/** Guesses per account and purpose in 24 hours, over all cases, resends and restarts. */
export const guessBudget = (draft: Draft, purpose: string): Budget => ({
  purpose: `guess:${purpose}`,
  lane: draft.lane,
  limit: draft.policy.guessesPerDay,
  windowMs: DAY,
})
/** Codes sent per account and channel in an hour. */
export const sendBudget = (draft: Draft, kind: string): Budget => ({
  purpose: `send:${kind}`,
  lane: draft.lane,
  limit: draft.policy.sendsPerHour,
  windowMs: HOUR,
})
/** Codes sent to one address in an hour, over all accounts. */
export const targetBudget = (draft: Draft): Budget => ({
  purpose: 'send',
  lane: draft.lane,
  limit: draft.policy.sendsPerHour,
  windowMs: HOUR,
})
/** Cases past the password in 24 hours. */
export const startBudget: Budget = { purpose: 'start', lane: 'vouched', limit: 20, windowMs: DAY }
