import type { Invariant } from './invariant.ts'

/** What comes in the end. The sentences about the machine decide most of it over every path. */
export const liveness: readonly Invariant[] = [
  { id: 'L1', says: 'From every state an end can be come to.', covers: ['TH-28'] },
  {
    id: 'L2',
    says: 'Time alone leads to an end or to where someone has been called.',
    covers: ['TH-28', 'AB-9'],
  },
  {
    id: 'L3',
    says: 'An honest person with honest providers comes to the change from wherever enough is left.',
    covers: ['R-10', 'B-10'],
  },
  {
    id: 'L4',
    says: 'When faults stop, outbox and timers run empty.',
    covers: ['R-71', 'TH-28'],
    watch: (trace) =>
      async function* ({ atRest }) {
        if (atRest && (await trace.spy.nextDue()) !== undefined) yield 'something is still to come'
      },
  },
  {
    id: 'L5',
    says: 'Whoever can only open cases and guess keeps the owner out no longer than the stated time.',
    covers: ['TH-20', 'R-54'],
    elsewhere: 'test/paths/products.test.ts',
  },
  { id: 'L6', says: 'No state is deaf and without a timer.', covers: ['TH-28'] },
]
