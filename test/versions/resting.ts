import { contextOf } from '../../src/engine.ts'
import { awaken, RestingSchema } from '../../src/envelope.ts'
import type { Flow } from '../../src/flow.ts'
import type { State } from '../../src/testing/explore.ts'
import { Follower } from '../../src/testing/follow.ts'
import type { Property } from '../../src/testing/property.ts'
import { type Preset, presets, type Reached, under } from './snapshots.ts'

/** Of what version a state was written down. */
export interface Of {
  readonly version: number
  readonly fingerprint: string
}

/** A state that was written down, woken by a flow as it is now: what of it does not hold any more. */
export class Waker {
  readonly #flows: ReadonlyMap<Preset, { readonly flow: Flow; readonly follower: Follower }>
  readonly #properties: readonly Property[]
  readonly #ending = new Set<State>()

  constructor(flow: Flow, properties: readonly Property[]) {
    this.#properties = properties
    this.#flows = new Map(
      presets.map((preset) => {
        const varied = under(flow, preset)
        return [preset, { flow: varied, follower: new Follower(varied, properties) }]
      }),
    )
  }

  /** Throws what `awaken` throws. */
  faults({ rest, under: seen }: Reached, { version, fingerprint }: Of): readonly string[] {
    const resting = RestingSchema.parse(rest)
    return seen.flatMap((preset) => {
      const known = this.#flows.get(preset)
      if (!known) return [`no preset ${preset}`]
      const { flow, follower } = known
      const snapshot = awaken(flow, { version, fingerprint, rest: resting }, flow.policy)
      const found = follower.from(snapshot).state
      // ends of one name are one state to follow, and are judged each by what it ended with
      const state = found.outcome ? { ...found, snapshot, context: contextOf(snapshot) } : found
      const broken = this.#properties.filter(({ inState }) => inState && !inState(state, follower))
      const said = broken.map(({ name }) => name)
      return this.#ends(found) ? said : [...said, 'no end can be reached']
    })
  }

  /** Depth first; a state from which an end was found is not searched again. */
  #ends(from: State): boolean {
    const seen = new Set([from])
    const way: State[] = [from]
    for (const state of way) {
      if (state.outcome || this.#ending.has(state)) {
        this.#ending.add(from)
        return true
      }
      for (const { to } of state.out) {
        if (seen.has(to)) continue
        seen.add(to)
        way.push(to)
      }
    }
    return false
  }
}
