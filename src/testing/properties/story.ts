import { Evidence, Factor, isFactor } from '../../vocabulary/factors.ts'
import type { FactType } from '../../vocabulary/facts.ts'
import { type Heard, type State } from '../explore.ts'
import { inStates, onSteps } from '../property.ts'
import { proofsIn, rootsIn, same } from './reading.ts'

const stepOf = ({ snapshot }: State): unknown =>
  snapshot._nodes.reduce((deepest, node) => (node.path.length > deepest.path.length ? node : deepest)).meta?.step
const hears = (state: State, type: FactType, test: (fact: Heard) => boolean = () => true): boolean =>
  state.out.some(({ fact }) => fact.type === type && test(fact))
const left = ({ context: { enrolled, lost } }: State): Factor[] => enrolled.filter((kind) => !lost.includes(kind))

/** How a case goes on: what is skipped, what can be undone, what is asked again. */
export const story = [
  inStates(
    {
      name: 'whoever says who they are goes on',
      says: 'An identifier leads on, whether the host prompts for a passkey or not.',
      rows: ['B-04', 'B-07', 'R-55'],
    },
    (state) =>
      stepOf(state) !== 'identify' ||
      !hears(state, 'identifier.given') ||
      [true, false].every((prompt) =>
        hears(state, 'identifier.given', (fact) => 'passkeyPrompt' in fact && fact.passkeyPrompt === prompt),
      ),
  ),
  onSteps(
    {
      name: 'a hand-over goes on',
      says: 'A case handed over with the password shown knows the account and does not ask for it again.',
      rows: ['B-09', 'P-50', 'I-9'],
    },
    ({ fact, after }) =>
      fact.type !== 'handOver.received' ||
      !fact.evidence.includes('password') ||
      fact.enrolled.length === 0 ||
      (same(after.enrolled, fact.enrolled) && after.proven.includes('password')),
  ),
  onSteps(
    {
      name: 'a hand-over hands over',
      says: 'A case that ends by going on elsewhere says where.',
      rows: ['B-09', 'P-56'],
    },
    ({ to: { outcome }, effects }) =>
      outcome?.type !== 'handedOver' ||
      outcome.to === undefined ||
      effects.some((effect) => effect.type === 'case.handOver' && effect.params.flow === outcome.to),
  ),
  onSteps(
    {
      name: 'nothing to recover ends it',
      says: 'An account without any second factor has nothing to recover: the case ends with the password.',
      rows: ['AB-4', 'R-03'],
    },
    ({ fact, to }) => fact.type !== 'password.accepted' || fact.enrolled.length > 0 || to.outcome !== undefined,
  ),
  onSteps(
    {
      name: 'the choice is the choice',
      says: 'What is confirmed or chosen as lost is lost, exactly that, unless the case ends there.',
      rows: ['B-13', 'B-14', 'O-09', 'AB-12'],
    },
    ({ fact, to, after }) =>
      to.outcome !== undefined ||
      ((fact.type !== 'lost.confirmed' || same(after.lost, fact.kinds)) &&
        (fact.type !== 'item.chosen' || same(after.lost, [fact.kind]))),
  ),
  inStates(
    {
      name: 'finished parts skip themselves',
      says: 'Nobody is asked for consent, an identity or answers that were given, for proofs when all are given, or for a replacement that is owed no more.',
      rows: ['B-07', 'AB-5', 'L3'],
    },
    (state) => {
      const { proven, leaving, replaced } = state.context
      switch (stepOf(state)) {
        case 'acknowledge':
          return leaving.length === 0
        case 'proveIdentity':
          return !proven.includes('identity')
        case 'answers':
          return !proven.includes('answers')
        case 'prove':
          return !left(state).every((kind) => proven.includes(kind))
        case 'replace':
          return leaving.some((kind) => !replaced.includes(kind))
        default:
          return true
      }
    },
  ),
  inStates(
    {
      name: 'one can go back',
      says: 'From the consequences and from the proofs one can go back, and nothing leaves any more.',
      rows: ['AB-12', 'B-14'],
    },
    (state) =>
      !['acknowledge', 'prove', 'answers'].some((step) => step === stepOf(state)) ||
      state.out.some(
        ({ fact, after }) => fact.type === 'step.back' && after.leaving.length + after.replaced.length === 0,
      ),
  ),
  inStates(
    {
      name: 'one can think again',
      says: 'From the choice one can go back, and nothing is lost any more.',
      rows: ['AB-12', 'B-14'],
    },
    (state) =>
      stepOf(state) !== 'chooseLost' ||
      state.out.some(({ fact, after }) => fact.type === 'step.back' && after.lost.length === 0),
  ),
  inStates(
    {
      name: 'what cannot be shown can be said',
      says: 'Whoever is asked for a proof of what is left can say that it is not available, and only of what is asked.',
      rows: ['O-14', 'P-69', 'B-12', 'AO-14'],
    },
    (state) =>
      stepOf(state) !== 'prove' ||
      state.context.lost.length === 0 ||
      Factor.options.every(
        (kind) =>
          hears(state, 'factor.unavailable', (fact) => 'kind' in fact && fact.kind === kind) ===
          (left(state).includes(kind) && !state.context.proven.includes(kind)),
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
  inStates(
    {
      name: 'nobody is led on in vain',
      says: 'Only those read the consequences who can show enough with what they have left.',
      rows: ['B-10', 'AB-4', 'R-02', 'R-10', 'AO-14'],
    },
    (state) => {
      if (stepOf(state) !== 'acknowledge') return true
      const { context } = state
      const proven: Evidence[] = [...context.proven, ...left(state)]
      const { proofs, roots } = context.policy
      return proofsIn([...new Set(proven)]).length >= proofs && rootsIn({ ...context, proven }) >= roots
    },
  ),
  onSteps(
    {
      name: 'the password again changes nothing',
      says: 'Whoever gives the password again goes on with the same choice, unless the account is guarded by other factors now.',
      rows: ['I-12', 'TH-27'],
    },
    ({ fact, from, after }) =>
      fact.type !== 'password.accepted' ||
      from.context.leaving.length === 0 ||
      after.enrolled.length === 0 ||
      same(after.leaving, same(fact.enrolled, from.context.enrolled) ? from.context.leaving : []),
  ),
  inStates(
    {
      name: 'age is asked at submission',
      says: 'Where a request can be submitted, every proof can turn out to be too old, and nothing else can.',
      rows: ['I-12', 'TH-27'],
    },
    (state) =>
      stepOf(state) !== 'submit' ||
      Evidence.options.every(
        (kind) =>
          hears(state, 'evidence.stale', (fact) => 'kind' in fact && fact.kind === kind) ===
          state.context.proven.includes(kind),
      ),
  ),
  inStates(
    {
      name: 'who comes to submit can submit',
      says: 'Nobody stands before a request that would not be taken.',
      rows: ['L3', 'R-02'],
    },
    (state) => stepOf(state) !== 'submit' || hears(state, 'request.submitted'),
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
          (kind) =>
            Evidence.options.indexOf(kind) < Evidence.options.indexOf(fact.kind) ||
            hears(to, 'evidence.stale', (other) => 'kind' in other && other.kind === kind),
        )),
  ),
  onSteps(
    {
      name: 'the password first, then all the rest',
      says: 'When the first factor is too old the factors are proven again with it.',
      rows: ['I-12', 'I-9'],
    },
    ({ fact, from, after }) =>
      fact.type !== 'evidence.stale' ||
      after.proven.some((kind) => kind === 'password' || kind === 'federated') ||
      !from.context.proven.includes(fact.kind) ||
      !after.proven.some(isFactor),
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
