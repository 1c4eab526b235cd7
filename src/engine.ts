import {
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type AnyStateNode,
  createActor,
  createMachine,
  type StateValue,
} from 'xstate'
import type { Context } from './context.ts'
import { type Effect, isEffectType } from './vocabulary/effects.ts'
import { type ClockFact, type Fact, type FactType, isFactType } from './vocabulary/facts.ts'
import type { Step as Canonical, Outcome, Tone } from './vocabulary/outcomes.ts'
import type { Policy } from './vocabulary/policy.ts'

/** The only module that runs XState; what is cast is cast here. */

export type Snapshot = AnyMachineSnapshot
/** A deadline that a state arms: `id` is XState's timer id, `delay` the name in the machine. */
export interface Arming {
  readonly id: string
  readonly delay: string
}
export interface Step {
  readonly snapshot: Snapshot
  readonly effects: readonly Effect[]
  readonly arm: readonly Arming[]
  readonly disarm: readonly string[]
  /** `false`: the machine did not hear the fact. */
  readonly heard: boolean
}

interface Action {
  readonly type: string
  readonly params?: unknown
}
interface Driver {
  readonly scope: Parameters<AnyStateMachine['transition']>[2]
  readonly done: Action[]
}
const drivers = new WeakMap<AnyStateMachine, Driver>()

/** One scope per machine: XState's own `transition()` makes an actor for every step. */
function driverOf(machine: AnyStateMachine): Driver {
  const known = drivers.get(machine)
  if (known) return known
  // an endless loop of `always` throws instead of hanging
  machine.options.maxIterations = Math.min(machine.options.maxIterations ?? 100, 100)
  const done: Action[] = []
  const self = createActor(machine)
  const scope = {
    self,
    id: machine.id,
    sessionId: '',
    system: self.system,
    logger() {},
    defer() {},
    stopChild() {},
    emit() {},
    actionExecutor: (action: Action) => void done.push(action),
  }
  const driver = { scope: scope as unknown as Driver['scope'], done }
  drivers.set(machine, driver)
  return driver
}

/** A fact from its parts; the payload must have come through the fact's or an input's schema. */
export const factOf = (type: FactType, payload: object): Fact => ({ type, ...payload }) as Fact

/** The same machine with another structure: names mean what they meant. Throws on a target that is not there. */
export const rebuilt = (machine: AnyStateMachine, config: object): AnyStateMachine =>
  createMachine(config as AnyStateMachine['config'], machine.implementations as object)

const CLOCK = 'xstate.after.'
export const clockFact = (id: string): ClockFact => ({ type: id as ClockFact['type'] })
/** The delay's name in a timer id `xstate.after.<delay>.<state id>`; names have no dots. */
export const delayOf = (id: string): string => id.slice(CLOCK.length, id.indexOf('.', CLOCK.length))

const nothing: readonly never[] = []
function collect(actions: readonly Action[], before: Snapshot | undefined, snapshot: Snapshot): Step {
  if (actions.length === 0)
    return { snapshot, effects: nothing, arm: nothing, disarm: nothing, heard: snapshot !== before }
  const effects: Effect[] = []
  const armed = new Map<string, string>()
  const disarm = new Set<string>()
  for (const action of actions) {
    if (action.type === 'xstate.raise') {
      const { id, delay } = action.params as { id?: string; delay?: number }
      if (id !== undefined && delay !== undefined) armed.set(id, delayOf(id))
    } else if (action.type === 'xstate.cancel') {
      const { sendId } = action.params as { sendId: string }
      armed.delete(sendId)
      disarm.add(sendId)
    } else if (isEffectType(action.type)) {
      effects.push({ type: action.type, params: action.params ?? {} } as Effect)
    } else {
      throw new Error(`a machine may not do ${action.type}`)
    }
  }
  return {
    snapshot,
    effects,
    arm: [...armed].map(([id, delay]) => ({ id, delay })),
    disarm: [...disarm].filter((id) => !armed.has(id)),
    heard: snapshot !== before || actions.length > 0,
  }
}

/** The first snapshot of a machine under a policy. Pure. */
export function begin(machine: AnyStateMachine, policy: Policy): Step {
  const { scope, done } = driverOf(machine)
  done.length = 0
  const snapshot = machine.getInitialSnapshot(scope, { policy }) as Snapshot
  if (snapshot.status === 'error') throw snapshot.error
  return collect(done, undefined, snapshot)
}

/**
 * What a fact does to a snapshot. Pure: reads no clock, calls nothing. A final snapshot hears nothing; nor is anything heard that is no
 * fact, for XState has events of its own.
 * Equal to XState's `transition()` in state and actions.
 */
