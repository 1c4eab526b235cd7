import type { AnyStateMachine, AnyStateNode } from 'xstate'
import { begin, contextOf, type Step, tracerOf } from '../engine.ts'
import { stateName } from '../names.ts'
import type { Policy } from '../vocabulary/policy.ts'
import {
  type Edge,
  type Ground,
  type Heard,
  heardIn,
  innermost,
  outcomeOf,
  type State,
  sayContext,
  sayFact,
} from './explore.ts'
import type { Property } from './property.ts'

/** A sentence that a case has broken, and by which fact. */
export interface Broken {
  readonly property: Property
  readonly fact: Heard
}
/** A case on its way. */
export interface Way {
  readonly state: State
  /** Takes the step that the fact makes, and names the sentences it breaks. */
  hear(fact: Heard): readonly Broken[]
}

type Steps = Map<string, Edge>
const always = () => true

/**
 * The sentences about a machine that a state, a step or a way can be judged by, told of cases that really go theirs. What is come to is worked
 * out and judged once, however many cases come by; nothing is explored ahead.
 */
export class Follower implements Ground {
  readonly machine: AnyStateMachine
  readonly policy: Policy
  readonly opening: Step
  readonly #properties: readonly Property[]
  readonly #known = new Map<AnyStateNode, Map<string, State>>()
  readonly #steps = new Map<State, Steps>()
  readonly #judged = new Map<State | Edge, readonly Property[]>()

  constructor({ machine, policy }: Pick<Ground, 'machine' | 'policy'>, properties: readonly Property[]) {
    this.machine = machine
    this.policy = policy
    this.opening = begin(machine, policy)
    this.#properties = properties
    // the first state is the one that cases begin in, whichever is met first
    this.#find(this.opening.snapshot)
  }

  begin(): Way {
    const followed = this.#properties.flatMap((property) =>
      property.follow ? [{ property, holds: property.follow(this) }] : [],
    )
    return this.#go(this.opening.snapshot, followed)
  }
  /** A case that has been on its way: what would have to be remembered of it is not judged. */
  from(snapshot: State['snapshot']): Way {
    return this.#go(snapshot, [])
  }
  #go(
    snapshot: State['snapshot'],
    followed: readonly { readonly property: Property; readonly holds: (edge: Edge) => boolean }[],
  ): Way {
    let state = this.#find(snapshot)
    const hear = (fact: Heard): readonly Broken[] => {
      const edge = this.#step(state, fact)
      if (edge === undefined) return []
      state = edge.to
      return [
        ...this.#judge(edge, ({ onStep = always }) => onStep(edge, this)),
        ...this.#judge(edge.to, ({ inState = always }) => inState(edge.to, this)),
        ...followed.flatMap(({ property, holds }) => (holds(edge) ? [] : [property])),
      ].map((property) => ({ property, fact }))
    }
    return {
      get state() {
        return state
      },
      hear,
    }
  }

  #judge(what: State | Edge, holds: (property: Property) => boolean): readonly Property[] {
    const known = this.#judged.get(what) ?? this.#properties.filter((property) => !holds(property))
    this.#judged.set(what, known)
    return known
  }

  #find(snapshot: State['snapshot']): State {
    const leaf = innermost(snapshot)
    const here = this.#known.get(leaf) ?? new Map<string, State>()
    this.#known.set(leaf, here)
    const context = contextOf(snapshot)
    const key = snapshot.status === 'active' ? sayContext(context) : ''
    const old = here.get(key)
    if (old) return old
    const outcome = snapshot.status === 'active' ? undefined : outcomeOf(snapshot)
    let out: readonly Edge[] | undefined
    const expand = (from: State) =>
      outcome ? [] : [...heardIn(snapshot, always)].flatMap((fact) => this.#step(from, fact) ?? [])
    const state: State = {
      index: this.#steps.size,
      name: stateName(leaf.path.join('.')),
      snapshot,
      context,
      ...(outcome ? { outcome } : {}),
      get out() {
        return (out ??= expand(state))
      },
    }
    here.set(key, state)
    this.#steps.set(state, new Map())
    return state
  }

  /** `undefined`: the state does not hear it. */
  #step(from: State, fact: Heard): Edge | undefined {
    const steps = this.#steps.get(from)
    const key = sayFact(fact)
    const old = steps?.get(key)
    if (old) return old
    using tracer = tracerOf(this.machine)
    const { snapshot, effects, arm, disarm, taken } = tracer.step(from.snapshot, fact)
    if (taken.length === 0) return undefined
    const to = this.#find(snapshot)
    const edge = { index: this.#judged.size, from, to, fact, effects, arm, disarm, after: contextOf(snapshot), taken }
    steps?.set(key, edge)
    return edge
  }
}
