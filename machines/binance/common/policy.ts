import { defaults, type PolicySheet } from 'regain/core'

/** What every flow of the exchange has in common. */
export const binance: PolicySheet = {
  ...defaults,
  hold: { value: { hours: 24 }, source: ['default'], edition: '2024-01-16; another edition says 48 h (AB-2)' },
  holdFor: { value: ['withdraw', 'p2pSell', 'pay', 'card', 'recover'], source: ['default'] },
  reviewTarget: { value: { hours: 48 }, source: ['default'] },
}
/** The other edition of the same article: the hold lasts 48 hours. */
export const binance48h: Partial<PolicySheet> = {
  hold: { value: { hours: 48 }, source: ['AB-2'], edition: 'the Polish edition of the article' },
}
