import { isFactor } from '../../vocabulary/factors.ts'
import { nominal } from '../../vocabulary/policy.ts'
import { alongWays, inStates, onSteps } from '../property.ts'
import {
  apart,
  byDelay,
  changeOf,
  does,
  endsAs,
  hasFirst,
  mayGoAlone,
  proofsIn,
  rootsIn,
  shownBy,
  within,
} from './reading.ts'

/** What has to be shown before anything is changed, and by whom a request is approved. */
export const authority = [
  onSteps(
    {
      name: 'enough is proven before the change',
      says: 'No change is asked for before a first factor or an identity, the proofs and the roots that the policy wants are shown.',
      rows: ['I-1', 'I-10', 'I-11', 'RI-1', 'R-02', 'R-07', 'AO-14', 'TH-01', 'TH-13', 'TH-18'],
    },
    (edge, { policy }) =>
      changeOf(edge) === undefined ||
      (hasFirst(edge.after.proven) &&
        proofsIn(edge.after.proven).length >= policy.proofs &&
        rootsIn(edge.after) >= policy.roots),
  ),
  onSteps(
    {
      name: 'everything left is proven',
      says: 'No request is submitted while a factor that is not called lost is unproven.',
      rows: ['I-1', 'B-17', 'O-17', 'AO-4', 'P-51'],
    },
    ({ fact, from: { context } }) =>
      fact.type !== 'request.submitted' ||
      within(
        context.enrolled.filter((kind) => !context.lost.includes(kind)),
        context.proven,
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
      name: 'an identity is the owner’s',
      says: 'An identity counts only when it is the owner of the account.',
      rows: ['I-3', 'O-18', 'R-05', 'TH-25'],
    },
    ({ fact, from, after }) =>
      from.context.proven.includes('identity') ||
      !after.proven.includes('identity') ||
      (fact.type === 'identity.passed' && fact.of === 'owner'),
  ),
  onSteps(
    {
      name: 'the owner’s face is enough',
      says: 'A face or document of the owner counts at once.',
      rows: ['O-18', 'L3'],
    },
    ({ fact, after, to }) =>
      fact.type !== 'identity.passed' ||
      fact.of !== 'owner' ||
      (after.proven.includes('identity') && to.outcome === undefined),
  ),
  onSteps(
    {
      name: 'a face that is someone else’s gets nowhere',
      says: 'A face or document of another person, or of nobody, ends the case without a change.',
      rows: ['I-3', 'O-26', 'TH-25'],
    },
    (edge) => edge.fact.type !== 'identity.passed' || edge.fact.of === 'owner' || edge.to.outcome?.type === 'denied',
  ),
  onSteps(
    {
      name: 'the first factor comes first',
      says: 'Nothing about the account is known, chosen or asked before the password or a sign-in elsewhere.',
      rows: ['I-9', 'RI-1', 'TH-09', 'B-11', 'R-54', 'R-57'],
    },
    ({ fact, from: { context } }) =>
      hasFirst(context.proven) ||
      !(
        ['lost.confirmed', 'item.chosen', 'path.chosen', 'factor.unavailable', 'consequences.accepted'].includes(
          fact.type,
        ) || /^(code|totp|identity|answers|contact|enrolment|request)\./.test(fact.type)
      ),
  ),
  onSteps(
    {
      name: 'the account is told by the first factor',
      says: 'What an account is guarded by is learned from the first factor, a session or a hand-over and from nothing else.',
      rows: ['I-9', 'TH-09', 'R-93'],
    },
    ({ fact, from, after }) =>
      after.enrolled.join() === from.context.enrolled.join() ||
      ['password.accepted', 'federated.accepted', 'session.recognised', 'handOver.received'].includes(fact.type),
  ),
  alongWays<'' | 'system' | 'person'>(
    {
      name: 'who may approve',
      says: 'A change is asked for only after an approval that still stands: by the system if the policy lets it, two independent roots are shown and the case is unmarked, else by a person.',
      rows: ['I-4', 'I-32', 'I-41', 'B-20', 'B-23', 'P-52', 'R-39', 'TH-14', 'TH-18', 'TH-28'],
    },
    {
      start: () => '',
      next(approval, edge, graph) {
        const { fact } = edge
        if (fact.type === 'review.decided') return fact.verdict === 'approve' ? 'person' : ''
        if (fact.type === 'risk.decided' && fact.verdict === 'approve' && mayGoAlone(edge.from.context, graph))
          return does(edge, 'review.open') ? '' : 'system'
        const askedAgain = does(edge, 'risk.ask') || does(edge, 'review.open')
        return askedAgain || fact.type === 'case.disputed' ? '' : approval
      },
      holds: (approval, edge) => changeOf(edge) === undefined || approval !== '',
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
      name: 'a retry waits or is helped',
      says: 'Who retries too soon is told to wait; who has used up the denials is sent to support.',
      rows: ['AB-7', 'R-10', 'TH-20'],
    },
    ({ fact, to }) =>
      fact.type !== 'retry.refused' ||
      (fact.why === 'cap' ? to.outcome?.type === 'referred' : to.outcome?.why === 'coolDown'),
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
  onSteps(
    {
      name: 'signed in is earned',
      says: 'A case ends signed in only where the account has no second factor or one was shown.',
      rows: ['TH-12', 'R-07', 'R-79'],
    },
    (edge) =>
      !endsAs(edge, 'signedIn') ||
      edge.fact.type === 'passkey.accepted' ||
      edge.after.enrolled.length === 0 ||
      proofsIn(edge.after.proven).length > 0,
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
