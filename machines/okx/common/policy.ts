import { defaults, type PolicySheet } from 'regain/core'

/** What every flow of the exchange has in common. */
export const okx: PolicySheet = {
  ...defaults,
  hold: { value: { hours: 24 }, source: ['O-03'], edition: '2026-06-22' },
  holdFor: { value: ['withdraw', 'p2pSell', 'recover'], source: ['O-03'] },
  reviewTarget: { value: { hours: 48 }, source: ['default'] },
}
