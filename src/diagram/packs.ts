import type { Description, StateDescription } from '../describe.ts'
import { blankGroup } from './blank.ts'
import { humanised, lowered } from './words/names.ts'

/** Puts states that stand side by side into groups where there are more than a picture can hold: by canonical step, else as they come. */
export function packed(is: Description, most: number): Description {
  const crowd = [null, ...is.states.map(({ name }) => name)].find((parent) => sitting(is, parent).length > most)
  return crowd === undefined ? is : packed(pack(is, crowd, most), most)
}
const sitting = (is: Description, parent: string | null): readonly StateDescription[] =>
  is.states.filter((state) => state.parent === parent && state.type !== 'final')

function pack(is: Description, parent: string | null, most: number): Description {
  const states = sitting(is, parent)
  const steps = Map.groupBy(states, ({ step }) => (step === null ? 'other' : lowered(humanised(step))))
  const isByStep = steps.size > 1 && steps.size <= most
  const packs = isByStep
    ? [...steps].map(([step, members]) => ({ says: `${step} steps`, members }))
    : Array.from({ length: Math.ceil(states.length / most) }, (_, index) => ({
        says: `part ${index + 1}`,
        members: states.slice(index * most, (index + 1) * most),
      }))
  const taken = new Set(is.states.map(({ name }) => name))
  const named = packs.map(({ says, members }) => ({ name: freeName(prefixed(parent, says), taken), members }))
  const packOf = new Map(named.flatMap(({ name, members }) => members.map((member) => [member.name, name])))
  const groups = named.map(
    ({ name, members }): StateDescription => ({
      ...blankGroup,
      name,
      path: name,
      parent,
      step: isByStep ? (members[0]?.step ?? null) : null,
    }),
  )
  return {
    ...is,
    states: [...groups, ...is.states.map((state) => ({ ...state, parent: packOf.get(state.name) ?? state.parent }))],
  }
}
const prefixed = (parent: string | null, says: string): string => (parent === null ? says : `${parent}.${says}`)
const freeName = (name: string, taken: ReadonlySet<string>): string =>
  taken.has(name) ? freeName(`${name} too`, taken) : name
