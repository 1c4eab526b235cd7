import type { Description, StateDescription, TransitionDescription } from '../describe.ts'
import { type Choice, choose } from './choose.ts'
import { mainPath } from './path.ts'
import { tellingOrder } from './telling.ts'
import type { View } from './view.ts'
import { sayFactor } from './words/facts.ts'
import { type Said, sayTransitions, stateNote, stateTitle } from './words/index.ts'
import { lowered } from './words/names.ts'

/** Who brings a branch about; `always`: it follows by itself. */
export type Cause = 'subject' | 'verifier' | 'staff' | 'system' | 'clock' | 'always'
/** How a state looks; `waiting`: nobody but staff, a system or the clock can end it; `passing`: it is left at once. */
export type Look = 'plain' | 'calm' | 'warn' | 'good' | 'bad' | 'waiting' | 'passing'

/** One branch in words. */
export interface Branch extends Said {
  readonly transition: number
  readonly cause: Cause
  readonly main: boolean
}
/** Branches that share a place: those to one state that a chip names (`to`), or those that stay (`null`). */
export interface Row {
  readonly to: string | null
  readonly branches: readonly Branch[]
}
export interface Node {
  readonly name: string
  readonly title: string
  /** What it is for, and for what it repeats. */
  readonly notes: readonly string[]
  readonly kind: 'group' | 'leaf' | 'final'
  readonly look: Look
  readonly isCollapsed: boolean
  /** Whether it only holds states together. */
  readonly isGroup: boolean
  readonly parent: string | null
  readonly initial: string | null
  readonly rows: readonly Row[]
  /** Whether a line leads to it; an ending without one stands at the foot. */
  readonly isMet: boolean
  /** From how many states chips lead to it. */
  readonly arrivals: number
}
export interface Line {
  readonly from: string
  readonly to: string
  /** It leads to a state that is told earlier. */
  readonly isBack: boolean
  readonly main: boolean
  readonly branches: readonly Branch[]
}
/** What a picture shows, before anything has a place. */
export interface Graph {
  readonly initial: string
  readonly nodes: readonly Node[]
  readonly lines: readonly Line[]
}

/** The graph of a view, in the words and with the main way of the whole flow. */
export function graphOf(whole: Description, { is: part, collapsed }: View): Graph {
  const told = tellingOrder(whole)
  const shown = new Map(part.states.map((state) => [state.name, state]))
  const is = { ...part, states: told.flatMap(({ name }) => shown.get(name) ?? []) }
  const said = sayTransitions(whole)
  const main = mainPath(whole)
  const choices = choose(is, main)
  const branchOf = ({ index, origin }: TransitionDescription): Branch => ({
    ...(said[index] ?? { head: '', condition: '', subject: '', turn: '' }),
    transition: index,
    cause: origin ?? 'always',
    main: main.has(index),
  })
  const of = (choice: Choice) => is.transitions.filter(({ index }) => choices.get(index) === choice)
  const byPair = Map.groupBy(of('line'), ({ from, to }) => `${from} ${to}`)
  const order = new Map(is.states.map(({ name }, index) => [name, index]))
  const lines = [...byPair.values()].flatMap((transitions): Line[] => {
    const [first] = transitions
    if (!first || first.to === null) return []
    const branches = transitions.map(branchOf)
    const isBack = (order.get(first.from) ?? 0) > (order.get(first.to) ?? 0)
    return [{ from: first.from, to: first.to, isBack, main: branches.some((branch) => branch.main), branches }]
  })
  const chips = of('chip')
  const stays = of('stay')
  return {
    initial: is.initial,
    lines,
    nodes: is.states.map((state) => ({
      name: state.name,
      title: collapsed.has(state.name) ? `${stateTitle(state)} ›` : stateTitle(state),
      notes: [stateNote(state), noteOf(state, whole)].filter((note) => note !== ''),
      kind: isLeaf(state) ? (state.type === 'final' ? 'final' : 'leaf') : 'group',
      look: collapsed.has(state.name) ? (state.tone ?? 'plain') : lookOf(state, whole),
      isCollapsed: collapsed.has(state.name),
      isGroup: state.type === 'group',
      parent: state.parent,
      initial: isLeaf(state) ? null : state.initial,
      rows: [
        ...[
          ...Map.groupBy(
            chips.filter(({ from }) => from === state.name),
            ({ to }) => to,
          ),
        ].map(([to, all]) => ({
          to,
          branches: all.map(branchOf),
        })),
        ...staysOf(stays.filter(({ from }) => from === state.name).map(branchOf)),
      ],
      isMet: lines.some(({ to }) => to === state.name),
      arrivals: new Set(chips.filter(({ to }) => to === state.name).map(({ from }) => from)).size,
    })),
  }
}
const staysOf = (branches: readonly Branch[]): readonly Row[] => (branches.length > 0 ? [{ to: null, branches }] : [])
const isLeaf = ({ type }: StateDescription): boolean => type === 'atomic' || type === 'final'
/** For which factors a state repeats what it asks. */
function noteOf({ each, name }: StateDescription, { transitions }: Description): string {
  if (each === null) return ''
  const asked = transitions.filter(({ from }) => from === name).flatMap(({ guard }) => factorsOf(guard?.params))
  const of = [...new Set(asked)].map((factor) => lowered(sayFactor(factor))).join(', ')
  return `for each factor that ${each === 'remaining' ? 'is left' : 'changes'}${of === '' ? '' : `: ${of}`}`
}
function factorsOf(params: unknown): readonly string[] {
  const of = typeof params === 'object' && params !== null && 'of' in params ? params.of : []
  return Array.isArray(of) ? of.filter((one) => typeof one === 'string') : []
}

/** How a state looks in every drawing of its flow. */
export function lookOf(state: StateDescription, { states, transitions, initial }: Description): Look {
  if (state.tone !== null) return state.tone
  if (state.type === 'final' || state.type === 'group' || state.name === initial) return 'plain'
  const own = new Set([state.name])
  for (let at = state.parent; at !== null; ) {
    const over = states.find(({ name }) => name === at)
    if (!over || over.type === 'group') break
    own.add(over.name)
    at = over.parent
  }
  const heard = transitions.filter(({ from }) => own.has(from))
  const leaving = heard.filter(({ to }) => to !== null)
  if (leaving.length === 0 || heard.some(({ origin }) => origin === 'subject' || origin === 'verifier')) return 'plain'
  return leaving.every(({ on }) => on.type === 'always') ? 'passing' : 'waiting'
}
