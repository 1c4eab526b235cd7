import { type Factor, type Flow, isFactType } from 'regain/core'

import { delayOf, type Transition } from '../../../src/engine.ts'
import { stateName } from '../../../src/names.ts'
import { type Edge, explore, type Graph, type State } from '../../../src/testing/explore.ts'
import { few } from '../../../src/testing/few.ts'
import { type Path, tell } from '../../../src/testing/paths/path.ts'
import { pathsOf } from '../../../src/testing/paths.ts'
import { leavingOn, lostOn } from './lost.ts'
import { type Cost, from, home, type Reach, withQuestions } from './search.ts'
import type { Story } from './story.ts'

/** A path worth telling, and what it is told for. */
export interface Plot {
  readonly id: string
  readonly kind: Story['kind']
  readonly path: Path
}

/** Whom a help page speaks to: the account, and what its owner cannot use. */
interface Plight {
  readonly enrolled: readonly string[]
  readonly lost: readonly string[]
}
/** What else the owner of such an account may have lost. */
const losses: readonly (readonly Factor[])[] = [
  ['email'],
  ['phone'],
  ['totp'],
  ['email', 'phone'],
  ['email', 'totp'],
  ['phone', 'totp'],
  ['email', 'phone', 'totp'],
]
const isSame = (one: readonly string[], other: readonly string[]) => one.join() === other.join()

const isHappy = ({ taken }: Edge): boolean => taken.every(({ meta }) => meta?.happy === true)
/** Weights: a step aside, an account that is not the usual one, a step; no way has as many steps as the next weight. */
const ASIDE = 64 * 64
const UNUSUAL = 64
function pricesOf({ enrolled, lost }: Plight): (edge: Edge) => number {
  return (edge) => {
    const { fact } = edge
    const isUsual =
      (!('enrolled' in fact) || isSame(fact.enrolled, enrolled)) &&
      (fact.type !== 'lost.confirmed' || isSame(fact.kinds, lost)) &&
      ((fact.type !== 'factor.unavailable' && fact.type !== 'item.chosen') ||
        lost.length === 0 ||
        lost.includes(fact.kind))
    return (isHappy(edge) ? 0 : ASIDE) + (isUsual ? 0 : UNUSUAL) + 1
  }
}
/** Whether a fact can be said of somebody who has lost these, and nothing else. */
function mayBeSaid({ enrolled, lost }: Plight, { fact }: Edge): boolean {
  if ('enrolled' in fact && !isSame(fact.enrolled, enrolled)) return false
  if (fact.type === 'lost.confirmed') return isSame(fact.kinds, lost)
  if (fact.type === 'factor.unavailable' || fact.type === 'item.chosen') return lost.includes(fact.kind)
  if (fact.type === 'code.accepted' || fact.type === 'account.reached') return !lost.includes(fact.kind)
  if (fact.type === 'totp.accepted') return !lost.includes('totp')
  return fact.type !== 'account.signedIn' && fact.type !== 'evidence.stale' && fact.type !== 'step.back'
}
/** Whether a transition can happen at any time. */
const isOfMany = ({ source }: Transition): boolean => stateName(source.key) === ''
const goals = ['completed', 'restored', 'signedIn']

/** What is known of a flow while its stories are looked for. */
interface Scene {
  readonly graph: Graph
  readonly first: State
  readonly usual: Plight
  readonly there: Reach
  readonly back: Reach
}

export function plotsOf(flow: Flow, graph: Graph = explore(flow, { only: few })): readonly Plot[] {
  const { happy, edges } = pathsOf(flow, graph)
  const [first] = graph.states
  if (!first) return []
  const usual = {
    enrolled: happy.steps.flatMap(({ fact }) => ('enrolled' in fact ? fact.enrolled : [])),
    lost: [...lostOn(happy.steps), ...leavingOn(happy.steps)],
  }
  const price = pricesOf(usual)
  const goal = goals.find((type) => graph.states.some(({ outcome }) => outcome?.type === type))
  const ends = graph.states.flatMap((state) =>
    state.outcome ? [[state, state.outcome.type === goal ? 0 : 5 * ASIDE] as const] : [],
  )
  const scene = { graph, first, usual, there: from(first, price), back: home(ends, graph.edges, price) }
  const plots: Plot[] = []
  const told = new Set<string>()
  const put = (plot: Plot | undefined) => {
    if (!plot) return
    const key = plot.path.steps.map(({ says }) => says).join('\n')
    if (told.has(key) || plots.some(({ id }) => id === plot.id)) return
    told.add(key)
    plots.push(plot)
  }
  put({ id: 'happy', kind: 'happy', path: happy })
  for (const lost of losses) put(lostPlot(scene, lost))
  for (const transition of endingTransitions(scene))
    if (!plots.some(({ path }) => path.steps.some(({ taken }) => taken.includes(transition))))
      put(endingPlot(scene, transition))
  for (const { name, outcome } of graph.states)
    if (
      !outcome &&
      !plots.some(({ path }) => path.steps.some(({ to, from: before }) => to === name || before === name))
    )
      put(screenPlot(scene, name))
  return [...plots, ...edges.map((path): Plot => ({ id: `cover:${sumOf(path)}`, kind: 'cover', path }))]
}

