import { defaults, type PolicySheet } from 'regain/core'

/** What every flow of the exchange has in common. */
export const pionex: PolicySheet = {
  ...defaults,
  hold: { value: { hours: 24 }, source: ['default'] },
  holdFor: { value: ['withdraw', 'recover'], source: ['default'] },
  reviewTarget: { value: { businessDays: 3 }, source: ['default', 'AP-16'] },
  ban: { value: { days: 30 }, source: ['P-34', 'P-65', 'AP-7'] },
}
/** The exchange's own pages: withdrawals are off for 72 hours. */
export const pionex72h: Partial<PolicySheet> = {
  hold: { value: { hours: 72 }, source: ['AP-8'], edition: "the exchange's own pages" },
}
