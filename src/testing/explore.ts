import type { AnyStateMachine, AnyStateNode } from 'xstate'
import type { Context } from '../context.ts'
import {
  armedIn,
  begin,
  clockFact,
  contextOf,
  delayOf,
  listensTo,
  type Snapshot,
  type Step,
  type Transition,
  tracerOf,
} from '../engine.ts'
import { nodesOf, stateName } from '../names.ts'
import { type ClockFact, type Fact, type FactType, facts, isFactType, valuesOf } from '../vocabulary/facts.ts'
import type { Outcome } from '../vocabulary/outcomes.ts'
import type { Policy } from '../vocabulary/policy.ts'

export type Heard = Fact | ClockFact

/** One state of the exploration: where the machine stands and all it remembers. */
export interface State {
  readonly index: number
  /** The innermost state, by the name that copy and sources use. */
  readonly name: string
  readonly snapshot: Snapshot
  readonly context: Context
  /** How the case ended; absent while it runs. */
  readonly outcome?: Outcome
  /** The edge that found it: following these back gives a shortest way. */
  readonly via?: Edge
  readonly out: readonly Edge[]
}
/** What one fact does in one state. A fact that is only taken note of is an edge from a state to itself. */
export interface Edge {
  readonly index: number
  readonly from: State
  readonly to: State
  readonly fact: Heard
  readonly effects: Step['effects']
  readonly arm: Step['arm']
  readonly disarm: Step['disarm']
  /** What the machine remembers afterwards: ends of one name are one state, however they were come to. */
  readonly after: Context
  readonly taken: readonly Transition[]
}
/** A machine under a policy. */
export interface Ground {
  readonly machine: AnyStateMachine
  readonly policy: Policy
  readonly opening: Step
}
/** Every state a machine can come to under a policy, whatever is said to it. */
export interface Graph extends Ground {
  readonly states: readonly State[]
  readonly edges: readonly Edge[]
  readonly coverage: Coverage
  readonly ms: number
}
/** What the exploration never saw; a sound machine has none of it, under at least one of its policies. */
export interface Coverage {
  /** States never entered, not even in passing. */
  readonly unreached: readonly string[]
  /** Transitions never taken. */
  readonly untaken: readonly string[]
  /** Guards that never said no: without them the machine is the same. */
  readonly unrefused: readonly string[]
  /** How many transitions were taken. */
  readonly taken: number
}
export interface ExploreOptions {
  /** More states than this are taken for a mistake. Default 200 000. */
  readonly limit?: number
  /** Leaves facts out: quicker, and no longer every way. */
  readonly only?: (fact: Fact) => boolean
  /** Told now and then how much has been found so far. */
  readonly onProgress?: (states: number, edges: number) => void
}

const isFact = (value: unknown): value is Fact =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  typeof value.type === 'string' &&
  isFactType(value.type)

function enumerate(): Map<string, readonly Fact[]> {
  const all = new Map<string, readonly Fact[]>()
  for (const [type, { schema }] of Object.entries(facts)) {
    all.set(
      type,
      valuesOf(schema)
        .map((value) => ({ type, ...Object(value) }))
        .filter(isFact),
    )
  }
  return all
}
const every = enumerate()
/** Every fact of a type, from the schema of its payload. */
export const everyFact = (type: FactType): readonly Fact[] => every.get(type) ?? []

export const sayContext = ({ enrolled, lost, leaving, proven, passwordRoot, replaced, marked }: Context): string =>
  `${enrolled}|${lost}|${leaving}|${proven}|${passwordRoot}|${replaced}|${marked}`

interface Growing extends State {
  readonly out: Edge[]
  /** Equal for two contexts that are equal under one policy. */
  readonly key: string
}

/**
 * Breadth first over every fact a state speaks of, every value of its payload, and every timer that is armed. Exact: nothing is sampled and
 * nothing is merged that behaves differently. Throws `RangeError` past the limit.
 */
