import { valuesOfSheet } from 'regain/core'
import { okx } from '../common/policy.ts'

export const sheet = okx
export const policy = valuesOfSheet(sheet)
