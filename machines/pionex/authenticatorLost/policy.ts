import { defaults, type PolicySheet, valuesOfSheet } from 'regain/core'

export const sheet: PolicySheet = {
  ...defaults,
  hold: {
    value: { hours: 24 },
    source: ['AP-8'],
    edition: "the guide's other resets say 24 h; the exchange's own pages say 72 h",
  },
  holdFor: { value: ['withdraw', 'recover'], source: ['P-21', 'P-33'] },
  review: { value: 'always', source: ['P-52', 'P-53'] },
  reviewTarget: { value: { businessDays: 3 }, source: ['P-53', 'P-54'] },
  ban: { value: { days: 30 }, source: ['P-34', 'P-65'] },
}
export const policy = valuesOfSheet(sheet)
