import type { Edge, State } from '../explore.ts'
import type { Property } from '../property.ts'
import type { Altered } from './altered.ts'

/**
 * A sentence that the altered machine breaks and the sound one keeps. What a state or step can break is looked for only where something
 * changed: within a step of it. What takes whole ways is judged whole; of these whoever found something last is asked first.
 */
export class Judges {
  readonly #near: readonly Property[]
  #far: readonly Property[]

  constructor(properties: readonly Property[]) {
    const isNear = ({ inState, onStep }: Property): boolean => inState !== undefined || onStep !== undefined
    this.#near = properties.filter(isNear)
    this.#far = properties.filter((property) => !isNear(property))
  }

  /** Explores no further than it has to. */
  firstBroken(graph: Altered): Property | undefined {
    for (const state of graph.explore()) {
      const broken = this.#brokenAt([state], state.out, graph)
      if (broken) return broken
    }
    return this.#brokenNear(graph) ?? this.#brokenFar(graph)
  }

  #brokenNear(graph: Altered): Property | undefined {
    const { changed } = graph
    const steps = graph.edges.filter(({ from, to }) => changed.has(to) && !changed.has(from))
    return this.#brokenAt(new Set(steps.map(({ from }) => from)), steps, graph)
  }

  #brokenAt(states: Iterable<State>, steps: readonly Edge[], graph: Altered): Property | undefined {
    for (const property of this.#near) {
      const { inState, onStep } = property
      if (inState) for (const state of states) if (!inState(state, graph)) return property
      if (onStep) for (const step of steps) if (!onStep(step, graph)) return property
    }
    return undefined
  }

  #brokenFar(graph: Altered): Property | undefined {
    const broken = this.#far.find(({ exception }) => exception(graph))
    if (broken) this.#far = [broken, ...this.#far.filter((other) => other !== broken)]
    return broken
  }
}
