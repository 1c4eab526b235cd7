import type { AnyStateMachine, AnyStateNode } from 'xstate'
import { rebuilt } from '../engine.ts'
import { nodesOf, stateName } from '../names.ts'
import { changed } from './mutation/config.ts'
import { type Change, changesIn, type Edit, type Fault, type Target } from './mutation/faults.ts'

export type { Fault } from './mutation/faults.ts'

/** A machine with one fault put in on purpose. */
export interface Mutant {
  readonly fault: Fault
  /** `proving: code.accepted loses its guard`. */
  readonly says: string
  /** Everywhere else it is as it was. */
  readonly places: readonly Place[]
  /** Throws where the fault makes no machine. */
  readonly build: () => AnyStateMachine
}
/** Something about a state that a machine asks when it takes a step. */
export interface Place {
  /** The state's path without the machine's id. */
  readonly state: string
  /** `heard`: a fact it hears. */
  readonly door: 'entry' | 'exit' | 'always' | 'after' | 'on'
  /** The fact or delay. */
  readonly of?: string
}

/** Every single fault of the kinds that `Fault` names. `targets`: state names that wrong targets lead to. */
export function mutantsOf(machine: AnyStateMachine, { targets = [] }: { targets?: readonly string[] } = {}): Mutant[] {
  const wrong = {
    targets: [...nodesOf(machine)].filter((node) => targets.includes(stateName(node.path.join('.')))).map(targetAt),
    delays: Object.keys(machine.implementations.delays),
  }
  return [...changesIn(machine.config, wrong)].map((change) => ({
    fault: change.fault,
    says: change.says,
    places: change.edits.map(placeOf),
    build: () => rebuilt(knowing(machine, change), changed(machine.config, wholly(change))),
  }))
}

const wholly = ({ edits, naming }: Change): readonly Edit[] => (naming ? [...edits, naming] : edits)
/** XState takes an id that it made itself, with dots in it, for a way through ids. */
function targetAt({ config, id, key, path }: AnyStateNode): Target {
  if (config.id === id) return { id }
  return { id: key, naming: { at: [...path.flatMap((step) => ['states', step]), 'id'], to: key } }
}

const doors = ['entry', 'exit', 'always', 'after', 'on'] as const
function placeOf({ at }: Edit): Place {
  const start = at.findIndex((key, index) => index % 2 === 0 && key !== 'states')
  const door = doors.find((one) => one === at[start])
  if (!door) throw new RangeError(`no place to change: ${at.join(' ')}`)
  const of = at[start + 1]
  const state = at
    .slice(0, start)
    .filter((_, index) => index % 2 === 1)
    .join('.')
  return { state, door, ...(of === undefined ? {} : { of }) }
}

/** The machine, with the opposite of a guard under a name of its own. */
function knowing(machine: AnyStateMachine, { negates }: Change): AnyStateMachine {
  const guard: unknown = negates === undefined ? undefined : machine.implementations.guards[negates]
  if (typeof guard !== 'function') return machine
  const opposite = (...given: unknown[]): boolean => !guard(...given)
  return machine.provide({ guards: { [`not ${negates}`]: opposite } })
}