export function explore(
  { machine, policy }: { readonly machine: AnyStateMachine; readonly policy: Policy },
  { limit = 200_000, only = () => true, onProgress = () => undefined }: ExploreOptions = {},
): Graph {
  const started = performance.now()
  const states: Growing[] = []
  const edges: Edge[] = []
  const known = new Map<AnyStateNode, Map<string, Growing>>()
  const coverage = watchCoverage(machine)
  const find = (snapshot: Snapshot, from?: Growing): Growing => {
    const leaf = innermost(snapshot)
    let here = known.get(leaf)
    if (!here) known.set(leaf, (here = new Map()))
    // ends of one name hear nothing and are one
    const context = contextOf(snapshot)
    const key = snapshot.status !== 'active' ? '' : context === from?.context ? from.key : sayContext(context)
    const old = here.get(key)
    if (old) return old
    if (states.length >= limit) throw new RangeError(`more than ${limit} states`)
    const outcome = snapshot.status === 'active' ? undefined : outcomeOf(snapshot)
    const state: Growing = {
      index: states.length,
      name: stateName(leaf.path.join('.')),
      snapshot,
      context,
      key,
      ...(outcome ? { outcome } : {}),
      out: [],
    }
    here.set(key, state)
    states.push(state)
    return state
  }
  using tracer = tracerOf(machine)
  const opening = begin(machine, policy)
  const first = find(opening.snapshot)
  coverage.entered(first.snapshot)
  for (let index = 0; index < states.length; index++) {
    const from = states[index]
    if (!from || from.snapshot.status !== 'active') continue
    if (index % 500 === 499) onProgress(states.length, edges.length)
    for (const fact of heardIn(from.snapshot, only)) {
      const { snapshot, effects, arm, disarm, taken } = tracer.step(from.snapshot, fact)
      coverage.stepped(from.snapshot, fact, taken)
      if (taken.length === 0) continue
      const isNew = states.length
      const to = find(snapshot, from)
      const edge: Edge = {
        index: edges.length,
        from,
        to,
        fact,
        effects,
        arm,
        disarm,
        after: contextOf(snapshot),
        taken,
      }
      if (to.index === isNew) {
        Object.assign(to, { via: edge })
        coverage.entered(snapshot)
      }
      edges.push(edge)
      from.out.push(edge)
    }
  }
  return { machine, policy, opening, states, edges, coverage: coverage.result(), ms: performance.now() - started }
}

/** Every fact that the active states speak of, and every timer they keep armed. */
export function* heardIn(snapshot: Snapshot, only: (fact: Fact) => boolean): Generator<Heard> {
  for (const type of listensTo(snapshot)) for (const fact of every.get(type) ?? []) if (only(fact)) yield fact
  for (const { id } of armedIn(snapshot)) yield clockFact(id)
}

export function outcomeOf(snapshot: Snapshot): Outcome | undefined {
  for (const node of snapshot._nodes) if (node.type === 'final') return node.meta?.outcome
  return undefined
}

const asked = (node: AnyStateNode, type: string): readonly Transition[] => node.transitions.get(type) ?? []
const eventless = (node: AnyStateNode): readonly Transition[] => node.always ?? []

