import { type PolicySheet, valuesOfSheet } from 'regain/core'
import { pionex } from '../common/policy.ts'

export const sheet: PolicySheet = {
  ...pionex,
  hold: { ...pionex.hold, source: ['P-21'] },
  holdFor: { ...pionex.holdFor, source: ['P-21'] },
  alone: { value: 1, source: ['P-26', 'P-27', 'AP-2'] },
  channels: { value: 'one', source: ['P-25', 'P-26', 'P-27', 'AP-2'] },
}
export const policy = valuesOfSheet(sheet)
