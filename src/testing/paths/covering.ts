import type { Transition } from '../../engine.ts'
import type { Edge, Graph, State } from '../explore.ts'
import { questionFor } from './path.ts'

/** Of each state the shortest way to an end. */
function waysHome({ states, edges }: Graph): Map<State, readonly Edge[]> {
  const into = Map.groupBy(edges, ({ to }) => to)
  const home = new Map<State, readonly Edge[]>()
  for (const state of states) if (state.outcome) home.set(state, [])
  for (const [state, way] of home)
    for (const edge of into.get(state) ?? []) if (!home.has(edge.from)) home.set(edge.from, [edge, ...way])
  return home
}

/** Of each transition the edge that lies on the shortest path. */
function nearest({ edges }: Graph, lengthOf: (edge: Edge) => number): Map<Transition, { edge: Edge; length: number }> {
  const found = new Map<Transition, { edge: Edge; length: number }>()
  for (const edge of edges) {
    const length = lengthOf(edge)
    for (const transition of edge.taken)
      if (length < (found.get(transition)?.length ?? Number.POSITIVE_INFINITY)) found.set(transition, { edge, length })
  }
  return found
}

/**
 * Ways that between them take every transition that can be taken, few and short: to the transition that is furthest away, past what is new beside
 * the way, and on to an end; until nothing is left. `there`: the shortest way to each state.
 */
export function covering(graph: Graph, there: ReadonlyMap<State, readonly Edge[]>): Edge[][] {
  const home = waysHome(graph)
  const left = nearest(graph, (edge) => (there.get(edge.from)?.length ?? 0) + (home.get(edge.to)?.length ?? 0))
  const isNew = ({ taken }: Edge) => taken.some((transition) => left.has(transition))
  const ways: Edge[][] = []
  for (const [transition, { edge }] of [...left].sort(([, one], [, other]) => other.length - one.length)) {
    if (!left.has(transition)) continue
    const way: Edge[] = []
    const put = (edge: Edge) => {
      const question = questionFor(edge, way)
      for (const step of question ? [question, edge] : [edge]) {
        way.push(step)
        for (const done of step.taken) left.delete(done)
      }
    }
    const go = (next: Edge) => {
      for (const beside of next.from.out) if (beside.to === beside.from && beside !== next && isNew(beside)) put(beside)
      put(next)
      return next.to
    }
    for (const next of there.get(edge.from) ?? []) go(next)
    for (let at = go(edge); at.outcome === undefined; ) {
      const fresh = at.out.filter(isNew)
      const next =
        fresh.find(({ to }) => to === at) ?? fresh.find(({ to }) => !to.outcome) ?? fresh[0] ?? home.get(at)?.[0]
      if (!next) break
      at = go(next)
    }
    ways.push(way)
  }
  return ways
}
