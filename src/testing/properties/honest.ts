import type { PasswordRoot } from '../../vocabulary/factors.ts'
import { type Factor, Factor as FactorSchema } from '../../vocabulary/factors.ts'
import { type Edge, everyFact, type Graph, type Heard, type State, sayFact } from '../explore.ts'
import type { Property } from '../property.ts'
import { byDelay } from './reading.ts'

/** A person and an account: what it is guarded by, what of that is really lost, and how the password last came about. */
export interface Plight {
  readonly enrolled: readonly Factor[]
  readonly lost: readonly Factor[]
  readonly root: PasswordRoot
}

/** What an honest person who answers everything, and a host that does its part, make a case hear. */
function isHonest(fact: Heard, { enrolled, lost, root }: Plight): boolean {
  const atHand = (kind: Factor) => enrolled.includes(kind) && !lost.includes(kind)
  switch (fact.type) {
    case 'password.accepted':
      return fact.enrolled.join() === enrolled.join() && fact.root === root
    case 'lost.confirmed':
      return fact.kinds.join() === lost.join()
    case 'item.chosen':
    case 'factor.unavailable':
    case 'contact.proposed':
    case 'contact.proved':
      return lost.includes(fact.kind)
    case 'path.chosen':
      return fact.path === 'application' ? lost.includes('totp') : atHand('totp')
    case 'code.requested':
    case 'code.accepted':
      return atHand(fact.kind)
    case 'totp.accepted':
      return atHand('totp')
    case 'passkey.accepted':
      return atHand('passkey')
    case 'identity.passed':
      return fact.of === 'owner'
    case 'answers.scored':
      return fact.band === 'strong'
    case 'risk.decided':
      return fact.verdict !== 'deny'
    case 'review.decided':
      return fact.verdict === 'approve'
    case 'visitor.arrived':
    case 'identifier.given':
    case 'passkey.begun':
    case 'passkey.skipped':
    case 'consequences.accepted':
    case 'identity.begun':
    case 'answers.begun':
    case 'enrolment.begun':
    case 'enrolment.proved':
    case 'request.submitted':
    case 'change.applied':
      return true
    default:
      return byDelay(fact, 'wait') || byDelay(fact, 'hold')
  }
}
/** What can go wrong without anybody's ill will, and must not bring the person off the way for good. */
function isMishap(fact: Heard): boolean {
  if (/^(password|passkey|code|totp|contact|enrolment)\.(rejected|exhausted)$/.test(fact.type)) return true
  switch (fact.type) {
    case 'step.back':
    case 'evidence.stale':
    case 'identity.failed':
    case 'identity.pending':
    case 'contact.refused':
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
    .filter((lost) => lost.length > 0 && lost.every((kind) => enrolled.includes(kind)))
    .flatMap((lost) => roots.map((root) => ({ enrolled, lost, root }))),
)

/** What can be shown when everything at hand is shown: proofs beside the password, and independent roots. */
export function atBest({ enrolled, lost, root }: Plight): { proofs: number; roots: number } {
  const left = FactorSchema.options.filter((kind) => enrolled.includes(kind) && !lost.includes(kind))
  return { proofs: left.length, roots: new Set([root, ...left]).size }
}

/** Whoever the flow promises to help gets to the end of it, from wherever mishaps have brought them. */
export const helps = (promised: (plight: Plight, graph: Graph) => boolean): Property => ({
  name: 'an honest person gets through',
  says: 'Whoever has what the policy wants can complete the case from every state that honest answers and mishaps lead to.',
  rows: ['L3', 'R-10', 'B-21', 'AB-4', 'P-53', 'O-10', 'O-19'],
  exception(graph) {
    for (const plight of plights) {
      if (!promised(plight, graph)) continue
      const stuck = stuckOf(graph, plight)
      if (stuck) return [`enrolled ${plight.enrolled}, lost ${plight.lost}, root ${plight.root}`, ...stuck]
    }
    return undefined
  },
})

function stuckOf(graph: Graph, plight: Plight): readonly string[] | undefined {
  const [first] = graph.states
  if (!first) return undefined
  const came = new Map<State, Edge | undefined>([[first, undefined]])
  const into = new Map<State, State[]>()
  const reached = new Set<State>()
  for (const [state] of came) {
    if (state.outcome?.type === 'completed') reached.add(state)
    for (const edge of state.out) {
      const honest = isHonest(edge.fact, plight)
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
    for (let at = edge; at; at = came.get(at.from)) way.unshift(`${sayFact(at.fact)} -> ${at.to.name}`)
    return way
  }
  return undefined
}
