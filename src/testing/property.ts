import type { Edge, Graph, Ground, State } from './explore.ts'
import { sayStep, wayTo } from './explore.ts'

/** A sentence about every way a case can go, as a function that looks for its shortest exception. */
export interface Property {
  readonly name: string
  readonly says: string
  /** What asks for it: `I-2` and `L1` of the invariants, `RI-`, `R-`, `TH-` and source rows. */
  readonly rows: readonly string[]
  readonly exception: (graph: Graph) => readonly string[] | undefined
  /** Where a single state or step is enough to judge by: many sentences are then read in one go, and of a case that really goes its way too. */
  readonly inState?: (state: State, ground: Ground) => boolean
  readonly onStep?: (edge: Edge, ground: Ground) => boolean
  /** Where a small memory of the way is enough: a way is told step by step, and `false` is where the sentence breaks. */
  readonly follow?: (ground: Ground) => (step: Edge) => boolean
}
export interface Violation {
  readonly property: string
  readonly says: string
  /** The shortest way there: `person: code.requested kind=email -> proving`, step by step. */
  readonly way: readonly string[]
}
interface Sentence {
  readonly name: string
  readonly says: string
  readonly rows: readonly string[]
}

/** Holds in every state. */
export const inStates = (sentence: Sentence, holds: (state: State, ground: Ground) => boolean): Property => ({
  ...sentence,
  inState: holds,
  exception(graph) {
    const state = graph.states.find((one) => !holds(one, graph))
    return state && wayTo(state)
  },
})

/** Holds for every step. */
export const onSteps = (sentence: Sentence, holds: (edge: Edge, ground: Ground) => boolean): Property => ({
  ...sentence,
  onStep: holds,
  exception(graph) {
    const edge = graph.edges.find((one) => !holds(one, graph))
    return edge && [...wayTo(edge.from), sayStep(edge)]
  },
})

/** A reading of a whole graph that several sentences share, made once. */
export function once<T>(read: (graph: Graph) => T): (graph: Graph) => T {
  const known = new WeakMap<Graph, { readonly value: T }>()
  return (graph) => {
    const made = known.get(graph) ?? { value: read(graph) }
    known.set(graph, made)
    return made.value
  }
}

type Primitive = string | number | boolean
/** What is remembered of a way, and what has to hold by it. */
export interface Along<M extends Primitive> {
  readonly start: (ground: Ground) => M
  readonly next: (memory: M, edge: Edge, ground: Ground) => M
  /** Asked for every step, with the memory after and before it. */
  readonly holds: (memory: M, edge: Edge, before: M, ground: Ground) => boolean
  /** Asked for every state and memory. */
  readonly holdsIn: (memory: M, state: State) => boolean
}
/** Holds on every way, by what the way has led past: a small memory is carried along every edge. */
export const alongWays = <M extends Primitive>(
  sentence: Sentence,
  { start, next, holds = () => true, holdsIn = () => true }: Pick<Along<M>, 'start' | 'next'> & Partial<Along<M>>,
): Property => ({
  ...sentence,
  follow: (ground) => follower({ start, next, holds, holdsIn }, ground),
  exception(graph) {
    const [first] = graph.states
    if (!first) return undefined
    const seen = new Map<M, Uint8Array>()
    const visits: Visit<M>[] = []
    const visit = (state: State, memory: M, by?: Edge, from?: Visit<M>): void => {
      let flags = seen.get(memory)
      if (!flags) {
        flags = new Uint8Array(graph.states.length)
        seen.set(memory, flags)
      }
      if (flags[state.index] === 1) return
      flags[state.index] = 1
      visits.push({ state, memory, ...(by ? { by } : {}), ...(from ? { from } : {}) })
    }
    visit(first, start(graph))
    for (let index = 0; index < visits.length; index++) {
      const from = visits[index]
      if (!from) break
      if (!holdsIn(from.memory, from.state)) return sayVisit(from)
      for (const edge of from.state.out) {
        const memory = next(from.memory, edge, graph)
        if (!holds(memory, edge, from.memory, graph)) return [...sayVisit(from), sayStep(edge)]
        visit(edge.to, memory, edge, from)
      }
    }
    return undefined
  },
})
function follower<M extends Primitive>(
  { start, next, holds, holdsIn }: Along<M>,
  ground: Ground,
): (step: Edge) => boolean {
  let memory = start(ground)
  return (edge) => {
    const before = memory
    memory = next(before, edge, ground)
    return holds(memory, edge, before, ground) && holdsIn(memory, edge.to)
  }
}
interface Visit<M> {
  readonly state: State
  readonly memory: M
  readonly by?: Edge
  readonly from?: Visit<M>
}
function sayVisit<M>(visit: Visit<M>): string[] {
  const way: string[] = []
  for (let at: Visit<M> | undefined = visit; at?.by; at = at.from) way.unshift(sayStep(at.by))
  return way
}

