import type { AnyStateMachine, AnyStateNode } from 'xstate'

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
