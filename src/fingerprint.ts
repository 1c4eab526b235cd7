import type { AnyStateMachine } from 'xstate'
import { nodesOf } from './names.ts'

interface Transition {
  readonly eventType: string
  readonly guard?: unknown
  readonly target?: readonly { readonly id: string }[] | undefined
  readonly actions: readonly unknown[]
  readonly reenter: boolean
}
const edge = (transition: Transition) => [
  transition.eventType,
  named(transition.guard),
  transition.target?.map((node) => node.id) ?? [],
  transition.actions.map(named),
  transition.reenter,
]
/** Names and constant params; what is computed from facts has no constant form and shows as `=>`. */
const named = (part: unknown): unknown =>
  JSON.parse(JSON.stringify(part ?? null, (_, value) => (typeof value === 'function' ? '=>' : value)))

/** The structure of a machine as plain data: what a stored case depends on. */
export const structureOf = (machine: AnyStateMachine): unknown =>
  [...nodesOf(machine)].map((node) => [
    node.id,
    node.type,
    node.initial?.target?.map((target) => target.id) ?? [],
    node.entry.map(named),
    node.exit.map(named),
    [...node.transitions.values()].flat().map(edge),
    (node.always ?? []).map(edge),
  ])

/** 64 bits of FNV-1a, in hex: changes by accident are found, changes on purpose are not hidden. */
export function fingerprintOf(machine: AnyStateMachine): string {
  const text = JSON.stringify(structureOf(machine))
  let hash = 0xcbf29ce484222325n
  for (let index = 0; index < text.length; index++) {
    hash ^= BigInt(text.charCodeAt(index))
    hash = (hash * 0x100000001b3n) & 0xffffffffffffffffn
  }
  return hash.toString(16).padStart(16, '0')
}
