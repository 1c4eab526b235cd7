import { defaults, type PolicySheet, valuesOfSheet } from 'regain/core'

export const sheet: PolicySheet = {
  ...defaults,
  hold: { value: { hours: 24 }, source: ['O-03'], edition: '2026-06-22' },
  holdFor: { value: ['withdraw', 'p2pSell', 'recover'], source: ['O-03'] },
  reviewTarget: { value: { hours: 48 }, source: ['default'] },
}
export const policy = valuesOfSheet(sheet)
