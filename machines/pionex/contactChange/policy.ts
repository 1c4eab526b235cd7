import { type PolicySheet, valuesOfSheet } from 'regain/core'
import { pionex } from '../common/policy.ts'

export const sheet: PolicySheet = {
  ...pionex,
  hold: { ...pionex.hold, source: ['P-33', 'P-64'] },
  holdFor: { ...pionex.holdFor, source: ['P-33', 'P-64'] },
}
export const policy = valuesOfSheet(sheet)
