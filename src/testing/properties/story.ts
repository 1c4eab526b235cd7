import { type Evidence, isContact } from '../../vocabulary/factors.ts'
import type { FactType } from '../../vocabulary/facts.ts'
import { type Edge, type Graph, type Ground, type State, sayStep, wayTo } from '../explore.ts'
import { inStates, once, onSteps, type Property } from '../property.ts'
import { type Kind, when } from './kind.ts'
import { changeOf, hears, isReaching, left, proofsIn, rootsIn, same, stepOf, within } from './reading.ts'

/** What finishes what was begun. */
const answers: { readonly [T in FactType]?: readonly FactType[] } = {
  'federated.begun': ['federated.accepted'],
  'passkey.begun': ['passkey.accepted'],
  'identity.begun': ['identity.passed'],
  'answers.begun': ['answers.scored'],
  'enrolment.begun': ['key.saved', 'enrolment.proved'],
}
/** What every change here rests on: it is still to come where it is not shown yet. */
const alwaysShown = once(({ edges }): readonly Evidence[] => {
  const [first = [], ...others] = edges.filter((edge) => changeOf(edge)).map(({ after }) => after.proven)
  return first.filter((evidence) => others.every((proven) => proven.includes(evidence)))
})

/** What of the factors that are left is asked of everyone. */
const askedOf = (context: Edge['after'], kind: Kind['does']): Evidence[] =>
  left(context).filter((factor) => isContact(factor) || (kind !== 'binding' && kind !== 'migration'))
const isEnoughWith = (shown: readonly Evidence[], context: Edge['after'], { policy }: Ground): boolean => {
  const proven = [...new Set([...context.proven, ...shown])]
  return proofsIn(proven).length >= policy.proofs && rootsIn({ ...context, proven }) >= policy.roots
}
/** Enough, once all is shown that is left, that is asked of everyone, or that stands in for what is lost. */
function couldShowEnough(context: Edge['after'], graph: Graph, kind: Kind['does']): boolean {
  const standIn: Evidence[] = kind === 'voluntary' && context.lost.length > 0 ? ['identity'] : []
  return isEnoughWith([...askedOf(context, kind), ...alwaysShown(graph), ...standIn], context, graph)
}

/** How a case goes on: what is chosen, what can be undone, where it is handed over. */
export const story = ({ does: kind, opensBy }: Kind): readonly Property[] => [
  inStates(
    {
      name: 'one can come in',
      says: 'A case can begin with the visitor or session that the flow is for, and an app that is too old is told so.',
      rows: ['P-01', 'P-20', 'O-05', 'O-13', 'O-15'],
    },
    (state) =>
      state.index > 0 ||
      (hears(state, opensBy === 'session' ? 'session.recognised' : 'visitor.arrived') &&
        hears(state, 'client.outdated')),
  ),
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
      name: 'what is begun can be finished',
      says: 'Whoever begins a sign-in elsewhere, a passkey, an identity, answers or a new authenticator comes to where its answer is heard.',
      rows: ['P-06', 'B-05', 'O-25', 'P-51', 'L3'],
    },
    ({ fact, to }) => {
      const answer = Object.entries(answers).find(([begun]) => begun === fact.type)?.[1]
      return !answer || answer.some((type) => hears(to, type))
    },
  ),
  onSteps(
    {
      name: 'a hand-over goes on',
      says: 'A case handed over with the first factor shown knows the account and does not ask for it again.',
      rows: ['B-09', 'P-50', 'I-9'],
    },
    ({ fact, after }) =>
      fact.type !== 'handOver.received' ||
      fact.evidence.length === 0 ||
      fact.enrolled.length === 0 ||
      (same(after.enrolled, fact.enrolled) && within(fact.evidence, after.proven)),
  ),
  onSteps(
    {
      name: 'a hand-over hands over',
      says: 'A case that ends by going on elsewhere says where, and takes along at most how the person got in.',
      rows: ['B-09', 'P-50', 'P-56'],
    },
    ({ to: { outcome }, effects }) =>
      effects.every(
        (effect) => effect.type !== 'case.handOver' || within(effect.params.carry, ['password', 'federated']),
      ) &&
      (outcome?.type !== 'handedOver' ||
        outcome.to === undefined ||
        effects.some((effect) => effect.type === 'case.handOver' && effect.params.flow === outcome.to)),
  ),
  ...when(
    kind === 'reset' && opensBy === 'first',
    onSteps(
      {
        name: 'nothing to recover ends it',
        says: 'An account without any second factor has nothing to recover: the case ends with the password.',
        rows: ['AB-4', 'R-03'],
      },
      ({ fact, to }) => fact.type !== 'password.accepted' || fact.enrolled.length > 0 || to.outcome !== undefined,
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
  ),
  ...when(
    kind === 'reset',
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
  ),
  ...when(
    kind === 'voluntary',
    onSteps(
      {
        name: 'the choice is the choice',
        says: 'What is chosen leaves, exactly that, and is not lost by being chosen.',
        rows: ['P-31', 'P-60', 'P-63', 'AP-11'],
      },
      ({ fact, from, after }) =>
        fact.type !== 'item.chosen' ||
        (same(after.leaving, [fact.kind]) && after.lost.join() === from.context.lost.join()),
    ),
  ),
  ...when(
    kind === 'reset' || kind === 'voluntary',
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
  ),
  ...when(kind !== 'signIn', {
    name: 'nobody is led on in vain',
    says: 'Only those read the consequences or prove anything who can show enough with what they have left, what is asked of everyone, and what stands in for what is lost.',
    rows: ['B-10', 'AB-4', 'R-02', 'R-10', 'AO-14'],
    exception(graph: Graph) {
      const isLedOn = (state: State) =>
        ['acknowledge', 'prove'].some((step) => step === stepOf(state)) && !isReaching(state)
      const vain = graph.states.find(
        (state) =>
          isLedOn(state) &&
          (kind !== 'reset' || state.context.lost.length > 0) &&
          !couldShowEnough(state.context, graph, kind),
      )
      return vain && wayTo(vain)
    },
  }),
  ...when(
    kind === 'password' || kind === 'binding',
    inStates(
      {
        name: 'a face only where too little is left',
        says: 'Nobody is asked for an identity who can show enough without one.',
        rows: ['R-02', 'R-10', 'B-10'],
      },
      (state, ground) =>
        stepOf(state) !== 'proveIdentity' || !isEnoughWith(askedOf(state.context, kind), state.context, ground),
    ),
  ),
  ...when(
    kind === 'password' || kind === 'binding',
    onSteps(
      {
        name: 'who can show enough is not sent away',
        says: 'Whoever lacks a factor and can show enough without it goes on.',
        rows: ['R-02', 'R-10', 'B-10'],
      },
      ({ fact, to, after }, ground) =>
        fact.type !== 'factor.unavailable' ||
        to.outcome === undefined ||
        !isEnoughWith(askedOf(after, kind), after, ground),
    ),
  ),
  ...when(kind !== 'signIn', {
    name: 'age alone ends nothing',
    says: 'What has become too old is asked for again, as long as enough can be shown with it.',
    rows: ['I-12', 'L3', 'R-10'],
    exception(graph: Graph) {
      const ended = graph.edges.find(
        ({ fact, to: { outcome }, after }) =>
          fact.type === 'evidence.stale' && outcome !== undefined && couldShowEnough(after, graph, kind),
      )
      return ended && [...wayTo(ended.from), sayStep(ended)]
    },
  }),
  ...when(
    kind !== 'signIn' && opensBy === 'first',
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
  ),
]
