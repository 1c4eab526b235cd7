import { defaults, type PolicySheet } from 'regain/core'

/** What every flow of the exchange has in common. */
export const pionex: PolicySheet = {
  ...defaults,
  hold: { value: { hours: 24 }, source: ['P-21', 'P-33', 'P-64'] },
  holdFor: { value: ['withdraw', 'recover'], source: ['P-21', 'P-33', 'P-64'] },
  reviewTarget: { value: { businessDays: 3 }, source: ['P-53', 'P-54'] },
  ban: { value: { days: 30 }, source: ['P-34', 'P-65'] },
}
/** The exchange's own pages: withdrawals are off for 72 hours. */
export const pionex72h: Partial<PolicySheet> = {
  hold: { value: { hours: 72 }, source: ['AP-8'], edition: "the exchange's own pages" },
}
