import { Evidence, Factor, isContact, isFactor } from '../../vocabulary/factors.ts'
import type { State } from '../explore.ts'
import { inStates, onSteps, type Property } from '../property.ts'
import { type Kind, when } from './kind.ts'
import {
  apart,
  askedIn,
  hasFirst,
  hears,
  isReaching,
  isSubmission,
  left,
  same,
  shownBy,
  stepOf,
  within,
} from './reading.ts'

const submits = (state: State): boolean => ['submit', 'newPassword'].some((step) => step === stepOf(state))

/** What is asked for, what is not, and what is asked for again because it has become too old. */
export const proofs = ({ does: kind, opensBy }: Kind): readonly Property[] => [
  onSteps(
    {
      name: 'what is shown counts',
      says: 'A right code, authenticator, passkey or new factor counts from then on.',
      rows: ['I-19', 'L3'],
    },
    ({ fact, to, after }) => {
      if (to.outcome !== undefined) return true
      if (fact.type === 'contact.proved') return after.replaced.includes(fact.kind)
      if (fact.type === 'enrolment.proved') return after.replaced.includes('totp')
      return within(
        shownBy(fact).filter((shown) => isFactor(shown) && after.enrolled.includes(shown)),
        after.proven,
      )
    },
  ),
  inStates(
    {
      name: 'a new one can be given',
      says: 'For every contact that leaves and is to be replaced a new one can be named and proven.',
      rows: ['B-18', 'B-19', 'O-19', 'P-71'],
    },
    (state) =>
      stepOf(state) !== 'replace' ||
      state.context.leaving.every(
        (factor) =>
          !isContact(factor) ||
          state.context.replaced.includes(factor) ||
          (['contact.proposed', 'contact.proved'] as const).every((type) =>
            hears(state, type, (fact) => 'kind' in fact && fact.kind === factor),
          ),
      ),
  ),
  inStates(
    {
      name: 'finished parts skip themselves',
      says: 'Nobody is asked for consent, an identity, answers or a new factor that were given, for proofs when all are given, or for a replacement that is owed no more.',
      rows: ['B-07', 'AB-5', 'L3'],
    },
    (state) => {
      const { proven, lost, leaving, replaced } = state.context
      switch (stepOf(state)) {
        case 'acknowledge':
          return kind === 'voluntary' || leaving.length === 0
        case 'proveIdentity':
          return !proven.includes('identity')
        case 'answers':
          return !proven.includes('answers')
        case 'prove':
          return isReaching(state) || (askedIn(state).length > 0 && apart(askedIn(state), [...lost, ...proven]))
        case 'replace':
          return leaving.some((factor) => !replaced.includes(factor))
        case 'enrol':
          return !replaced.includes('totp')
        default:
          return true
      }
    },
  ),
  inStates(
    {
      name: 'what cannot be shown can be said',
      says: 'Whoever is asked for a proof of what is left can say that it is not available, and only of what is asked.',
      rows: ['O-14', 'P-69', 'B-12', 'AO-14'],
    },
    (state) =>
      stepOf(state) !== 'prove' ||
      isReaching(state) ||
      (kind === 'reset' && state.context.lost.length === 0) ||
      same(
        askedIn(state),
        Factor.options.filter((factor) =>
          hears(state, 'factor.unavailable', (fact) => 'kind' in fact && fact.kind === factor),
        ),
      ),
  ),
  onSteps(
    {
      name: 'unavailable is lost',
      says: 'What is said to be unavailable counts as lost from then on, unless the case ends there.',
      rows: ['B-12', 'AB-12', 'R-80'],
    },
    ({ fact, to, after }) =>
      fact.type !== 'factor.unavailable' || to.outcome !== undefined || after.lost.includes(fact.kind),
  ),
  ...when(
    kind === 'reset',
    inStates(
      {
        name: 'whatever is required can be lacking',
        says: 'Of the checks that an account asks for, each can be said not to be available.',
        rows: ['B-12', 'O-08', 'O-14', 'R-10'],
      },
      (state) =>
        stepOf(state) !== 'requirements' ||
        state.context.enrolled.every((factor) =>
          hears(state, 'factor.unavailable', (fact) => 'kind' in fact && fact.kind === factor),
        ),
    ),
  ),
  ...when(
    kind === 'reset',
    inStates(
      {
        name: 'all that is left is asked',
        says: 'Whoever proves what is left is asked for all of it.',
        rows: ['B-17', 'O-17', 'AO-4', 'P-51'],
      },
      (state) =>
        stepOf(state) !== 'prove' ||
        state.context.lost.length === 0 ||
        same(
          askedIn(state),
          left(state.context).filter((factor) => !state.context.proven.includes(factor)),
        ),
    ),
  ),
  ...when(
    kind !== 'signIn',
    inStates(
      {
        name: 'age is asked at submission',
        says: 'Where a request can be submitted, every proof can turn out to be too old, and nothing else can.',
        rows: ['I-12', 'TH-27'],
      },
      (state) =>
        !submits(state) ||
        Evidence.options.every(
          (evidence) =>
            hears(state, 'evidence.stale', (fact) => 'kind' in fact && fact.kind === evidence) ===
            state.context.proven.includes(evidence),
        ),
    ),
    inStates(
      {
        name: 'who comes to submit can submit',
        says: 'Nobody stands before a request that would not be taken.',
        rows: ['L3', 'R-02'],
      },
      (state) => !submits(state) || state.out.some(({ fact }) => isSubmission(fact)),
    ),
    onSteps(
      {
        name: 'several may be too old',
        says: 'After one proof was too old, those told after it are still heard, and none that was not held.',
        rows: ['I-12'],
      },
      ({ fact, from, to, after }) =>
        fact.type !== 'evidence.stale' ||
        to.outcome !== undefined ||
        (from.context.proven.includes(fact.kind) &&
          after.proven.every(
            (evidence) =>
              Evidence.options.indexOf(evidence) < Evidence.options.indexOf(fact.kind) ||
              hears(to, 'evidence.stale', (other) => 'kind' in other && other.kind === evidence),
          )),
    ),
  ),
  ...when(
    kind !== 'signIn' && opensBy === 'first',
    onSteps(
      {
        name: 'the password first, then all the rest',
        says: 'When the first factor is too old the factors are proven again with it; when another proof is, only that.',
        rows: ['I-12', 'I-9'],
      },
      ({ fact, from, after }) =>
        fact.type !== 'evidence.stale' ||
        !from.context.proven.includes(fact.kind) ||
        (hasFirst(after.proven)
          ? onlyForgets(from.context.proven, after.proven, fact.kind)
          : !after.proven.some(isFactor)),
    ),
  ),
  ...when(
    kind !== 'signIn' && opensBy !== 'first',
    onSteps(
      {
        name: 'only what is too old is proven again',
        says: 'When a proof is too old it is asked for again, and no other.',
        rows: ['I-12', 'L3'],
      },
      ({ fact, from, after }) =>
        fact.type !== 'evidence.stale' || onlyForgets(from.context.proven, after.proven, fact.kind),
    ),
  ),
  inStates(
    {
      name: 'a face, then documents',
      says: 'A face is judged while it is looked at, documents where they are asked for; either can be begun there, and every match is heard.',
      rows: ['O-25', 'O-26', 'AO-10', 'R-62'],
    },
    (state) => {
      if (stepOf(state) !== 'proveIdentity') return true
      const method = state.name.endsWith('.face') ? 'face' : 'document'
      const judged = state.out.filter(({ fact }) => 'method' in fact)
      return (
        judged.every(({ fact }) => 'method' in fact && fact.method === method) &&
        hears(state, 'identity.failed') &&
        hears(state, 'identity.exhausted') &&
        (hears(state, 'identity.begun') || !/\.(face|documents)$/.test(state.name)) &&
        (['owner', 'another', 'nobody'] as const).every((of) =>
          hears(state, 'identity.passed', (fact) => 'of' in fact && fact.of === of),
        )
      )
    },
  ),
]
const onlyForgets = (before: readonly Evidence[], after: readonly Evidence[], kind: Evidence): boolean =>
  same(
    after,
    before.filter((evidence) => evidence !== kind),
  )