/** The best end of somebody who has lost these. */
function lostPlot({ graph, first, usual }: Scene, lost: readonly Factor[]): Plot | undefined {
  const plight = { enrolled: usual.enrolled, lost }
  const price = pricesOf(plight)
  const cost: Cost = (edge) => (mayBeSaid(plight, edge) ? price(edge) : undefined)
  const there = from(first, cost)
  const endings = graph.edges.filter(
    ({ to, after, taken }) =>
      to.outcome &&
      !taken.some(isOfMany) &&
      lost.every((kind) => after.lost.includes(kind) || after.leaving.includes(kind)),
  )
  const found = cheapest(endings, (edge) => {
    const before = there.costOf(edge.from)
    const own = cost(edge)
    if (before === undefined || own === undefined) return undefined
    return before + own + (goals.includes(edge.to.outcome?.type ?? '') ? 0 : 5 * ASIDE)
  })
  if (!found) return undefined
  const path = tell(withQuestions([...there.wayOf(found.from), found]))
  const declared = [...new Set([...lostOn(path.steps), ...leavingOn(path.steps)])]
  return { id: `lost:${declared.toSorted().join('+')}`, kind: 'lost', path }
}

/** Transitions into an end, in the order of the machine. */
const endingTransitions = ({ graph }: Scene): readonly Transition[] => {
  const into = new Set(graph.edges.filter(({ to }) => to.outcome).flatMap(({ taken }) => taken))
  return [...into].filter(({ target }) => target?.some(({ type }) => type === 'final'))
}
/** The way to an end by this transition: few steps aside; as late as can be where it may happen at any time. */
function endingPlot({ graph, there }: Scene, transition: Transition): Plot | undefined {
  const many = isOfMany(transition)
  const found = cheapest(
    graph.edges.filter(({ taken }) => taken.includes(transition)),
    ({ from: before }) => {
      const cost = there.costOf(before)
      if (cost === undefined || !many) return cost
      return cost - 2 * (cost % UNUSUAL)
    },
  )
  if (!found) return undefined
  const { source, eventType } = transition
  const alternatives = eventType === '' ? (source.always ?? []) : (source.transitions.get(eventType) ?? [])
  const heard = eventType === '' ? 'always' : isFactType(eventType) ? eventType : `after-${delayOf(eventType)}`
  const place = [found.to.name, stateName(source.path.join('.')) || 'open', heard, alternatives.indexOf(transition)]
  return { id: place.join(':'), kind: 'ending', path: tell(withQuestions([...there.wayOf(found.from), found])) }
}
/** The way past a screen that is on none so far, and on to as good an end as can be. */
function screenPlot({ graph, there, back }: Scene, name: string): Plot | undefined {
  const found = cheapest(
    graph.states.filter((state) => state.name === name),
    (state) => {
      const [before, after] = [there.costOf(state), back.costOf(state)]
      return before === undefined || after === undefined ? undefined : before + after
    },
  )
  if (!found) return undefined
  return {
    id: `screen:${name}`,
    kind: 'screen',
    path: tell(withQuestions([...there.wayOf(found), ...back.wayOf(found)])),
  }
}

/** The first of those that cost least; what costs `undefined` is out of the question. */
function cheapest<T>(all: readonly T[], costOf: (one: T) => number | undefined): T | undefined {
  let best: { readonly one: T; readonly cost: number } | undefined
  for (const one of all) {
    const cost = costOf(one)
    if (cost !== undefined && (!best || cost < best.cost)) best = { one, cost }
  }
  return best?.one
}

/** 32 bits of FNV-1a over what is said on a path, in hex: its name as long as nothing on it changes. */
function sumOf({ steps }: Path): string {
  let hash = 0x811c9dc5
  for (const character of steps.map(({ says, to }) => `${says} ${to}`).join('\n'))
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash.toString(16).padStart(8, '0')
}
