import type { Duration, Policy, PolicyName } from 'regain/core'
import { terms } from 'regain/core'

export * from 'regain/core'
export { outcomeOf as endOf } from '../../src/engine.ts'

type DurationName = { [N in PolicyName]: Policy[N] extends Duration ? N : never }[PolicyName]
/** Whether a delay's name is a length of time in the policy. */
export const isPolicyDuration = (name: string): name is DurationName =>
  Object.hasOwn(terms, name) && Object.entries(terms).some(([term, { unit }]) => term === name && unit === 'duration')
