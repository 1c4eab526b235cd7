import type { Step } from '../../engine.ts'
import { type EffectType, effects } from '../../vocabulary/effects.ts'

type Doing = Pick<Step, 'effects' | 'arm' | 'disarm'>

/** Whether nobody outside can tell what two steps to one state do. */
export const areAlike = (one: Doing, other: Doing): boolean =>
  sayTimers(one) === sayTimers(other) && sayEffects(one) === sayEffects(other)

const sayTimers = ({ arm, disarm }: Doing): string => `${arm.map(({ id }) => id)} ${disarm}`

/** What keeps its order: messages, each matter of the ledger, and the account with its hold; nor does an empty set mean anything. */
const queueOf = (type: EffectType): string => {
  const matter = type.slice(0, type.indexOf('.'))
  const { lane } = effects[type]
  if (lane === 'message') return ''
  return lane === 'ledger' && matter !== 'hold' ? matter : 'account'
}
const sayEffects = ({ effects: asked }: Doing): string => {
  const done = asked.filter(({ params }) => !('kinds' in params) || params.kinds.length > 0)
  return JSON.stringify([...Map.groupBy(done, ({ type }) => queueOf(type))].sort())
}
