import { type PolicySheet, valuesOfSheet } from 'regain/core'
import { pionex } from '../common/policy.ts'

export const sheet: PolicySheet = {
  ...pionex,
  hold: {
    ...pionex.hold,
    source: ['AP-8'],
    edition: "the guide's other resets say 24 h; the exchange's own pages say 72 h",
  },
  holdFor: { ...pionex.holdFor, source: ['AP-8'] },
  review: { value: 'always', source: ['P-52', 'P-53', 'AP-15'] },
  reviewTarget: { ...pionex.reviewTarget, source: ['P-53', 'P-54', 'AP-16'] },
}
export const policy = valuesOfSheet(sheet)
