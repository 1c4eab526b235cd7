import type { Factor } from 'regain/core'
import type { PathStep } from 'regain/testing'

type Told = Pick<PathStep, 'fact' | 'taken'>
const does = ({ taken }: Told, action: string): boolean => taken.some(({ actions }) => actions.includes(action))

/** What a step says is lost; ticks before the list is confirmed only open it. */
function declaredIn(step: Told): readonly Factor[] {
  const { fact } = step
  if (fact.type === 'lost.confirmed') return fact.kinds
  if (fact.type === 'factor.unavailable') return [fact.kind]
  if (fact.type === 'item.chosen') return does(step, 'chooseLeaving') ? [] : [fact.kind]
  return does(step, 'loseTotp') ? ['totp'] : []
}
/** What is lost on a way, as its owner says. */
export function lostOn(steps: readonly Told[]): readonly Factor[] {
  const confirmed = steps.findLastIndex(({ fact }) => fact.type === 'lost.confirmed')
  return [...new Set(steps.slice(Math.max(confirmed, 0)).flatMap(declaredIn))]
}
/** What still works and is to be changed. */
export const leavingOn = (steps: readonly Told[]): readonly Factor[] => [
  ...new Set(
    steps.flatMap((step) => (step.fact.type === 'item.chosen' && does(step, 'chooseLeaving') ? [step.fact.kind] : [])),
  ),
]
/** Whether a step is where what is lost or leaves is first said. */
export const declares = (step: Told): boolean => declaredIn(step).length > 0 || leavingOn([step]).length > 0
