import type { Factor } from '../../vocabulary/factors.ts'
import { inStates, onSteps, type Property } from '../property.ts'
import type { Kind } from './kind.ts'
import { apart, isReaching, within } from './reading.ts'

type Sets = Readonly<Record<'enrolled' | 'lost' | 'leaving' | 'replaced', readonly Factor[]>>
/** How the sets of a case lie in each other, apart from what is lost being enrolled. */
const inOrder: Readonly<Record<Kind['does'], { says: string; holds: (sets: Sets) => boolean }>> = {
  reset: {
    says: 'What was replaced is part of what leaves, and that is part of what is lost',
    holds: ({ replaced, leaving, lost }) => within(replaced, leaving) && within(leaving, lost),
  },
  voluntary: {
    says: 'What was replaced is part of what leaves, and that is part of what is enrolled',
    holds: ({ replaced, leaving, enrolled }) => within(replaced, leaving) && within(leaving, enrolled),
  },
  binding: {
    says: 'Nothing leaves, and what was set up is not enrolled yet',
    holds: ({ replaced, leaving, enrolled }) => leaving.length === 0 && apart(replaced, enrolled),
  },
  password: nothingMoves(),
  migration: nothingMoves(),
  signIn: nothingMoves(),
}
function nothingMoves() {
  return {
    says: 'Nothing leaves and nothing is replaced',
    holds: ({ replaced, leaving }: Sets) => leaving.length + replaced.length === 0,
  }
}
/** Where codes go, and what is remembered of what moves. */
export const movement = ({ does: kind }: Kind): readonly Property[] => [
  inStates(
    {
      name: 'the sets stand in order',
      says: `${inOrder[kind].says}; what is lost is part of what is enrolled.`,
      rows: ['RI-3', 'I-31', 'R-80'],
    },
    ({ context }) => within(context.lost, context.enrolled) && inOrder[kind].holds(context),
  ),
  onSteps(
    {
      name: 'asked codes are sent',
      says: 'Whoever asks for a code or names a new contact is sent one there.',
      rows: ['B-19', 'P-25', 'O-17'],
    },
    ({ fact, effects }) =>
      (fact.type !== 'code.requested' && fact.type !== 'contact.proposed') ||
      effects.some(
        (effect) =>
          effect.type === 'code.send' &&
          effect.params.kind === fact.kind &&
          effect.params.to === (fact.type === 'code.requested' ? 'current' : 'replacement'),
      ),
  ),
  onSteps(
    {
      name: 'codes go where they belong',
      says: 'A code goes to a contact of the account that is not lost and not proven yet, to one it may have while nothing is known of it, or to the new one for what leaves.',
      rows: ['TH-02', 'I-2', 'B-19', 'TH-21'],
    },
    ({ effects, from }) =>
      effects.every((effect) => {
        if (effect.type !== 'code.send') return true
        const { enrolled, lost, proven, leaving, replaced } = from.context
        const { kind: contact, to } = effect.params
        if (to === 'replacement') return leaving.includes(contact) && !replaced.includes(contact)
        return isReaching(from) || (enrolled.includes(contact) && apart([contact], [...lost, ...proven]))
      }),
  ),
]
