import type { AnyStateMachine } from 'xstate'
import type { Context } from '../../context.ts'
import { begin, contextOf, type Snapshot, type Step, type Tracer, tracerOf } from '../../engine.ts'
import { stateName } from '../../names.ts'
import type { Outcome } from '../../vocabulary/outcomes.ts'
import type { Policy } from '../../vocabulary/policy.ts'
import {
  type Coverage,
  type Edge,
  type Graph,
  type Heard,
  heardIn,
  innermost,
  outcomeOf,
  type State,
  sayContext,
} from '../explore.ts'
import type { Place } from '../mutate.ts'
import { areAlike } from './likeness.ts'
import { Retaken, type Taken } from './retaken.ts'
import { pathOf, type Sound } from './sound.ts'

/**
 * Whether a machine that differs from a sound one in these places does anything else that can be seen from outside: not a state, timer or
 * effect differs otherwise. Where nothing differs wherever the sound machine can be, there is nowhere else to be.
 */
export function differs(sound: Sound, machine: AnyStateMachine, places: readonly Place[]): boolean {
  const { graph } = sound
  const isOther = (was: Step | Edge, to: State | undefined, now: Step): boolean =>
    to === undefined || sound.find(now.snapshot) !== to || !areAlike(was, now)
  if (isOther(graph.opening, graph.states[0], begin(machine, graph.policy))) return true
  using tracer = tracerOf(machine)
  const retaken = new Retaken(sound, machine, places)
  for (const state of graph.states) {
    if (state.outcome || !retaken.asks(state)) continue
    for (const { was, now } of retaken.steps(state, retaken.snapshotOf(state), tracer)) {
      if (!now || (!was && now.taken.length === 0)) continue
      if (!was || now.taken.length === 0 || isOther(was, was.to, now)) return true
    }
  }
  return false
}

/** Nothing is watched but the ways. */
const unwatched: Coverage = { unreached: [], untaken: [], unrefused: [], taken: 0 }

/**
 * Every state of a machine that differs from a sound one in a few places, as `explore` would find it. Only steps that ask one of the places
 * are taken anew; any other does what it did: where it leads to and what it asks for depend on nothing else.
 */
export class Altered implements Graph {
  readonly machine: AnyStateMachine
  readonly policy: Policy
  readonly opening: Step
  readonly states: Twin[] = []
  readonly edges: Edge[] = []
  /** States that do not go on exactly as they did, or were not there. */
  readonly changed = new Set<State>()
  readonly coverage = unwatched
  ms = 0
  readonly #sound: Sound
  readonly #retaken: Retaken
  readonly #limit: number
  readonly #twins = new Map<State, Twin>()
  readonly #strangers = new Map<string, Twin>()

  constructor(sound: Sound, machine: AnyStateMachine, places: readonly Place[], limit = 200_000) {
    this.machine = machine
    this.policy = sound.graph.policy
    this.opening = begin(machine, this.policy)
    this.#sound = sound
    this.#retaken = new Retaken(sound, machine, places)
    this.#limit = limit
  }

  /** Goes everywhere, and tells of each changed state when it is known how it goes on. Throws `RangeError` past the limit of states. */
  *explore(): Generator<State> {
    const started = performance.now()
    using tracer = tracerOf(this.machine)
    this.#expand = (from) => this.#goOn(from, tracer)
    this.#find(this.opening.snapshot)
    for (const state of this.states) if (state.out && this.changed.has(state)) yield state
    this.ms = performance.now() - started
  }

  #expand: (from: Twin) => void = () => undefined

  #goOn(from: Twin, tracer: Tracer): void {
    const { old, snapshot } = from
    if (snapshot.status !== 'active') return
    if (!old)
      for (const fact of heardIn(snapshot, this.#sound.only)) this.#take(from, fact, tracer.step(snapshot, fact))
    else if (!this.#retaken.asks(old)) for (const edge of old.out) this.#takeOver(from, edge)
    else {
      const here = this.#retaken.snapshotOf(old)
      for (const { fact, was, now } of this.#retaken.steps(old, here, tracer))
        if (now) this.#take(from, fact, now, was)
        else if (was) this.#takeOver(from, was)
    }
  }

  #takeOver(from: Twin, edge: Edge): void {
    this.#join(from, { ...edge, from, to: this.#twinOf(edge.to) })
  }

  #take(from: Twin, fact: Heard, { snapshot, effects, arm, disarm, taken }: Taken, was?: Edge): void {
    if (taken.length === 0) {
      if (was) this.changed.add(from)
      return
    }
    const to = this.#find(snapshot)
    const edge = { from, to, fact, effects, arm, disarm, after: contextOf(snapshot), taken }
    this.#join(from, edge)
    if (!was || to.old !== was.to || say(edge) !== say(was)) this.changed.add(from)
  }

  #join(from: Twin, given: Omit<Edge, 'index'>): void {
    const edge = { ...given, index: this.edges.length }
    this.edges.push(edge)
    from.out.push(edge)
    if (edge.to.via === undefined && edge.to.index > 0) Object.assign(edge.to, { via: edge })
  }

  #find(snapshot: Snapshot): Twin {
    const old = this.#sound.find(snapshot)
    if (old) return this.#twinOf(old)
    const context = contextOf(snapshot)
    const path = pathOf(innermost(snapshot))
    const key = `${path} ${sayContext(context)}`
    const known = this.#strangers.get(key)
    if (known) return known
    const outcome = snapshot.status === 'active' ? undefined : outcomeOf(snapshot)
    const twin = this.#add({ name: stateName(path), snapshot, context, ...(outcome ? { outcome } : {}) })
    this.#strangers.set(key, twin)
    this.changed.add(twin)
    return twin
  }

  #twinOf(old: State): Twin {
    const known = this.#twins.get(old)
    if (known) return known
    // whoever looks at the state itself sees what is wrong with it
    const isFaulty = this.#retaken.isFaulty(old)
    const twin = this.#add(isFaulty ? { ...old, snapshot: this.#retaken.snapshotOf(old) } : old, old)
    this.#twins.set(old, twin)
    if (isFaulty) this.changed.add(twin)
    return twin
  }

  #add(like: Omit<State, 'index' | 'out'>, old?: State): Twin {
    if (this.states.length >= this.#limit) throw new RangeError(`more than ${this.#limit} states`)
    const twin = new Twin(this.states.length, like, (state) => this.#expand(state), old)
    this.states.push(twin)
    return twin
  }
}
const say = ({ effects, arm, disarm, after }: Omit<Edge, 'index'>): string =>
  JSON.stringify([effects, arm, disarm, sayContext(after)])

/** A state that finds out how it goes on when it is asked. */
class Twin implements State {
  readonly index: number
  readonly name: string
  readonly context: Context
  readonly outcome?: Outcome
  readonly snapshot: Snapshot
  /** The same state of the sound machine. */
  readonly old?: State
  readonly via?: Edge
  readonly #expand: (state: Twin) => void
  #out: Edge[] | undefined

  constructor(
    index: number,
    { name, context, snapshot, outcome }: Omit<State, 'index' | 'out'>,
    expand: (state: Twin) => void,
    old?: State,
  ) {
    this.index = index
    this.name = name
    this.context = context
    this.snapshot = snapshot
    if (outcome) this.outcome = outcome
    if (old) this.old = old
    this.#expand = expand
  }

  get out(): Edge[] {
    if (this.#out) return this.#out
    this.#out = []
    this.#expand(this)
    return this.#out
  }
}
