import { nominal } from '../../vocabulary/policy.ts'
import type { Edge } from '../explore.ts'
import { alongWays, onSteps, type Property } from '../property.ts'
import { type Kind, when } from './kind.ts'
import { byDelay, changeOf, does, endsAs, mayGoAlone, stepOf } from './reading.ts'

const isApproval = ({ fact }: Edge): boolean =>
  (fact.type === 'risk.decided' || fact.type === 'review.decided') && fact.verdict === 'approve'

/** By whom a request is approved. */
export const approval = ({ does: kind }: Kind): readonly Property[] =>
  when(
    kind !== 'signIn',
    alongWays<'' | 'system' | 'person'>(
      {
        name: 'who may approve',
        says: 'A change is asked for only after an approval that still stands: by the system if the policy lets it, as many independent roots are shown as it wants for that and the case is unmarked, else by a person.',
        rows: ['I-4', 'I-32', 'I-41', 'B-20', 'B-23', 'P-52', 'R-39', 'TH-14', 'TH-18', 'TH-28'],
      },
      {
        start: () => '',
        next(approved, edge, graph) {
          const { fact } = edge
          if (fact.type === 'review.decided') return fact.verdict === 'approve' ? 'person' : ''
          if (fact.type === 'risk.decided' && fact.verdict === 'approve' && mayGoAlone(edge.from.context, graph))
            return does(edge, 'review.open') ? '' : 'system'
          const askedAgain = does(edge, 'risk.ask') || does(edge, 'review.open')
          return askedAgain || fact.type === 'case.disputed' ? '' : approved
        },
        holds: (approved, edge) => changeOf(edge) === undefined || approved !== '',
      },
    ),
    onSteps(
      {
        name: 'the system may approve',
        says: 'What the policy lets the system approve does not wait for a person.',
        rows: ['B-20', 'B-21'],
      },
      (edge, graph) =>
        edge.fact.type !== 'risk.decided' ||
        edge.fact.verdict !== 'approve' ||
        does(edge, 'review.open') !== mayGoAlone(edge.from.context, graph),
    ),
    onSteps(
      {
        name: 'what is approved goes on',
        says: 'An approval leads to the change, to the wait before it or to a person, and asks nothing more of anybody.',
        rows: ['B-20', 'B-21', 'B-24', 'P-53', 'L3'],
      },
      (edge) =>
        !isApproval(edge) ||
        changeOf(edge) !== undefined ||
        does(edge, 'review.open') ||
        does(edge, 'hold.resume') ||
        stepOf(edge.to) === 'wait',
    ),
    onSteps(
      {
        name: 'a doubt is looked at',
        says: 'What a contact that leaves or is new objects to after the approval is looked at by a person before anything is changed.',
        rows: ['I-49', 'TH-25', 'R-83'],
      },
      (edge) =>
        edge.fact.type !== 'case.disputed' ||
        edge.fact.by === 'kept' ||
        stepOf(edge.from) !== 'wait' ||
        does(edge, 'review.open'),
    ),
    onSteps(
      {
        name: 'a wait is waited',
        says: 'Where the policy has a wait, a change is asked for only when it is over; where it has none, nobody waits.',
        rows: ['R-83', 'TH-25'],
      },
      (edge, { policy }) =>
        (changeOf(edge) === undefined || byDelay(edge.fact, 'wait') === nominal(policy.wait) > 0) &&
        edge.arm.every(({ delay }) => delay !== 'wait' || nominal(policy.wait) > 0),
    ),
    onSteps(
      {
        name: 'denied is denied',
        says: 'After a verdict of denial nothing is changed: the case ends denied, or blocked when the change was already made.',
        rows: ['I-6', 'B-22', 'P-55', 'RI-8'],
      },
      (edge) =>
        !('verdict' in edge.fact) ||
        edge.fact.verdict !== 'deny' ||
        endsAs(edge, 'denied') ||
        (endsAs(edge, 'blocked') && does(edge, 'account.freeze')),
    ),
  )
