import type { AnyStateMachine, AnyStateNode } from 'xstate'
import type { EffectType } from './vocabulary/effects.ts'

/** Groups that only hold states together and are no part of a state's name. */
const groups = new Set(['open', 'session'])
export const isGroup = (key: string): boolean => groups.has(key)

/** `open.session.password` is called `password`; `holding.contested.overdue` keeps its parents. */
export const stateName = (path: string): string =>
  path
    .split('.')
    .filter((part) => !groups.has(part))
    .join('.')

export function* nodesOf(machine: AnyStateMachine): Generator<AnyStateNode> {
  const walk = function* (node: AnyStateNode): Generator<AnyStateNode> {
    yield node
    for (const child of Object.values(node.states)) yield* walk(child)
  }
  yield* walk(machine.root)
}

/** Whether some state asks for an effect when it is entered. */
export const asksFor = (machine: AnyStateMachine, effect: EffectType): boolean =>
  [...nodesOf(machine)].some((node) =>
    node.entry.some(
      (action: unknown) => typeof action === 'object' && action !== null && 'type' in action && action.type === effect,
    ),
  )
