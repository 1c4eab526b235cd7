import { defaults, type PolicySheet } from 'regain/core'

const edition = '2026-06-22'

/** What every flow of the exchange has in common. */
export const okx: PolicySheet = {
  ...defaults,
  hold: { value: { hours: 24 }, source: ['O-03', 'O-28', 'O-02'], edition },
  holdFor: { value: ['withdraw', 'p2pSell', 'recover'], source: ['O-03', 'O-28', 'AO-1'], edition },
  reviewTarget: { value: { hours: 48 }, source: ['default'] },
  minClientVersion: { value: {}, source: ['default', 'O-13', 'AO-13'] },
}
