import type { Description, StateDescription } from '../describe.ts'

/** Stands for the machine itself, which is no state; states have a path. */
export const isAnywhere = ({ path }: Pick<StateDescription, 'path'>): boolean => path === ''

/** A description in which branches of the whole machine have a state that they leave, called by the flow's id. */
export function withAnywhere(is: Description): Description {
  if (is.transitions.every(({ from }) => from !== is.id)) return is
  const anywhere: StateDescription = {
    name: is.id,
    path: '',
    parent: null,
    type: 'atomic',
    initial: null,
    description: 'Whatever the state',
    step: null,
    tone: 'calm',
    each: null,
    outcome: null,
    screen: null,
    entry: [],
    exit: [],
    sources: [],
  }
  return { ...is, states: [anywhere, ...is.states] }
}
