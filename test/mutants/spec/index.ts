import type { PropertyId, SpecMutant } from '../mutant.ts'
import { authority } from './authority.ts'
import { codes } from './codes.ts'
import { effects } from './effects.ts'
import { holds } from './holds.ts'
import { liveness } from './liveness.ts'
import { record } from './record.ts'
import { time } from './time.ts'

export const specMutants: readonly SpecMutant[] = [
  ...authority,
  ...codes,
  ...holds,
  ...time,
  ...effects,
  ...record,
  ...liveness,
]

const numbers = Array.from({ length: 55 }, (_, index): PropertyId => `I-${index + 1}`)
export const everyProperty: readonly PropertyId[] = [...numbers, 'L1', 'L2', 'L3', 'L4', 'L5', 'L6']
