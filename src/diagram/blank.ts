import type { StateDescription } from '../describe.ts'

/** What a group says that no machine has. */
export const blankGroup: Omit<StateDescription, 'name' | 'path' | 'parent' | 'step'> = {
  type: 'group',
  initial: null,
  description: '',
  tone: null,
  each: null,
  outcome: null,
  screen: null,
  entry: [],
  exit: [],
  sources: [],
}
