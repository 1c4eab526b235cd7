import type { AnyStateMachine } from 'xstate'
import { type Tracer, type Transition, tracerOf } from '../../src/engine.ts'
import { nodesOf } from '../../src/names.ts'

const places = new WeakMap<AnyStateMachine, ReadonlyMap<Transition, number>>()
/** Where a transition stands in the description of its flow. */
export function placesOf(machine: AnyStateMachine): ReadonlyMap<Transition, number> {
  const known = places.get(machine)
  if (known) return known
  const all = [...nodesOf(machine)].flatMap((node) => [...node.transitions.values(), node.always ?? []].flat())
  const made = new Map(all.map((transition, index) => [transition, index]))
  places.set(machine, made)
  return made
}

const tracers = new WeakMap<AnyStateMachine, Tracer>()
/** The page watches its machines as long as it is open. */
export function watch(machine: AnyStateMachine): Tracer {
  const tracer = tracers.get(machine) ?? tracerOf(machine)
  tracers.set(machine, tracer)
  return tracer
}
