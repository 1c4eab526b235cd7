import { valuesOfSheet } from 'regain/core'
import { binance } from '../common/policy.ts'

export const sheet = binance
export const policy = valuesOfSheet(sheet)
