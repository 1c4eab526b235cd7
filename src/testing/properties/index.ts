import type { Property } from '../property.ts'
import { authority } from './authority.ts'
import { change } from './change.ts'
import { notices } from './notices.ts'
import { objections } from './objections.ts'
import { story } from './story.ts'
import { liveness, time } from './time.ts'

export { atBest, helps, type Plight } from './honest.ts'
export * from './own.ts'
/** What holds in every flow that changes second factors. */
export const properties: readonly Property[] = [
  ...authority,
  ...change,
  ...story,
  ...notices,
  ...objections,
  ...time,
  ...liveness,
]