/** Marks what was seen; `result` names the rest. */
function watchCoverage(machine: AnyStateMachine) {
  const entered = new Set<AnyStateNode>()
  const taken = new Set<Transition>()
  const refused = new Set<Transition>()
  const enter = (node: AnyStateNode | undefined): void => {
    for (let at = node; at && !entered.has(at); at = at.parent) entered.add(at)
    const initial = node?.type === 'compound' ? node.initial?.target?.[0] : undefined
    if (initial && !entered.has(initial)) enter(initial)
  }
  /** The candidates before the one that was taken said no. */
  const refuse = (candidates: readonly Transition[], went: Transition | undefined): boolean => {
    const position = went ? candidates.indexOf(went) : -1
    for (const candidate of position === -1 ? candidates : candidates.slice(0, position)) refused.add(candidate)
    return position !== -1
  }
  return {
    entered(snapshot: Snapshot) {
      for (const node of snapshot._nodes) {
        enter(node)
        if (snapshot.status === 'active') refuse(eventless(node), undefined)
      }
    },
    stepped(before: Snapshot, fact: Heard, went: readonly Transition[]) {
      for (const transition of went) {
        taken.add(transition)
        for (const target of transition.target ?? []) enter(target)
        if (transition.eventType === '') refuse(eventless(transition.source), transition)
      }
      const answer = went[0]?.eventType === fact.type ? went[0] : undefined
      for (let node: AnyStateNode | undefined = innermost(before); node; node = node.parent) {
        if (refuse(asked(node, fact.type), answer)) break
      }
    },
    result(): Coverage {
      const nodes = [...nodesOf(machine)]
      const all = nodes.flatMap((node) => [...[...node.transitions.values()].flat(), ...eventless(node)])
      return {
        unreached: nodes.filter((node) => !entered.has(node)).map((node) => stateName(node.path.join('.'))),
        untaken: all.filter((transition) => !taken.has(transition)).map(sayTransition),
        unrefused: all
          .filter(({ guard }) => guard)
          .filter((one) => taken.has(one) && !refused.has(one))
          .map(sayTransition),
        taken: taken.size,
      }
    },
  }
}
export function innermost({ _nodes: [root, ...inner], machine }: Snapshot): AnyStateNode {
  return inner.reduce(
    (deepest, node) => (node.path.length > deepest.path.length ? node : deepest),
    root ?? machine.root,
  )
}

/** `proving: code.accepted [isAsked {"of":["email"]}] -> replacing`. */
export function sayTransition({ source, eventType, guard, target }: Transition): string {
  const said: unknown = guard
  const condition =
    said === undefined
      ? ''
      : ` [${typeof said === 'object' && said !== null && 'type' in said ? sayGuard(said) : said}]`
  const to = (target ?? []).map((node) => stateName(node.path.join('.')))
  const heard =
    eventType === '' ? 'always' : eventType.startsWith('xstate.after.') ? `after ${delayOf(eventType)}` : eventType
  return `${stateName(source.path.join('.')) || 'root'}: ${heard}${condition}${to.length > 0 ? ` -> ${to}` : ''}`
}
const sayGuard = (guard: object): string => {
  const { type, params } = { params: undefined, type: '', ...guard }
  return params === undefined ? String(type) : `${type} ${JSON.stringify(params)}`
}

/** `code.accepted kind=email`, `after caseLife`. */
export function sayFact(fact: Heard): string {
  if (!isFactType(fact.type)) return `after ${delayOf(fact.type)}`
  const { type, ...payload } = fact
  return [type, ...sayFields(payload)].join(' ')
}
/** `kind=email`, `kinds=email+phone`, `kinds=none`. */
export const sayFields = (fields: object): string[] =>
  Object.entries(fields).map(([name, value]) => `${name}=${Array.isArray(value) ? value.join('+') || 'none' : value}`)

/** Whose doing a fact is. `check`: the answer to something that the person has submitted. */
export type Doer = 'person' | 'check' | 'staff' | 'host' | 'clock'
const doers = { subject: 'person', verifier: 'check', staff: 'staff', system: 'host' } as const
export const doerOf = ({ type }: Heard): Doer => (isFactType(type) ? doers[facts[type].origin] : 'clock')

/** `person: code.requested kind=email -> proving`. */
export const sayStep = ({ fact, to }: Pick<Edge, 'fact' | 'to'>): string =>
  `${doerOf(fact)}: ${sayFact(fact)} -> ${to.name}`
/** A shortest way to a state: who does what, and where it leads. */
export function wayTo(state: State): string[] {
  const way: string[] = []
  for (let edge = state.via; edge; edge = edge.from.via) way.unshift(sayStep(edge))
  return way
}
