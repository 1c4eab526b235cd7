import { defaults, type PolicySheet, valuesOfSheet } from 'regain/core'

export const sheet: PolicySheet = {
  ...defaults,
  hold: { value: { hours: 24 }, source: ['B-02', 'B-16'], edition: '2024-01-16; another edition says 48 h (AB-2)' },
  holdFor: { value: ['withdraw', 'p2pSell', 'pay', 'card', 'recover'], source: ['B-02'] },
  reviewTarget: { value: { hours: 48 }, source: ['B-23'] },
  decisionLife: { value: { minutes: 15 }, source: ['B-20', 'AB-9'] },
}
export const policy = valuesOfSheet(sheet)