export function step(machine: AnyStateMachine, snapshot: Snapshot, fact: Fact | ClockFact): Step {
  if (snapshot.status !== 'active' || !(isFactType(fact.type) || fact.type.startsWith(CLOCK)))
    return { snapshot, effects: nothing, arm: nothing, disarm: nothing, heard: false }
  const { scope, done } = driverOf(machine)
  done.length = 0
  const next = machine.transition(snapshot, fact, scope) as Snapshot
  return collect(done, snapshot, next)
}

/** A transition of a machine, as its definition stands in a state node. */
export type Transition = AnyStateNode['always'] extends readonly (infer T)[] | undefined ? T : never
export interface Tracer extends Disposable {
  /** `step`, with the transitions that were taken on the way, `always` ones included. */
  step(snapshot: Snapshot, fact: Fact | ClockFact): Step & { readonly taken: readonly Transition[] }
}
/** Watches a machine until disposed of. */
export function tracerOf(machine: AnyStateMachine): Tracer {
  let taken: Transition[] = []
  const watching = driverOf(machine).scope.system.inspect((event) => {
    if (event.type === '@xstate.microstep') taken.push(...(event._transitions as Transition[]))
  })
  return {
    step(snapshot, fact) {
      taken = []
      return Object.assign(step(machine, snapshot, fact), { taken })
    },
    [Symbol.dispose]: () => watching.unsubscribe(),
  }
}

/** Whether the state would hear the fact, if only to take note of it: XState's `can` leaves such transitions out. */
export const hears = (snapshot: Snapshot, fact: Fact | ClockFact): boolean =>
  snapshot.status === 'active' && (snapshot.machine.getTransitionData(snapshot, fact)?.length ?? 0) > 0

/** Facts that the active states speak of, heard or not (guards are not asked). */
export function listensTo(snapshot: Snapshot): Set<string> {
  const types = new Set<string>()
  for (const node of snapshot._nodes) for (const type of node.transitions.keys()) types.add(type)
  return types
}

/** A snapshot as plain data, without the policy, which rests once beside it. */
export interface Resting {
  readonly value: StateValue
  readonly context: Omit<Context, 'policy'>
  readonly status: 'active' | 'done'
}
export function rest(snapshot: Snapshot): Resting {
  const { policy: _, ...context } = contextOf(snapshot)
  return { value: snapshot.value, context, status: snapshot.status === 'done' ? 'done' : 'active' }
}
/** The inverse of `rest`. Throws on a state that the machine does not have, whole. */
export function wake(machine: AnyStateMachine, { value, context, status }: Resting, policy: Policy): Snapshot {
  const snapshot: Snapshot = machine.resolveState({ value, context: { ...context, policy }, status })
  // XState fills a partial value with initial states: a damaged one must not go on somewhere else
  if (JSON.stringify(snapshot.value) !== JSON.stringify(value)) throw new Error('not a whole state')
  const ended = snapshot._nodes.some((node) => node.parent === machine.root && node.type === 'final')
  if (ended !== (status === 'done')) throw new Error('not the status of this state')
  return snapshot
}

export const contextOf = (snapshot: Snapshot): Context => snapshot.context as Context

/** The innermost active states, as paths without the machine's id: `open.session.password`. */
export const leavesOf = (snapshot: Snapshot): string[] => {
  const parents = new Set(snapshot._nodes.map((node) => node.parent))
  return snapshot._nodes.filter((node) => !parents.has(node)).map((node) => node.path.join('.'))
}
/** The timers that the active states keep armed: a function of the state alone. */
export const armedIn = (snapshot: Snapshot): Arming[] =>
  snapshot.status !== 'active'
    ? []
    : snapshot._nodes
        .flatMap((node) => node.after)
        .filter(
          (transition, index, all) => all.findIndex((other) => other.eventType === transition.eventType) === index,
        )
        .map(({ eventType }) => ({ id: eventType, delay: delayOf(eventType) }))

interface NodeMeta {
  readonly step?: Canonical
  readonly tone?: Tone
  readonly outcome?: Outcome
}
/** What the innermost active state says about itself. */
export const metaOf = (snapshot: Snapshot): NodeMeta => {
  const parents = new Set(snapshot._nodes.map((node) => node.parent))
  return (snapshot._nodes.find((node) => !parents.has(node))?.meta ?? {}) as NodeMeta
}
/** How the machine ended; `undefined` while it has not. */
export const outcomeOf = (snapshot: Snapshot): Outcome | undefined =>
  snapshot.status === 'done' ? metaOf(snapshot).outcome : undefined
