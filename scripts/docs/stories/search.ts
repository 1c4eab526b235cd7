import type { Edge, State } from '../../../src/testing/explore.ts'
import { questionFor } from '../../../src/testing/paths/path.ts'

/** The cheapest ways from one state to every other, or from every state to the nearest of some. */
export interface Reach {
  /** How much it costs to come there; absent where there is no way. */
  costOf(state: State): number | undefined
  /** The edges on the way, first to last. */
  wayOf(state: State): readonly Edge[]
}
/** What an edge costs; `undefined`: it may not be taken. */
export type Cost = (edge: Edge) => number | undefined

/** One edge and where it leads to in the direction of the search. */
type Hop = readonly [Edge, State]

function search(
  starts: readonly (readonly [State, number])[],
  hops: (state: State) => readonly Hop[],
  cost: Cost,
): Map<State, { readonly cost: number; readonly via?: Edge }> {
  const best = new Map<State, { readonly cost: number; readonly via?: Edge }>()
  const waiting = new Map<number, State[]>()
  const offer = (state: State, total: number, via?: Edge) => {
    if ((best.get(state)?.cost ?? Number.POSITIVE_INFINITY) <= total) return
    best.set(state, { cost: total, ...(via ? { via } : {}) })
    waiting.set(total, [...(waiting.get(total) ?? []), state])
  }
  for (const [state, total] of starts) offer(state, total)
  while (waiting.size > 0) {
    const total = Math.min(...waiting.keys())
    const states = waiting.get(total) ?? []
    waiting.delete(total)
    for (const state of states) {
      if (best.get(state)?.cost !== total) continue
      for (const [edge, next] of hops(state)) {
        const price = next === state ? undefined : cost(edge)
        if (price !== undefined) offer(next, total + price, edge)
      }
    }
  }
  return best
}

export function from(first: State, cost: Cost): Reach {
  const best = search([[first, 0]], ({ out }) => out.map((edge) => [edge, edge.to]), cost)
  return {
    costOf: (state) => best.get(state)?.cost,
    wayOf(state) {
      const way: Edge[] = []
      for (let via = best.get(state)?.via; via; via = best.get(via.from)?.via) way.unshift(via)
      return way
    },
  }
}

/** Ways home: from every state to the nearest of these, each with what it costs to end there. */
export function home(ends: readonly (readonly [State, number])[], edges: readonly Edge[], cost: Cost): Reach {
  const into = Map.groupBy(edges, ({ to }) => to)
  const best = search(ends, (state) => (into.get(state) ?? []).map((edge) => [edge, edge.from]), cost)
  return {
    costOf: (state) => best.get(state)?.cost,
    wayOf(state) {
      const way: Edge[] = []
      for (let via = best.get(state)?.via; via; via = best.get(via.to)?.via) way.push(via)
      return way
    },
  }
}

/** A way with each question put before its answer. */
export const withQuestions = (edges: readonly Edge[]): Edge[] =>
  edges.reduce<Edge[]>((way, edge) => {
    const question = questionFor(edge, way)
    return [...way, ...(question ? [question] : []), edge]
  }, [])
