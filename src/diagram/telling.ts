import type { Description, StateDescription } from '../describe.ts'
import { mainStates } from './path.ts'

/**
 * The states in the order in which they are told: as in the description, but what lies on the way that goes well in the order of that way,
 * each with what follows it in the description.
 */
export function tellingOrder(is: Description): readonly StateDescription[] {
  const way = mainStates(is)
  const inside = (name: string): readonly string[] => [
    name,
    ...is.states.filter(({ parent }) => parent === name).flatMap((state) => inside(state.name)),
  ]
  const placeOf = ({ name }: StateDescription): number => {
    const places = inside(name)
      .map((one) => way.indexOf(one))
      .filter((place) => place >= 0)
    return Math.min(...places)
  }
  const told = (parent: string | null): readonly StateDescription[] => {
    const runs: { readonly place: number; readonly states: StateDescription[] }[] = []
    for (const state of is.states.filter((one) => one.parent === parent)) {
      const [place, last] = [placeOf(state), runs.at(-1)]
      if (Number.isFinite(place) || !last) runs.push({ place: Number.isFinite(place) ? place : -1, states: [state] })
      else last.states.push(state)
    }
    return runs
      .toSorted((a, b) => a.place - b.place)
      .flatMap(({ states }) => states.flatMap((state) => [state, ...told(state.name)]))
  }
  return told(null)
}
