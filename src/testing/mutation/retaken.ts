import type { AnyStateMachine } from 'xstate'
import { rest, type Snapshot, type Tracer, wake } from '../../engine.ts'
import { isFactType } from '../../vocabulary/facts.ts'
import { type Edge, type Heard, heardIn, type State } from '../explore.ts'
import type { Place } from '../mutate.ts'
import { type Asking, askingOf } from './asking.ts'
import type { Sound } from './sound.ts'

export type Taken = ReturnType<Tracer['step']>
/** A step of a sound state: as it was, or taken anew because it asks one of the places. */
export interface Again {
  readonly fact: Heard
  /** Absent: the sound machine does not hear it. */
  readonly was?: Edge
  /** Absent: as it was. Nothing `taken`: the machine does not hear it. */
  readonly now?: Taken
}
/** Facts are made once, what the clock says each time. */
const keyOf = (fact: Heard): Heard | string => (isFactType(fact.type) ? fact : fact.type)

/** What a machine that differs from a sound one in a few places does where the sound one has been. */
export class Retaken {
  readonly #sound: Sound
  readonly #machine: AnyStateMachine
  readonly #asking: Asking

  constructor(sound: Sound, machine: AnyStateMachine, places: readonly Place[]) {
    this.#sound = sound
    this.#machine = machine
    this.#asking = askingOf(sound, machine, places)
  }

  /** Whether it lies where a place is. */
  isFaulty(state: State): boolean {
    return this.#asking.in(this.#sound.pathOf(state)).isFaulty
  }

  /** Whether any step from a state has to be taken anew. */
  asks(state: State): boolean {
    const { facts, isAll } = this.#asking.in(this.#sound.pathOf(state))
    return isAll || facts.length > 0 || state.out.some((edge) => this.#asking.on.has(edge))
  }

  /** The same state in this machine. */
  snapshotOf({ snapshot }: State): Snapshot {
    return wake(this.#machine, rest(snapshot), this.#sound.graph.policy)
  }

  *steps(state: State, snapshot: Snapshot, tracer: Tracer): Generator<Again> {
    const { facts, isAll } = this.#asking.in(this.#sound.pathOf(state))
    const asked = isAll ? heardIn(snapshot, this.#sound.only) : facts
    const anew = new Map([...asked].map((fact) => [keyOf(fact), fact]))
    for (const was of state.out) {
      const { fact } = was
      const isAnew = anew.delete(keyOf(fact)) || isAll || this.#asking.on.has(was)
      yield isAnew ? { fact, was, now: tracer.step(snapshot, fact) } : { fact, was }
    }
    for (const fact of anew.values()) yield { fact, now: tracer.step(snapshot, fact) }
  }
}
