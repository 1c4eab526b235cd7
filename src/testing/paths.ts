import { getShortestPaths } from '@xstate/graph'
import { fromTransition } from 'xstate'
import type { Flow } from '../flow.ts'
import { type Edge, explore, type Graph, type Heard, type State } from './explore.ts'
import { few } from './few.ts'
import { covering } from './paths/covering.ts'
import { type Path, questionFor, tell } from './paths/path.ts'
import { once } from './property.ts'

export { type Path, type PathStep, sayPath } from './paths/path.ts'

/**
 * The states that paths are looked for in: explored exactly, with few accounts. Every path in it is one of the whole, and shorter to find. Give a
 * graph of `explore` in its place where a flow needs other accounts.
 */
const among = (flow: Flow): Graph => explore(flow, { only: few })

/** Where a walk stands: a state, and how many of its steps were none of the happy path's. */
interface Place {
  readonly state: State
  readonly strays: number
}
interface Move {
  readonly type: 'move'
  readonly edge: Edge
  readonly strays: number
}
interface Way {
  readonly to: State
  readonly edges: readonly Edge[]
}

/** The shortest way to each place, by the moves that may be made; `until` stops there. */
function ways(first: State, moves: (place: Place) => readonly Move[], until?: (place: Place) => boolean): Way[] {
  const walk = fromTransition(
    ({ strays }: Place, move: Move): Place => ({ state: move.edge.to, strays: strays + move.strays }),
    { state: first, strays: 0 },
  )
  // keys that look like numbers would be sorted as such
  const found = getShortestPaths(walk, {
    events: ({ context }) => moves(context),
    serializeState: ({ context }) => `${context.state.index}/${context.strays}`,
    serializeEvent: ({ edge }) => `edge ${edge.index}`,
    ...(until ? { toState: ({ context }) => until(context) } : {}),
  })
  return found.map(({ state, steps }) => ({
    to: state.context.state,
    edges: steps.flatMap(({ event }) => ('edge' in event ? [event.edge] : [])),
  }))
}

/** Each state that can be gone to next, by the first edge that leads there. */
function onward({ state }: Place): Move[] {
  const moves = new Map<State, Move>()
  for (const edge of state.out)
    if (edge.to !== state && !moves.has(edge.to)) moves.set(edge.to, { type: 'move', edge, strays: 0 })
  return [...moves.values()]
}

/** A way with each question put before its answer. */
const withQuestions = (edges: readonly Edge[]): Edge[] =>
  edges.reduce<Edge[]>((way, edge) => {
    const question = questionFor(edge, way)
    return [...way, ...(question ? [question] : []), edge]
  }, [])

/** The shortest way to each state. */
const waysThere = once(
  ({ states: [first] }): ReadonlyMap<State, readonly Edge[]> =>
    new Map(first ? ways(first, onward).map(({ to, edges }) => [to, edges]) : []),
)

/** The shortest path to each ending that can be come to, in the order they are found. */
export const endPaths = (flow: Flow, graph: Graph = among(flow)): Path[] =>
  [...waysThere(graph)].flatMap(([{ outcome }, edges]) => (outcome ? [tell(withQuestions(edges))] : []))

/** An account and what its owner has lost: whom a help page speaks to. */
interface Plight {
  readonly enrolled: string
  readonly lost: string
}
const plights: readonly Plight[] = [
  { enrolled: 'email,phone,totp', lost: 'phone' },
  { enrolled: 'email,phone', lost: 'phone' },
]
function isOf({ enrolled, lost }: Plight, fact: Heard): boolean {
  if ('enrolled' in fact) return fact.enrolled.join() === enrolled
  if (fact.type === 'lost.confirmed') return fact.kinds.join() === lost
  return (fact.type !== 'factor.unavailable' && fact.type !== 'item.chosen') || fact.kind === lost
}
const isHappy = ({ taken }: Edge): boolean => taken.every(({ meta }) => meta?.happy === true)
/** What a flow is there for, the best first. */
const goals = ['completed', 'restored', 'signedIn'] as const
/** How many steps of a happy path may be none that its flow calls so: a review where there always is one, a wait. */
const STRAYS = 4

/**
 * The path that a help page tells: to what the flow is there for, by the steps that its machine calls happy as far as they lead there, of somebody
 * with an e-mail address, a number and an authenticator who has lost the number, where the flow is for such. Throws `RangeError` when nothing
 * leads to a good end.
 */
export function happyPath(flow: Flow, { states }: Graph = among(flow)): Path {
  const [first] = states
  const goal = goals.find((type) => states.some(({ outcome }) => outcome?.type === type))
  for (let most = 0; first && goal !== undefined && most <= STRAYS; most++)
    for (const plight of plights) {
      const moves = ({ state, strays }: Place) =>
        state.out
          .filter((edge) => isOf(plight, edge.fact) && (isHappy(edge) || strays < most))
          .map((edge): Move => ({ type: 'move', edge, strays: isHappy(edge) ? 0 : 1 }))
      const [found] = ways(first, moves, ({ state }) => state.outcome?.type === goal)
      if (found) return tell(withQuestions(found.edges))
    }
  throw new RangeError(`nothing leads to a good end of ${flow.id}`)
}

/** Paths that between them take every transition that can be taken (see `covering`). */
export const edgePaths = (flow: Flow, graph: Graph = among(flow)): Path[] => covering(graph, waysThere(graph)).map(tell)

export interface Paths {
  readonly happy: Path
  readonly ends: readonly Path[]
  readonly edges: readonly Path[]
}
/** All three, looked for in one exploration. */
export function pathsOf(flow: Flow, graph: Graph = among(flow)): Paths {
  return { happy: happyPath(flow, graph), ends: endPaths(flow, graph), edges: edgePaths(flow, graph) }
}
