import { type PolicySheet, valuesOfSheet } from 'regain/core'
import { pionex } from '../common/policy.ts'

export const sheet: PolicySheet = {
  ...pionex,
  alone: { value: 1, source: ['P-87'] },
  // nothing but another change is off: the time in which a notice can be objected to
  holdFor: { value: ['recover'], source: ['P-84', 'P-91'] },
}
export const policy = valuesOfSheet(sheet)
