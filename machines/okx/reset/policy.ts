import { valuesOfSheet } from 'regain/core'
import { okx } from '../policy.ts'

export const sheet = okx
export const policy = valuesOfSheet(sheet)
