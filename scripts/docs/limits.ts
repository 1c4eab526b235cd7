import type { FactType, PolicyName } from 'regain/core'

/** Values of the policy that bound how often, how fast or how long something may be done. */
export const limits: Readonly<Partial<Record<FactType, readonly PolicyName[]>>> = {
  'code.requested': ['resendAfter', 'sendsPerHour'],
  'contact.proposed': ['resendAfter', 'sendsPerHour'],
  'account.reached': ['codeLife'],
  'code.accepted': ['codeLife'],
  'contact.proved': ['codeLife'],
  'code.rejected': ['guessesPerCode'],
  'contact.rejected': ['guessesPerCode'],
  'password.exhausted': ['guessesPerDay'],
  'passkey.exhausted': ['guessesPerDay'],
  'code.exhausted': ['guessesPerDay'],
  'totp.exhausted': ['guessesPerDay'],
  'contact.exhausted': ['guessesPerDay'],
  'enrolment.exhausted': ['guessesPerDay'],
  'identity.exhausted': ['guessesPerDay'],
  'answers.exhausted': ['guessesPerDay'],
  'evidence.stale': ['evidenceLife'],
  'retry.refused': ['retryCoolDown', 'retryCap'],
  'risk.decided': ['decisionLife'],
  'review.decided': ['reviewTarget', 'approvers'],
  'change.applied': ['applyTarget'],
}
