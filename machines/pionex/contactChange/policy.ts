import { valuesOfSheet } from 'regain/core'
import { pionex } from '../common/policy.ts'

export const sheet = pionex
export const policy = valuesOfSheet(sheet)
