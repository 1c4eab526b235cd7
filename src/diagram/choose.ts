import type { Description, StateDescription, TransitionDescription } from '../describe.ts'
import { isAnywhere } from './anywhere.ts'

/** How a branch is drawn: as (part of) a line, as a chip that names where it goes, or as a word where it stays. */
export type Choice = 'line' | 'chip' | 'stay'

/** A state that more than so many others lead to is met by the nearest of them; the others name it. */
const linesIn = 2
/** A line that would pass more than so many states is a chip. */
const reach = 6

/** Chooses for each transition, by its index. Every state but endings is met by at least one line. */
export function choose(is: Description, main: ReadonlySet<number>): ReadonlyMap<number, Choice> {
  const order = new Map(is.states.map(({ name }, index) => [name, index]))
  const states = new Map(is.states.map((state) => [state.name, state]))
  const placeOf = (name: string | null): number => order.get(name ?? '') ?? -1
  const far = ({ from, to }: TransitionDescription): number => Math.abs(placeOf(to) - placeOf(from))

  const drawn = new Set<string>()
  const pairOf = ({ from, to }: TransitionDescription): string => `${from} ${to}`
  const moving = is.transitions.filter(
    ({ from, to }) => to !== null && canBeLine(states.get(from), states.get(to), states),
  )
  for (const transition of moving) if (main.has(transition.index)) drawn.add(pairOf(transition))

  const byTarget = Map.groupBy(moving, ({ to }) => to ?? '')
  for (const [to, all] of byTarget) {
    const target = states.get(to)
    if (!target || target.type === 'final') continue
    const near = all
      .filter((transition) => isForward(transition, placeOf) || isNextBack(transition, states, is.states))
      .filter((transition) => far(transition) <= reach)
      .toSorted((a, b) => far(a) - far(b) || a.index - b.index)
    const pairs = [...new Set(near.map(pairOf))]
    const forward = new Set(near.filter((one) => isForward(one, placeOf)).map(pairOf))
    const taken = forward.size > linesIn ? [...forward].slice(0, 1) : [...forward]
    for (const pair of pairs) if (taken.includes(pair) || !forward.has(pair)) drawn.add(pair)
    const isMet = all.some((transition) => drawn.has(pairOf(transition))) || isFirst(target, states, is)
    const nearest = all.toSorted((a, b) => far(a) - far(b) || a.index - b.index)[0]
    if (!isMet && nearest) drawn.add(pairOf(nearest))
  }
  return new Map(
    is.transitions.map((transition) => [
      transition.index,
      transition.to === null ? 'stay' : drawn.has(pairOf(transition)) && moving.includes(transition) ? 'line' : 'chip',
    ]),
  )
}

type States = ReadonlyMap<string, StateDescription>
/** A line needs two places that are not one inside the other, and does not begin at what only holds states together. */
const canBeLine = (from: StateDescription | undefined, to: StateDescription | undefined, states: States): boolean =>
  from !== undefined &&
  to !== undefined &&
  from.type !== 'group' &&
  !isAnywhere(from) &&
  to.type !== 'group' &&
  !isWithin(from, to, states) &&
  !isWithin(to, from, states)
const isWithin = (inner: StateDescription, outer: StateDescription, states: States): boolean => {
  if (inner.name === outer.name) return true
  const over = inner.parent === null ? undefined : states.get(inner.parent)
  return over !== undefined && isWithin(over, outer, states)
}
const isForward = ({ from, to }: TransitionDescription, placeOf: (name: string | null) => number): boolean =>
  placeOf(to) > placeOf(from)
/** Back to the sibling just before. */
function isNextBack({ from, to }: TransitionDescription, states: States, all: readonly StateDescription[]): boolean {
  const parent = states.get(from)?.parent
  if (to === null || states.get(to)?.parent !== parent) return false
  const siblings = all.filter((state) => state.parent === parent).map(({ name }) => name)
  return siblings.indexOf(from) - siblings.indexOf(to) === 1
}
const isFirst = (state: StateDescription, states: States, is: Description): boolean =>
  state.name === is.initial || (state.parent !== null && states.get(state.parent)?.initial === state.name)
