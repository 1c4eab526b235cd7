import type { AnyStateNode } from 'xstate'
import { contextOf, type Snapshot } from '../../engine.ts'
import {
  type Edge,
  type ExploreOptions,
  explore,
  type Graph,
  type Ground,
  innermost,
  type State,
  sayContext,
} from '../explore.ts'

export const pathOf = (node: AnyStateNode): string => node.path.join('.')
/** Whether a state is this one or lies in it. */
export const isIn = (path: string, group: string): boolean =>
  group === '' || path === group || path.startsWith(`${group}.`)
const isInside = (path: string, group: string): boolean => path !== group && isIn(path, group)

/** Ends of one name are one, however they were come to. */
const whereOf = (snapshot: Snapshot): string => {
  const path = pathOf(innermost(snapshot))
  return snapshot.status === 'active' ? `${path} ${sayContext(contextOf(snapshot))}` : path
}

/** A sound machine, explored once, and which of its steps ask what stands at a place. */
export class Sound {
  readonly graph: Graph
  readonly only: NonNullable<ExploreOptions['only']>
  readonly #paths: readonly string[]
  readonly #states: ReadonlyMap<string, State>
  readonly #crossing = new Map<string, ReadonlySet<Edge>>()
  readonly #passing = new Map<string, ReadonlySet<Edge>>()

  constructor(ground: Pick<Ground, 'machine' | 'policy'>, options: ExploreOptions = {}) {
    this.graph = explore(ground, options)
    this.only = options.only ?? (() => true)
    this.#paths = this.graph.states.map(({ snapshot }) => pathOf(innermost(snapshot)))
    this.#states = new Map(this.graph.states.map((state) => [whereOf(state.snapshot), state]))
  }

  /** Where a state of the graph lies. */
  pathOf({ index }: State): string {
    return this.#paths[index] ?? ''
  }

  /** The state that a machine with the same states has come to. */
  find(snapshot: Snapshot): State | undefined {
    return this.#states.get(whereOf(snapshot))
  }

  /** The steps that enter or leave a state. */
  crossing(group: string): ReadonlySet<Edge> {
    return this.#those(this.#crossing, group, crosses)
  }

  /** The steps that are in a state when it is asked what it always does. */
  passing(group: string): ReadonlySet<Edge> {
    return this.#those(this.#passing, group, passes)
  }

  #those(
    known: Map<string, ReadonlySet<Edge>>,
    group: string,
    test: (edge: Edge, group: string) => boolean,
  ): ReadonlySet<Edge> {
    const edges = known.get(group) ?? new Set(this.graph.edges.filter((edge) => test(edge, group)))
    known.set(group, edges)
    return edges
  }
}

const entered = (node: AnyStateNode): AnyStateNode => {
  const [first] = node.initial?.target ?? []
  return first ? entered(first) : node
}
interface Leap {
  readonly before: string
  readonly source: string
  readonly target: string
  readonly after: string
}
/** Where a step leads from state to state on its way. */
function* leapsOf({ from, taken }: Edge): Generator<Leap> {
  let before = pathOf(innermost(from.snapshot))
  for (const { source, target } of taken)
    for (const node of target ?? []) {
      const after = pathOf(entered(node))
      yield { before, source: pathOf(source), target: pathOf(node), after }
      before = after
    }
}
function crosses(edge: Edge, group: string): boolean {
  for (const { before, source, target, after } of leapsOf(edge))
    if ((isIn(before, group) || isIn(after, group)) && !(isInside(source, group) && isInside(target, group)))
      return true
  return false
}
function passes(edge: Edge, group: string): boolean {
  if (isIn(pathOf(innermost(edge.from.snapshot)), group)) return true
  for (const { after } of leapsOf(edge)) if (isIn(after, group)) return true
  return false
}
