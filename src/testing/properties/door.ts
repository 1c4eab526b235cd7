import type { FactType } from '../../vocabulary/facts.ts'
import type { Outcome } from '../../vocabulary/outcomes.ts'
import type { Heard, State } from '../explore.ts'
import { inStates, onSteps, type Property } from '../property.ts'
import { type Kind, tellers, when } from './kind.ts'

/** How the account itself answers whoever comes to change it. */
const answers: { readonly [T in FactType]?: (outcome: Outcome | undefined, fact: Heard) => boolean } = {
  'account.frozen': (outcome) => outcome?.why === 'frozen',
  'case.standing': (outcome) => outcome?.type === 'handedOver' && outcome.to === undefined,
  'client.outdated': (outcome) => outcome?.why === 'outdated',
  'conditions.unmet': (outcome) => outcome?.why === 'conditions',
  'retry.refused': (outcome, fact) =>
    'why' in fact && fact.why === 'cap' ? outcome?.to === 'support' : outcome?.why === 'coolDown',
}
/** Here the account becomes known, and the case goes on. */
const isDoor = ({ out }: State, { opensBy }: Kind): boolean =>
  out.some(({ fact, after }) => tellers[opensBy].some((type) => type === fact.type) && after.enrolled.length > 0)

export const door = (kind: Kind): readonly Property[] => [
  onSteps(
    {
      name: 'the door is shut as it should be',
      says: 'A frozen account, a standing request, an old app and an unmet condition end the case each with its own word; who retries too soon is told to wait, who has used up the denials is sent to support.',
      rows: ['AB-7', 'R-10', 'TH-20', 'O-11', 'O-13', 'I-7', 'I-37', 'AO-9'],
    },
    ({ fact, to }) => Object.entries(answers).every(([type, ends]) => type !== fact.type || ends(to.outcome, fact)),
  ),
  ...when(
    kind.does !== 'signIn',
    inStates(
      {
        name: 'the door can be shut',
        says: 'Wherever an account becomes known it can turn out to be frozen, to have a request standing already, or to be asked for too soon.',
        rows: ['AB-7', 'O-11', 'I-37', 'TH-20'],
      },
      (state) =>
        !isDoor(state, kind) ||
        (['account.frozen', 'case.standing', 'retry.refused'] as const).every((type) =>
          state.out.some(({ fact }) => fact.type === type),
        ),
    ),
  ),
]
