import { armedIn } from '../../engine.ts'
import type { State } from '../explore.ts'
import { wayTo } from '../explore.ts'
import { alongWays, canReach, inStates, once, onSteps, type Property, reachingFrom } from '../property.ts'
import {
  byDelay,
  changeOf,
  does,
  endsAs,
  hears,
  isChanged,
  isClock,
  isContested,
  isDecided,
  isReviewed,
  stepOf,
  tells,
} from './reading.ts'

/** The timers of a state that is no end. */
const timers = new WeakMap<State, string>()
function armedNow(state: State): string {
  const known = timers.get(state)
  if (known !== undefined) return known
  const armed = armedIn(state.snapshot)
    .map(({ id }) => id)
    .sort()
    .join()
  timers.set(state, armed)
  return armed
}
const delaysIn = (state: State): string[] => [...new Set(armedIn(state.snapshot).map(({ delay }) => delay))]
/** Promises: when they are overdue someone is called, and nothing runs any more. */
const escalating = new Set(['reviewTarget', 'documentsTarget', 'applyTarget'])
/** The deadline that a state is under. */
function ownDelay(state: State): string {
  switch (stepOf(state)) {
    case 'decide':
      return 'decisionLife'
    case 'review':
      return 'reviewTarget'
    case 'wait':
      return 'wait'
    case 'apply':
      return 'applyTarget'
    case 'hold':
      return isContested(state) ? 'reviewTarget' : 'hold'
    case 'proveIdentity':
      return hears(state, 'identity.begun') ? 'caseLife' : 'documentsTarget'
    default:
      return 'caseLife'
  }
}
/** Nothing is armed, and the step that came here has called for someone. */
const escalatedIn = once((graph): ReadonlySet<State> => {
  const waiting = new Set(graph.states.filter((state) => state.outcome === undefined && armedNow(state) === ''))
  for (const edge of graph.edges)
    if (
      waiting.has(edge.to) &&
      edge.from.name !== edge.to.name &&
      !does(edge, 'review.escalate') &&
      !does(edge, 'apply.escalate')
    )
      waiting.delete(edge.to)
  return waiting
})

/** Deadlines, and what time alone does. */
export const time: readonly Property[] = [
  alongWays<string>(
    {
      name: 'timers follow the state',
      says: 'The timers that were armed and not disarmed are those of the state the case is in.',
      rows: ['I-38', 'I-39'],
    },
    {
      start: ({ opening }) =>
        opening.arm
          .map(({ id }) => id)
          .sort()
          .join(),
      next(armed, edge) {
        if (edge.arm.length === 0 && edge.disarm.length === 0 && !isClock(edge.fact)) return armed
        const timers = new Set(armed.split(',').filter((id) => id !== '' && id !== edge.fact.type))
        for (const id of edge.disarm) timers.delete(id)
        for (const { id } of edge.arm) timers.add(id)
        return [...timers].sort().join()
      },
      holds: (armed, { to }) => armed === (to.outcome ? '' : armedNow(to)),
    },
  ),
  {
    name: 'time alone is enough',
    says: 'From every state the clock alone leads to an end, or to where someone has been called.',
    rows: ['L2', 'I-42', 'TH-28'],
    exception(graph) {
      const escalated = escalatedIn(graph)
      const reaching = reachingFrom(
        graph,
        ({ fact }) => isClock(fact),
        (state) => state.outcome !== undefined || escalated.has(state),
      )
      const stuck = graph.states.find((state) => !reaching.has(state))
      return stuck && wayTo(stuck)
    },
  },
  {
    name: 'every state is armed',
    says: 'Every state that is no end keeps a timer, or has called for someone.',
    rows: ['I-42', 'L6', 'TH-28'],
    exception(graph) {
      const escalated = escalatedIn(graph)
      const bare = graph.states.find((state) => !state.outcome && armedNow(state) === '' && !escalated.has(state))
      return bare && wayTo(bare)
    },
  },
  onSteps(
    {
      name: 'time never approves',
      says: 'No deadline but the wait after an approval leads to a change, and none but the hold to completion.',
      rows: ['I-41', 'AB-8', 'AB-9', 'TH-28'],
    },
    (edge) =>
      !isClock(edge.fact) ||
      ((changeOf(edge) === undefined || byDelay(edge.fact, 'wait')) &&
        (!endsAs(edge, 'completed') || byDelay(edge.fact, 'hold'))),
  ),
  onSteps(
    {
      name: 'overdue is escalated',
      says: 'A promise that was not kept calls for someone, and is told.',
      rows: ['I-41', 'AB-8', 'B-23', 'P-54', 'TH-28'],
    },
    ({ fact, from, ...edge }) => {
      if (byDelay(fact, 'applyTarget')) return does(edge, 'apply.escalate') && tells(edge, 'late')
      if (!byDelay(fact, 'reviewTarget') && !byDelay(fact, 'documentsTarget')) return true
      return does(edge, 'review.escalate') && (tells(edge, 'overdue') || isContested(from))
    },
  ),
  onSteps(
    {
      name: 'no decision goes to a person',
      says: 'When the system does not decide in time a person does.',
      rows: ['AB-9', 'B-20', 'TH-28'],
    },
    (edge) => !byDelay(edge.fact, 'decisionLife') || does(edge, 'review.open'),
  ),
  inStates(
    {
      name: 'what is asked has a deadline',
      says: 'While the system decides or the host changes, a deadline runs or has run out.',
      rows: ['L2', 'AB-9'],
    },
    (state) =>
      (!isDecided(state) || armedNow(state).includes('decisionLife')) &&
      (!isChanged(state) || armedNow(state).includes('applyTarget')),
  ),
  inStates(
    {
      name: 'each deadline is its own',
      says: 'The life of the case runs while it is the person’s turn and at no other time; a decision, a review, documents, a wait, a change and a hold each have the deadline that is theirs, and no other.',
      rows: ['I-38', 'I-39', 'I-42', 'AB-8', 'AB-9', 'P-54'],
    },
    (state) => {
      if (state.outcome !== undefined) return true
      const armed = delaysIn(state)
      const own = ownDelay(state)
      return armed.every((delay) => delay === own) && (armed.length > 0 || escalating.has(own))
    },
  ),
  onSteps(
    {
      name: 'reviews are opened and closed',
      says: 'A review that is left is closed; one that is entered is opened.',
      rows: ['I-4', 'I-16', 'TH-16'],
    },
    (edge) => {
      const [was, is] = [isReviewed(edge.from), isReviewed(edge.to)]
      const reopened = does(edge, 'review.open') && does(edge, 'review.close')
      return was === is
        ? reopened || (!does(edge, 'review.open') && !does(edge, 'review.close'))
        : does(edge, is ? 'review.open' : 'review.close')
    },
  ),
]

/** A way on, from everywhere. */
export const liveness: readonly Property[] = [
  canReach(
    { name: 'every case can end', says: 'From every state an end can be come to.', rows: ['L1'] },
    () => true,
    () => true,
    (state) => state.outcome !== undefined,
  ),
  inStates(
    { name: 'no state is deaf', says: 'Every state that is no end hears something or keeps a timer.', rows: ['L6'] },
    (state) => state.outcome !== undefined || state.out.length > 0,
  ),
  inStates(
    {
      name: 'ends are ends',
      says: 'An end has an outcome and hears nothing.',
      rows: ['RI-8', 'I-6', 'I-35', 'TH-16'],
    },
    (state) =>
      (state.outcome === undefined) === (state.snapshot.status === 'active') &&
      (!state.outcome || state.out.length === 0),
  ),
]
