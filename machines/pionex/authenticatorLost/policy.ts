import { type PolicySheet, valuesOfSheet } from 'regain/core'
import { pionex } from '../common/policy.ts'

export const sheet: PolicySheet = {
  ...pionex,
  hold: {
    value: { hours: 24 },
    source: ['AP-8'],
    edition: "the guide's other resets say 24 h; the exchange's own pages say 72 h",
  },
  review: { value: 'always', source: ['P-52', 'P-53'] },
}
export const policy = valuesOfSheet(sheet)
