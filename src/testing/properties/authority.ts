import { isFactor } from '../../vocabulary/factors.ts'
import { inStates, onSteps, type Property } from '../property.ts'
import { type Kind, tellers, when } from './kind.ts'
import { apart, changeOf, endsAs, hasFirst, hears, isReaching, proofsIn, rootsIn, shownBy, within } from './reading.ts'

const deeds = new Set([
  'lost.confirmed',
  'item.chosen',
  'path.chosen',
  'factor.unavailable',
  'consequences.accepted',
  'subject.confirmed',
  'replacement.skipped',
  'key.saved',
])
/** Something is chosen, asked or shown that only whoever the account knows may do. */
const isDeed = (type: string): boolean =>
  deeds.has(type) || /^(code|totp|identity|answers|contact|enrolment|newPassword|request)\./.test(type)

/** What has to be shown before anything is changed. */
export const authority = ({ does: kind, opensBy }: Kind): readonly Property[] => [
  ...when(
    kind !== 'signIn',
    onSteps(
      {
        name: 'enough is proven before the change',
        says: 'No change is asked for before the proofs and the roots that the policy wants are shown.',
        rows: ['I-1', 'I-10', 'I-11', 'RI-1', 'R-02', 'R-07', 'R-75', 'AO-14', 'TH-01', 'TH-13', 'TH-18'],
      },
      (edge, { policy }) =>
        changeOf(edge) === undefined ||
        (proofsIn(edge.after.proven).length >= policy.proofs && rootsIn(edge.after) >= policy.roots),
    ),
  ),
  ...when(
    kind !== 'signIn' && opensBy === 'first',
    onSteps(
      {
        name: 'the first factor is shown before the change',
        says: 'No change is asked for without the password or a sign-in elsewhere.',
        rows: ['I-9', 'RI-1', 'R-02'],
      },
      (edge) => changeOf(edge) === undefined || hasFirst(edge.after.proven),
    ),
  ),
  ...when(
    opensBy !== 'first',
    inStates(
      {
        name: 'what was not shown here does not count',
        says: 'A session or a forgotten password is never among what was proven.',
        rows: ['R-75', 'TH-13', 'AO-6'],
      },
      ({ context }) => !hasFirst(context.proven),
    ),
  ),
  ...when(
    kind === 'reset',
    onSteps(
      {
        name: 'everything left is proven',
        says: 'No request is submitted while a factor that is not called lost is unproven.',
        rows: ['I-1', 'B-17', 'O-17', 'AO-4', 'P-51'],
      },
      ({ fact, from: { context } }) =>
        fact.type !== 'request.submitted' ||
        within(
          context.enrolled.filter((factor) => !context.lost.includes(factor)),
          context.proven,
        ),
    ),
  ),
  inStates(
    {
      name: 'only what is enrolled is proven',
      says: 'A factor that the account does not have is never among what was proven.',
      rows: ['I-1', 'TH-02'],
    },
    ({ context }) => within(context.proven.filter(isFactor), context.enrolled),
  ),
  inStates(
    {
      name: 'a lost factor is no proof',
      says: 'What is called lost is never among what was proven.',
      rows: ['I-2', 'RI-2', 'RI-3', 'R-80'],
    },
    ({ context }) => apart(context.lost, context.proven),
  ),
  onSteps(
    {
      name: 'proof comes from a check',
      says: 'What counts as proven grows only by the verdict that shows it, and a stale proof goes.',
      rows: ['I-1', 'I-12', 'RI-1', 'R-32'],
    },
    ({ fact, from, after }) =>
      within(after.proven, [...from.context.proven, ...shownBy(fact)]) &&
      (fact.type !== 'evidence.stale' || !after.proven.includes(fact.kind)),
  ),
  onSteps(
    {
      name: 'the account comes first',
      says: 'Nothing is chosen, asked or shown before the account is known: by its password or a sign-in elsewhere, a session, or a code that came back.',
      rows: ['I-9', 'RI-1', 'TH-09', 'B-11', 'R-54', 'R-55', 'R-57'],
    },
    ({ fact, from }) =>
      !isDeed(fact.type) ||
      (opensBy === 'first' ? hasFirst(from.context.proven) : from.context.enrolled.length > 0) ||
      (isReaching(from) && fact.type.startsWith('code.')),
  ),
  onSteps(
    {
      name: 'the account is told once',
      says: 'What an account is guarded by is learned from what makes it known and from nothing else.',
      rows: ['I-9', 'TH-09', 'R-93'],
    },
    ({ fact, from, after }) =>
      after.enrolled.join() === from.context.enrolled.join() || tellers[opensBy].some((type) => type === fact.type),
  ),
  ...when(
    opensBy === 'contact',
    inStates(
      {
        name: 'which contacts there are is told to nobody',
        says: 'A code can be asked for at either contact, and that none can be received can be said, before anything is known.',
        rows: ['R-55', 'TH-09', 'P-25'],
      },
      (state) =>
        !isReaching(state) ||
        (hears(state, 'contacts.unavailable') &&
          (['email', 'phone'] as const).every((contact) =>
            hears(state, 'code.requested', (fact) => 'kind' in fact && fact.kind === contact),
          )),
    ),
  ),
  ...when(
    kind !== 'signIn',
    onSteps(
      {
        name: 'signed in is earned',
        says: 'A case ends signed in only after a passkey, or where the account has no second factor and its password was given.',
        rows: ['TH-12', 'R-07', 'R-79'],
      },
      (edge) =>
        !endsAs(edge, 'signedIn') ||
        (opensBy === 'first' && (edge.fact.type === 'passkey.accepted' || edge.after.enrolled.length === 0)),
    ),
  ),
  onSteps(
    {
      name: 'restored is shown',
      says: 'A restored authenticator has shown a code, and nothing was changed.',
      rows: ['P-48', 'P-44', 'P-47'],
    },
    (edge) => !endsAs(edge, 'restored') || (edge.after.proven.includes('totp') && edge.fact.type === 'totp.accepted'),
  ),
]
