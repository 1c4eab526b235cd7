import { onSteps, type Property } from '../property.ts'
import { type Kind, when } from './kind.ts'
import { changeOf, does, endsAs, isSubmission, isWaiting, tells } from './reading.ts'

/** Who is told, and when. Whom a notice reaches is the notice roll's matter. */
export const notices = ({ does: kind }: Kind): readonly Property[] => [
  ...when(kind !== 'signIn', ...news),
  onSteps(
    {
      name: 'guessing is told',
      says: 'Wherever the guesses at a password, passkey or code run out, the contacts hear of it.',
      rows: ['R-84', 'TH-03', 'L5'],
    },
    (edge) =>
      !/^(password|passkey|code|totp|contact|enrolment)\.exhausted$/.test(edge.fact.type) ||
      (tells(edge, 'guessing') && edge.to === edge.from),
  ),
  onSteps(
    {
      name: 'told at the end',
      says: 'A case that was cancelled before it changed anything it could have changed, that a freeze has blocked, that has restored something, or whose hold is over is told of; other blocks are no news.',
      rows: ['I-47', 'R-84'],
    },
    (edge) =>
      (!endsAs(edge, 'cancelled') || tells(edge, 'cancelled') === (kind !== 'signIn')) &&
      (edge.to.outcome?.why === 'frozen') === tells(edge, 'blocked') &&
      (!endsAs(edge, 'restored') || tells(edge, 'restored')) &&
      (!endsAs(edge, 'completed') || tells(edge, 'holdOver')),
  ),
]

const news: readonly Property[] = [
  onSteps(
    {
      name: 'told when it starts',
      says: 'Accepting the consequences, or confirming the account of a migration, tells the contacts that something has begun.',
      rows: ['R-84', 'TH-20', 'TH-25'],
    },
    (edge) =>
      (edge.fact.type !== 'consequences.accepted' && edge.fact.type !== 'subject.confirmed') || tells(edge, 'started'),
  ),
  onSteps(
    {
      name: 'told at submission',
      says: 'A submitted request, and only that, is told to everyone as one.',
      rows: ['I-47', 'B-20', 'R-71', 'R-72'],
    },
    (edge) => isSubmission(edge.fact) === tells(edge, 'submitted'),
  ),
  onSteps(
    {
      name: 'told at the decision',
      says: 'A review, a wait and a denial are told in the step that begins them; an approval without a wait is told by the change.',
      rows: ['I-47', 'B-22', 'B-23', 'P-53', 'P-55', 'R-84'],
    },
    (edge) => {
      const goesToReview = edge.effects.some(
        (effect) => effect.type === 'review.open' && effect.params.purpose === 'case',
      )
      const waits = isWaiting(edge.to) && !isWaiting(edge.from)
      return (
        (!goesToReview || tells(edge, 'underReview')) &&
        (!waits || tells(edge, 'waiting')) &&
        (!endsAs(edge, 'denied') || tells(edge, 'denied'))
      )
    },
  ),
  onSteps(
    {
      name: 'told at the change',
      says: 'The change is told in the step that hears of it, and not before.',
      rows: ['I-46', 'I-47', 'RI-4', 'B-24', 'R-71', 'TH-15'],
    },
    (edge) => (edge.fact.type === 'change.applied') === tells(edge, 'applied', 'rebind'),
  ),
  onSteps(
    {
      name: 'a dispute after the change is told',
      says: 'A contested hold is told to everyone and opens a review of the dispute.',
      rows: ['I-49', 'TH-15', 'R-73'],
    },
    (edge) =>
      !does(edge, 'hold.suspend') ||
      (tells(edge, 'disputed') &&
        edge.effects.some((effect) => effect.type === 'review.open' && effect.params.purpose === 'dispute')),
  ),
  onSteps(
    {
      name: 'an end is quiet',
      says: 'With a case that ends nothing is set going but its closing notices.',
      rows: ['I-35', 'TH-16', 'RI-8'],
    },
    (edge) =>
      edge.to.outcome === undefined ||
      edge.effects.every(({ type }) =>
        ['notify', 'case.handOver', 'hold.lift', 'hold.suspend', 'review.close', 'account.freeze'].includes(type),
      ),
  ),
  onSteps(
    {
      name: 'nothing done before its time',
      says: 'Nothing that changes credentials or restrictions is asked for but by a change, a refusal, or the end of a contest.',
      rows: ['RI-5', 'R-54', 'TH-20'],
    },
    (edge) =>
      edge.effects.every(
        ({ type }) => (!type.startsWith('obligation.') && type !== 'hold.start') || edge.fact.type === 'change.applied',
      ) &&
      (!does(edge, 'hold.lift') || edge.fact.type === 'change.refused') &&
      (!does(edge, 'hold.resume') || edge.fact.type === 'review.decided') &&
      (!does(edge, 'account.freeze') ||
        edge.fact.type === 'review.decided' ||
        (edge.fact.type === 'case.disputed' && edge.fact.by === 'kept')) &&
      (changeOf(edge) === undefined ||
        ['risk.decided', 'review.decided'].includes(edge.fact.type) ||
        edge.fact.type.startsWith('xstate.after.wait.')),
  ),
]
