import { type PolicySheet, valuesOfSheet } from 'regain/core'
import { binance } from '../common/policy.ts'

export const sheet: PolicySheet = {
  ...binance,
  passkeyPrompt: { value: 'always', source: ['B-05', 'B-07', 'R-93'] },
  hold: { ...binance.hold, source: ['B-02', 'B-16'] },
  holdFor: { ...binance.holdFor, source: ['B-02'] },
  reviewTarget: { ...binance.reviewTarget, source: ['B-23', 'AB-8'] },
  decisionLife: { value: { minutes: 15 }, source: ['B-20', 'AB-9'] },
  retryCap: { value: 3, source: ['B-22', 'AB-7'] },
}
export const policy = valuesOfSheet(sheet)
