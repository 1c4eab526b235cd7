import type { Evidence, PasswordRoot } from '../../vocabulary/factors.ts'
import { type Factor, Factor as FactorSchema, isContact } from '../../vocabulary/factors.ts'
import type { Fact, FactType } from '../../vocabulary/facts.ts'
import type { OutcomeType } from '../../vocabulary/outcomes.ts'
import { type Edge, everyFact, type Graph, type Heard, type State, sayStep } from '../explore.ts'
import type { Property } from '../property.ts'
import { byDelay } from './reading.ts'

/** A person and an account: what it is guarded by, what of that is really lost, and how the password last came about. */
export interface Plight {
  readonly enrolled: readonly Factor[]
  readonly lost: readonly Factor[]
  readonly root: PasswordRoot
}

/** What a flow is there for, and what an honest person does in it. */
export interface Aim {
  readonly end?: OutcomeType
  /** What is given up: what is lost, or any contact that one likes to. */
  readonly chooses?: 'lost' | 'contact'
  /** Whose face is shown: the account's own, or that of the account that is migrated. */
  readonly face?: 'owner' | 'another'
}

/** One gets in by one way; a sign-in elsewhere rests on the mailbox. */
const gotInBy = ({ evidence }: Fact<'handOver.received'>, root: PasswordRoot): boolean =>
  evidence.join() === 'password' || (evidence.join() === 'federated' && root === 'email')

/** What an honest person who answers everything, and a host that does its part, make a case hear. */
function isHonest(fact: Heard, { enrolled, lost, root }: Plight, { chooses, face }: Required<Aim>): boolean {
  const atHand = (kind: Factor) => enrolled.includes(kind) && !lost.includes(kind)
  const givesUp = (kind: Factor) => (chooses === 'contact' ? isContact(kind) : lost.includes(kind))
  if ('enrolled' in fact && fact.enrolled.join() !== enrolled.join()) return false
  switch (fact.type) {
    case 'password.accepted':
      return fact.root === root
    case 'handOver.received':
      return fact.root === root && gotInBy(fact, root)
    case 'session.recognised':
      return fact.fresh
    case 'lost.confirmed':
      return fact.kinds.join() === lost.join()
    case 'item.chosen':
    case 'contact.proposed':
    case 'contact.proved':
      return givesUp(fact.kind)
    case 'factor.unavailable':
      return lost.includes(fact.kind)
    case 'path.chosen':
      return fact.path === 'application' ? lost.includes('totp') : atHand('totp')
    case 'code.requested':
    case 'code.accepted':
    case 'account.reached':
      return atHand(fact.kind)
    case 'totp.accepted':
      return atHand('totp')
    case 'passkey.accepted':
      return atHand('passkey')
    case 'identity.passed':
      return fact.of === face
    case 'answers.scored':
      return fact.band === 'strong'
    case 'risk.decided':
      return fact.verdict !== 'deny'
    case 'review.decided':
      return fact.verdict === 'approve'
    default:
      return plain.has(fact.type) || byDelay(fact, 'wait') || byDelay(fact, 'hold')
  }
}
/** What an honest person does, or the host answers, without any choice in it. */
const plain = new Set<string>([
  'visitor.arrived',
  'identifier.given',
  'bot.passed',
  'federated.begun',
  'federated.accepted',
  'passkey.begun',
  'passkey.skipped',
  'consequences.accepted',
  'subject.confirmed',
  'identity.begun',
  'answers.begun',
  'enrolment.begun',
  'enrolment.proved',
  'key.saved',
  'replacement.skipped',
  'newPassword.given',
  'request.submitted',
  'change.applied',
  'login.returned',
] satisfies FactType[])
/** What can go wrong without anybody's ill will, and must not bring the person off the way for good. */
function isMishap(fact: Heard): boolean {
  if (/^(bot|federated|password|passkey|code|totp|contact|enrolment)\.(rejected|exhausted)$/.test(fact.type))
    return true
  switch (fact.type) {
    case 'step.back':
    case 'evidence.stale':
    case 'identity.failed':
    case 'identity.pending':
    case 'contact.refused':
    case 'newPassword.refused':
    case 'obligation.standing':
      return true
    case 'change.refused':
      return fact.why !== 'frozen'
    case 'account.signedIn':
      return fact.using === 'other'
    default:
      return ['decisionLife', 'reviewTarget', 'documentsTarget', 'applyTarget'].some((delay) => byDelay(fact, delay))
  }
}

const subsets = everyFact('lost.confirmed').flatMap((fact) => (fact.type === 'lost.confirmed' ? [fact.kinds] : []))
const roots: readonly PasswordRoot[] = ['password', 'email', 'phone']
const plights: readonly Plight[] = subsets.flatMap((enrolled) =>
  subsets
    .filter((lost) => lost.every((kind) => enrolled.includes(kind)))
    .flatMap((lost) => roots.map((root) => ({ enrolled, lost, root }))),
)

/** What a flow asks for: some of the factors, a first one beside them, and what it takes in any case. */
export interface Asks {
  readonly of?: readonly Factor[]
  readonly first?: boolean
  readonly also?: readonly Evidence[]
}
/** Whether it is enough for the policy to show everything at hand that is asked for. */
export function suffices(
  { enrolled, lost, root }: Plight,
  { policy }: Graph,
  { of = FactorSchema.options, first = false, also = [] }: Asks = {},
): boolean {
  const shown = [...of.filter((kind) => enrolled.includes(kind) && !lost.includes(kind)), ...also]
  return shown.length >= policy.proofs && new Set([...shown, ...(first ? [root] : [])]).size >= policy.roots
}

/** Whoever the flow promises to help gets to the end of it, from wherever mishaps have brought them. */
export const helps = (
  promised: (plight: Plight, graph: Graph) => boolean,
  { end = 'completed', chooses = 'lost', face = 'owner' }: Aim = {},
): Property => ({
  name: 'an honest person gets through',
  says: 'Whoever has what the policy wants comes to the end that the flow is there for, from every state that honest answers and mishaps lead to.',
  rows: ['L3', 'R-10', 'B-21', 'AB-4', 'P-29', 'P-53', 'P-70', 'P-91', 'O-10', 'O-19', 'O-23'],
  exception(graph) {
    for (const plight of plights) {
      if (!promised(plight, graph)) continue
      const stuck = stuckOf(graph, plight, { end, chooses, face })
      if (stuck) return [`enrolled ${plight.enrolled}, lost ${plight.lost}, root ${plight.root}`, ...stuck]
    }
    return undefined
  },
})

function stuckOf(graph: Graph, plight: Plight, aim: Required<Aim>): readonly string[] | undefined {
  const [first] = graph.states
  if (!first) return undefined
  const came = new Map<State, Edge | undefined>([[first, undefined]])
  const into = new Map<State, State[]>()
  const reached = new Set<State>()
  for (const [state] of came) {
    if (state.outcome?.type === aim.end) reached.add(state)
    for (const edge of state.out) {
      const honest = isHonest(edge.fact, plight, aim)
      if (!honest && !isMishap(edge.fact)) continue
      if (!came.has(edge.to)) came.set(edge.to, edge)
      if (!honest) continue
      const before = into.get(edge.to)
      if (before) before.push(state)
      else into.set(edge.to, [state])
    }
  }
  for (const state of reached) for (const before of into.get(state) ?? []) reached.add(before)
  for (const [state, edge] of came) {
    if (reached.has(state) || state.outcome) continue
    const way: string[] = []
    for (let at = edge; at; at = came.get(at.from)) way.unshift(sayStep(at))
    return way
  }
  return undefined
}
