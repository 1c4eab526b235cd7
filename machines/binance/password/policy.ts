import { type PolicySheet, valuesOfSheet } from 'regain/core'
import { binance } from '../common/policy.ts'

export const sheet: PolicySheet = {
  ...binance,
  alone: { value: 1, source: ['default'] },
}
export const policy = valuesOfSheet(sheet)
