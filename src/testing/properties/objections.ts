import type { Edge, State } from '../explore.ts'
import { alongWays, inStates, onSteps, type Property } from '../property.ts'
import { type Kind, when } from './kind.ts'
import { changeOf, does, endsAs, isContested, type Phase, phaseAfter } from './reading.ts'

const heard = (state: State, test: (edge: Edge) => boolean): boolean => state.out.some(test)
/** A sentence about every state, by whether the change is still to come, being made, or made. */
const inPhases = (
  sentence: { name: string; says: string; rows: readonly string[] },
  holds: (state: State, phase: Phase) => boolean,
): Property =>
  alongWays<Phase>(sentence, {
    start: () => 'open',
    next: phaseAfter,
    holdsIn: (phase, state) => holds(state, phase),
  })

/** Cancelling, freezing and "this was not me". */
export const objections = ({ does: kind }: Kind): readonly Property[] => [
  ...stopping,
  ...when(kind !== 'signIn', ...objecting),
  onSteps(
    {
      name: 'marks stay',
      says: 'What speaks against a case is never forgotten.',
      rows: ['I-4', 'TH-27', 'AP-15'],
    },
    ({ from, after }) => from.context.marked.every((mark) => after.marked.includes(mark)),
  ),
]

const stopping: readonly Property[] = [
  inPhases(
    {
      name: 'the owner can cancel',
      says: 'Until a change is asked for, cancelling ends the case with nothing changed; from then on it is not heard.',
      rows: ['I-36', 'RI-9', 'AB-14', 'TH-16', 'TH-20'],
    },
    (state, phase) =>
      state.outcome !== undefined ||
      heard(state, ({ fact, to }) => fact.type === 'case.cancelled' && to.outcome?.type === 'cancelled') ===
        (phase === 'open'),
  ),
  inPhases(
    {
      name: 'a freeze ends it',
      says: 'Until a change is asked for, a frozen account blocks the case; afterwards the host itself refuses.',
      rows: ['I-7', 'RI-11', 'O-11', 'TH-26'],
    },
    (state, phase) =>
      state.outcome !== undefined ||
      phase !== 'open' ||
      heard(state, ({ fact, to }) => fact.type === 'account.frozen' && to.outcome?.why === 'frozen'),
  ),
]
const objecting: readonly Property[] = [
  inPhases(
    {
      name: 'the owner signs in',
      says: 'Until a change is asked for, signing in with what is called lost cancels the case; any other sign-in is heard and changes nothing.',
      rows: ['TH-20', 'AB-14'],
    },
    (state, phase) =>
      state.outcome !== undefined ||
      phase !== 'open' ||
      (heard(
        state,
        ({ fact, to }) => fact.type === 'account.signedIn' && fact.using === 'lost' && to.outcome?.type === 'cancelled',
      ) &&
        heard(
          state,
          ({ fact, to, from }) => fact.type === 'account.signedIn' && fact.using === 'other' && to === from,
        )),
  ),
  inPhases(
    {
      name: 'a kept contact objects',
      says: 'An objection from a contact that stays cancels before the change, and freezes and opens a review after it.',
      rows: ['I-49', 'TH-15', 'R-73', 'R-74'],
    },
    (state, phase) =>
      state.outcome !== undefined ||
      (phase === 'open' &&
        heard(
          state,
          ({ fact, to }) => fact.type === 'case.disputed' && fact.by === 'kept' && to.outcome?.type === 'cancelled',
        )) ||
      phase === 'applying' ||
      (phase === 'changed' &&
        heard(
          state,
          (edge) =>
            edge.fact.type === 'case.disputed' &&
            edge.fact.by === 'kept' &&
            does(edge, 'account.freeze') &&
            does(edge, 'hold.suspend') !== isContested(state),
        )),
  ),
  inPhases(
    {
      name: 'a leaving contact objects',
      says: 'An objection from a contact that leaves or is new marks the case before the change and contests the hold after it.',
      rows: ['I-49', 'TH-15', 'TH-25'],
    },
    (state, phase) =>
      state.outcome !== undefined ||
      phase === 'applying' ||
      (['leaving', 'new'] as const).every((by) =>
        heard(
          state,
          (edge) =>
            edge.fact.type === 'case.disputed' &&
            edge.fact.by === by &&
            (phase === 'open'
              ? edge.after.marked.includes('disputed')
              : does(edge, 'hold.suspend') !== isContested(state)),
        ),
      ),
  ),
  onSteps(
    {
      name: 'objecting grants nothing',
      says: 'An objection or a sign-in never approves, proves, replaces or completes anything.',
      rows: ['I-49', 'I-53'],
    },
    (edge) =>
      (edge.fact.type !== 'case.disputed' && edge.fact.type !== 'account.signedIn') ||
      (changeOf(edge) === undefined &&
        !endsAs(edge, 'completed') &&
        edge.after.proven.length <= edge.from.context.proven.length &&
        edge.after.replaced.length <= edge.from.context.replaced.length),
  ),
  onSteps(
    {
      name: 'weak answers are marked',
      says: 'Weak answers go on as if nothing were amiss, and keep the system from approving.',
      rows: ['P-52', 'AP-15', 'R-08'],
    },
    ({ fact, from, after }) =>
      fact.type !== 'answers.scored' ||
      after.marked.includes('weakAnswers') === (fact.band === 'weak' || from.context.marked.includes('weakAnswers')),
  ),
  inStates(
    {
      name: 'a contest is decided by a person',
      says: 'A contested hold ends by a person alone: the change stands and the hold runs on, or the account is frozen.',
      rows: ['I-26', 'I-4', 'TH-28'],
    },
    (state) =>
      !isContested(state) ||
      (state.out.every(({ fact, to }) => isContested(to) || fact.type === 'review.decided') &&
        heard(state, (edge) => edge.fact.type === 'review.decided' && does(edge, 'hold.resume')) &&
        heard(state, (edge) => does(edge, 'account.freeze') && edge.to.outcome?.why === 'frozen')),
  ),
]