/** Every state can come to a state of `goal` over edges that `may` be walked. */
export const canReach = (
  sentence: Sentence,
  from: (state: State, graph: Graph) => boolean,
  may: (edge: Edge, graph: Graph) => boolean,
  goal: (state: State, graph: Graph) => boolean,
): Property => ({
  ...sentence,
  exception(graph) {
    const reaching = reachingFrom(graph, may, (state) => goal(state, graph))
    const stuck = graph.states.find((state) => from(state, graph) && !reaching.has(state))
    return stuck && wayTo(stuck)
  },
})

/** The states from which the goal can be come to. */
export function reachingFrom(
  graph: Graph,
  may: (edge: Edge, graph: Graph) => boolean,
  goal: (state: State) => boolean,
): Set<State> {
  const into = new Map<State, State[]>()
  for (const edge of graph.edges) {
    if (edge.from === edge.to || !may(edge, graph)) continue
    const before = into.get(edge.to)
    if (before) before.push(edge.from)
    else into.set(edge.to, [edge.from])
  }
  const reached = new Set(graph.states.filter(goal))
  for (const state of reached) for (const before of into.get(state) ?? []) reached.add(before)
  return reached
}

/** Reads the sentences that a single state or step can break in one go; tells of each break until it is told to stop. */
function readThrough(graph: Graph, properties: readonly Property[], tell: (broken: Property) => 'stop' | 'on'): void {
  const onStep = properties.flatMap((property) => (property.onStep ? [{ property, holds: property.onStep }] : []))
  const inState = properties.flatMap((property) => (property.inState ? [{ property, holds: property.inState }] : []))
  for (const state of graph.states) {
    for (const { property, holds } of inState) if (!holds(state, graph) && tell(property) === 'stop') return
    for (const edge of state.out)
      for (const { property, holds } of onStep) if (!holds(edge, graph) && tell(property) === 'stop') return
  }
}
const isRead = ({ onStep, inState }: Property): boolean => onStep !== undefined || inState !== undefined

/** Every property's shortest exception. */
export function check(graph: Graph, properties: readonly Property[]): Violation[] {
  const broken = new Set<Property>()
  readThrough(graph, properties, (property) => {
    broken.add(property)
    return 'on'
  })
  return properties.flatMap((property) => {
    const way = isRead(property) && !broken.has(property) ? undefined : property.exception(graph)
    return way ? [{ property: property.name, says: property.says, way }] : []
  })
}
/** A sentence that is broken, the one that is found soonest. */
export function firstBroken(graph: Graph, properties: readonly Property[]): Property | undefined {
  let found: Property | undefined
  readThrough(graph, properties, (property) => {
    found = property
    return 'stop'
  })
  return found ?? properties.find((property) => !isRead(property) && property.exception(graph))
}

/** A violation to be read: the sentence, and below it the way, step by step. */
export const sayViolation = ({ property, says, way }: Violation): string =>
  [
    `${property}. ${says}`,
    ...way.map((step, at) => `${String(at + 1).padStart(4)}. ${step}`),
    ...(way.length === 0 ? ['      from the first state on'] : []),
  ].join('\n')
