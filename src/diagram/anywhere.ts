import type { Description, StateDescription } from '../describe.ts'
import { blankGroup } from './blank.ts'

/** Stands for the machine itself, which is no state; states have a path. */
export const isAnywhere = ({ path }: Pick<StateDescription, 'path'>): boolean => path === ''

/** A description in which branches of the whole machine have a state that they leave, called by the flow's id. */
export function withAnywhere(is: Description): Description {
  if (is.transitions.every(({ from }) => from !== is.id)) return is
  const anywhere: StateDescription = {
    ...blankGroup,
    name: is.id,
    path: '',
    parent: null,
    type: 'atomic',
    description: 'Whatever the state',
    step: null,
    tone: 'calm',
  }
  return { ...is, states: [anywhere, ...is.states] }
}
