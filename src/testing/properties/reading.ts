import type { AnyStateNode } from 'xstate'
import { delayOf } from '../../engine.ts'
import type { EffectParams, EffectType } from '../../vocabulary/effects.ts'
import { type Evidence, Factor, isContact } from '../../vocabulary/factors.ts'
import type { FactType } from '../../vocabulary/facts.ts'
import type { OutcomeType } from '../../vocabulary/outcomes.ts'
import type { Edge, Ground, Heard, State } from '../explore.ts'

/** Small readings of states and edges that the properties share; nothing here asks the code under test. */

type Doing = Pick<Edge, 'effects'>
export const does = (edge: Doing, type: EffectType): boolean => edge.effects.some((effect) => effect.type === type)
export const tells = (edge: Doing, ...notices: EffectParams<'notify'>['notice'][]): boolean =>
  edge.effects.some((effect) => effect.type === 'notify' && notices.includes(effect.params.notice))
export const placeOf = (edge: Edge, type: EffectType): number =>
  edge.effects.findIndex((effect) => effect.type === type)
export const changeOf = (edge: Edge): EffectParams<'change.apply'> | undefined => {
  for (const effect of edge.effects) if (effect.type === 'change.apply') return effect.params
  return undefined
}
export const endsAs = (edge: Edge, type: OutcomeType): boolean => edge.to.outcome?.type === type
export const isClock = (fact: Heard): boolean => fact.type.startsWith('xstate.')
export const byDelay = (fact: Heard, delay: string): boolean => isClock(fact) && delayOf(fact.type) === delay
export const within = (part: readonly string[], whole: readonly string[]): boolean =>
  part.every((member) => whole.includes(member))
export const apart = (one: readonly string[], other: readonly string[]): boolean =>
  !one.some((member) => other.includes(member))
export const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && within(one, other)

export const stepOf = ({ snapshot }: State): unknown =>
  snapshot._nodes.reduce((deepest, node) => (node.path.length > deepest.path.length ? node : deepest)).meta?.step
export const hears = (state: State, type: FactType, test: (fact: Heard) => boolean = () => true): boolean =>
  state.out.some(({ fact }) => fact.type === type && test(fact))
export const left = ({ enrolled, lost }: Edge['after']): Factor[] => enrolled.filter((kind) => !lost.includes(kind))
/** What a state takes a proof of. */
export const askedIn = (state: State): Factor[] => {
  const shown = new Set(state.out.flatMap(({ fact }) => shownBy(fact)))
  return Factor.options.filter((kind) => shown.has(kind))
}
/** A code to a contact that the account may have is asked for, and nothing is known yet. */
export const isReaching = (state: State): boolean => hears(state, 'account.reached')
const entered = new WeakMap<AnyStateNode, ReadonlySet<string>>()
/** What a state asks for when it is entered. */
function asksOnEntry(node: AnyStateNode, type: EffectType): boolean {
  const types =
    entered.get(node) ??
    new Set(node.entry.map((action) => (typeof action === 'object' ? action.type : String(action))))
  entered.set(node, types)
  return types.has(type)
}
const lies = ({ snapshot }: State, test: (node: AnyStateNode) => boolean): boolean => snapshot._nodes.some(test)
const listens = (state: State, type: FactType): boolean => lies(state, (node) => node.transitions.has(type))
/** Where a case stands is told by what its states hear and ask for, not by their names: a flow may call them as it likes. */
export const isDecided = (state: State): boolean => listens(state, 'risk.decided')
export const isReviewed = (state: State): boolean =>
  listens(state, 'review.decided') || lies(state, (node) => asksOnEntry(node, 'review.open'))
export const isWaiting = (state: State): boolean =>
  lies(state, ({ after }) => after.some(({ eventType }) => delayOf(eventType) === 'wait'))
/** The host has been asked, and not in vain yet. */
export const isChanged = (state: State): boolean =>
  listens(state, 'change.applied') && !lies(state, (node) => asksOnEntry(node, 'apply.escalate'))
export const isContested = (state: State): boolean => stepOf(state) === 'hold' && listens(state, 'review.decided')
export const isHeld = (state: State): boolean => stepOf(state) === 'hold' && !isContested(state)
/** The request is made: nothing more is asked of the person. */
export const isSubmission = ({ type }: Heard): boolean => type === 'request.submitted' || type === 'newPassword.given'

const firsts: readonly Evidence[] = ['password', 'federated']
export const hasFirst = (proven: readonly Evidence[]): boolean => firsts.some((first) => proven.includes(first))
/** Proofs beside the first factor, counted anew. */
export const proofsIn = (proven: readonly Evidence[]): Evidence[] =>
  proven.filter((evidence) => !firsts.includes(evidence) && evidence !== 'answers')
/** Independent roots, counted anew: a sign-in elsewhere rests on the mailbox, as a password may that was reset through it. */
export const rootsIn = ({ proven, passwordRoot }: Edge['after']): number => {
  const restsOn: Partial<Record<Evidence, Evidence>> = { password: passwordRoot, federated: 'email' }
  return new Set(proven.filter((evidence) => evidence !== 'answers').map((evidence) => restsOn[evidence] ?? evidence))
    .size
}
/** As much as a forgotten password or a new factor needs, counted anew: proofs, roots, and the contacts that the policy wants. */
export const isEnough = (after: Edge['after'], { policy }: Ground): boolean =>
  proofsIn(after.proven).length >= policy.proofs &&
  rootsIn(after) >= policy.roots &&
  (policy.channels === 'one' || within(left(after).filter(isContact), after.proven))
/** The answer may come without a person. */
export const mayGoAlone = (after: Edge['after'], { policy }: Ground): boolean =>
  policy.review !== 'always' &&
  after.marked.length === 0 &&
  rootsIn(after) >= policy.alone &&
  proofsIn(after.proven).some((proof) => !policy.restricted.some((channel) => channel === proof))

/** What a verdict shows, by itself. */
export function shownBy(fact: Heard): readonly Evidence[] {
  switch (fact.type) {
    case 'password.accepted':
      return ['password']
    case 'federated.accepted':
      return ['federated']
    case 'handOver.received':
      return fact.evidence
    case 'account.reached':
      return [fact.kind]
    case 'code.accepted':
      return [fact.kind]
    case 'totp.accepted':
      return ['totp']
    case 'passkey.accepted':
      return ['passkey']
    case 'identity.passed':
      return fact.of === 'nobody' ? [] : ['identity']
    case 'answers.scored':
      return ['answers']
    default:
      return []
  }
}
/** Where a case stands: nothing is changed yet, the host is changing it, it is changed. */
export type Phase = 'open' | 'applying' | 'changed'
export function phaseAfter(phase: Phase, edge: Edge): Phase {
  if (does(edge, 'change.apply')) return 'applying'
  if (edge.fact.type === 'change.applied') return 'changed'
  if (edge.fact.type === 'change.refused') return 'open'
  return phase
}
