import { type PolicySheet, valuesOfSheet } from 'regain/core'
import { pionex } from '../common/policy.ts'

export const sheet: PolicySheet = {
  ...pionex,
  providers: { value: ['google', 'apple'], source: ['P-06', 'P-09', 'P-12', 'P-14'] },
}
export const policy = valuesOfSheet(sheet)
