import type { Description, StateDescription, TransitionDescription } from '../describe.ts'

interface Way {
  readonly transitions: ReadonlySet<number>
  readonly states: readonly string[]
}
/** The transitions of the one way through a flow that goes well, from its beginning to an ending, each state once. */
export const mainPath = (is: Description): ReadonlySet<number> => wayOf(is).transitions
/** The states on that way, in its order; of those that hold others only what is inside. */
export const mainStates = (is: Description): readonly string[] => wayOf(is).states

function wayOf(is: Description): Way {
  const transitions = new Set<number>()
  const been = new Set<string>()
  for (let at = leafOf(is, is.initial); at !== undefined && !been.has(at.name); ) {
    been.add(at.name)
    const next = onwards(is, at).find(({ to }) => to !== null && !been.has(leafOf(is, to)?.name ?? ''))
    if (!next || next.to === null) break
    transitions.add(next.index)
    at = leafOf(is, next.to)
  }
  return { transitions, states: [...been] }
}
const byName = ({ states }: Description, name: string | null): StateDescription | undefined =>
  states.find((state) => state.name === name)

/** The state that one comes to, which may be inside the one that is named. */
function leafOf(is: Description, name: string): StateDescription | undefined {
  const state = byName(is, name)
  return state && state.initial !== null && state.initial !== name ? leafOf(is, state.initial) : state
}
/** The happy ways on from a state, its own before those of the states around it. */
function onwards(is: Description, state: StateDescription): readonly TransitionDescription[] {
  const own = is.transitions.filter(({ from, happy, to }) => from === state.name && happy && to !== null)
  const over = byName(is, state.parent)
  return over ? [...own, ...onwards(is, over)] : own
}
