import type { Evidence, Factor } from '../../vocabulary/factors.ts'
import { isContact } from '../../vocabulary/factors.ts'
import type { Edge, Heard } from '../explore.ts'
import { inStates, onSteps, type Property } from '../property.ts'
import { changeOf, endsAs, hasFirst, isEnough, isSubmission, left, same, stepOf, tells } from './reading.ts'

/** Sentences that some flows add to the common ones. */

/** Nothing is changed without this evidence. */
export const needs = (evidence: Evidence, ...rows: string[]): Property =>
  onSteps(
    { name: `${evidence} is needed`, says: `No change is asked for before ${evidence} was shown.`, rows },
    (edge) => changeOf(edge) === undefined || edge.after.proven.includes(evidence),
  )
/** A contact that is not lost remains wherever a change is asked for. */
export const keepsAContact = (...rows: string[]): Property =>
  onSteps(
    {
      name: 'a contact is left',
      says: 'Whoever has lost every contact never comes to a change here.',
      rows,
    },
    (edge) =>
      changeOf(edge) === undefined ||
      edge.after.enrolled.some((kind) => isContact(kind) && !edge.after.lost.includes(kind)),
  )
/** At most this many, and only these, leave at once. */
export const takesOff = (of: readonly Factor[], atMost: number, ...rows: string[]): Property =>
  onSteps(
    {
      name: 'what may leave',
      says: `Only ${of.join(', ')} can leave here, at most ${atMost} at a time, and all of them that are lost.`,
      rows,
    },
    (edge) => {
      const { release = [] } = changeOf(edge) ?? {}
      const { fact, from, after } = edge
      const agreed = from.context.lost.filter((kind) => of.includes(kind))
      if (fact.type === 'consequences.accepted' && !same(after.leaving, agreed)) return false
      return release.length <= atMost && release.every((kind) => of.includes(kind))
    },
  )
/** Every one of these that leaves has a new one, proven before submission. */
export const replacesEvery = (of: readonly Factor[], ...rows: string[]): Property =>
  onSteps(
    {
      name: 'a new one for each',
      says: `A new ${of.join(', ')} is bound for each that leaves.`,
      rows,
    },
    (edge) => {
      const asked = changeOf(edge)
      return !asked || asked.release.every((kind) => !of.includes(kind) || asked.bind.includes(kind))
    },
  )
/** Whoever has no contact left is pointed to `to`, and nobody else is. */
export const sendsAway = (to: string, ...rows: string[]): Property =>
  onSteps(
    {
      name: `without a contact to ${to}`,
      says: `Whoever has no contact left is pointed to ${to}, and nobody else is.`,
      rows,
    },
    (edge) => {
      const { fact, from } = edge
      if (fact.type !== 'factor.unavailable' && fact.type !== 'item.chosen') return edge.to.outcome?.to !== to
      const lost = fact.type === 'item.chosen' ? [fact.kind] : [...from.context.lost, fact.kind]
      const isBare = !from.context.enrolled.some((kind) => isContact(kind) && !lost.includes(kind))
      const isChoice = edge.to.name !== 'choosingItem'
      return !isChoice || (edge.to.outcome?.to === to) === isBare
    },
  )
/** The passkey prompt comes when the host says so, and then a passkey or passing on is heard. */
export const promptsForPasskeys = (...rows: string[]): Property =>
  onSteps(
    {
      name: 'the passkey prompt',
      says: 'The prompt comes when the host says so, and is heard either way.',
      rows,
    },
    ({ fact, to }) => {
      if (fact.type !== 'identifier.given') return true
      const heard = new Set(to.out.map((edge) => edge.fact.type))
      return heard.has('passkey.accepted') === fact.passkeyPrompt && heard.has('passkey.skipped') === fact.passkeyPrompt
    },
  )
/** Where the policy has no identity proofing nobody is asked for an identity. */
export const identityByPolicy = (...rows: string[]): Property =>
  onSteps(
    {
      name: 'identity by policy',
      says: 'Nobody is asked for an identity where the policy has no identity proofing.',
      rows,
    },
    ({ fact }, { policy }) => policy.identity !== 'off' || !fact.type.startsWith('identity.'),
  )
/** An old key that is typed in again may be a short one: its owner is told to set up a new one. */
export const tellsOfWeakKeys = (state: string, ...rows: string[]): Property =>
  onSteps(
    {
      name: 'a weak key is told of',
      says: 'Whoever has restored the authenticator from a saved key is told that a new one would be better, and nobody else is.',
      rows,
    },
    (edge) => (endsAs(edge, 'restored') && edge.from.name === state) === tells(edge, 'weakKey'),
  )
/** What is chosen of several paths is where it leads: each path by the state it begins in. */
export const leadsTo = (paths: Readonly<Record<string, string>>, ...rows: string[]): Property =>
  onSteps(
    {
      name: 'a chosen path is the one that is gone',
      says: `Of ${Object.keys(paths).join(', ')} each leads to its own place, and to no other’s.`,
      rows,
    },
    ({ fact, from, to }) =>
      fact.type !== 'path.chosen' ||
      to === from ||
      !Object.values(paths).includes(to.name) ||
      paths[fact.path] === to.name,
  )
/** Every one of these that is left is proven before the request; where `standsIn`, an identity stands in for a contact that is lost. */
export const proves = (
  of: readonly Factor[],
  { standsIn = false }: { standsIn?: boolean },
  ...rows: string[]
): Property =>
  onSteps(
    {
      name: 'what is asked is proven',
      says: `No request is made before every one of ${of.join(', ')} that is left is proven${standsIn ? ', and an identity for each contact that is lost' : ''}.`,
      rows,
    },
    ({ fact, from: { context } }) =>
      !isSubmission(fact) ||
      of.every(
        (kind) =>
          context.proven.includes(kind) ||
          (standsIn
            ? isContact(kind) && context.lost.includes(kind) && context.proven.includes('identity')
            : !left(context).includes(kind)),
      ),
  )
/** As much is asked for as the policy wants, and no more. */
export const provesByPolicy = (...rows: string[]): readonly Property[] => [
  onSteps(
    {
      name: 'as much as the policy wants',
      says: 'No request is made before the proofs, roots and contacts that the policy wants are shown.',
      rows,
    },
    ({ fact, from }, graph) => !isSubmission(fact) || isEnough(from.context, graph),
  ),
  inStates(
    {
      name: 'no more than the policy wants',
      says: 'Nobody who has shown what the policy wants is asked for more.',
      rows,
    },
    (state, graph) =>
      !['prove', 'proveIdentity'].some((step) => step === stepOf(state)) || !isEnough(state.context, graph),
  ),
]
/** A session is of use only to an account that is guarded like this. */
export const worksWith = (
  says: string,
  isOfUse: (enrolled: readonly Factor[]) => boolean,
  ...rows: string[]
): Property =>
  onSteps(
    { name: 'whom it is for', says: `This is for ${says}; anybody else is told so at once.`, rows },
    ({ fact, to: { outcome } }) =>
      fact.type !== 'session.recognised' || !fact.fresh || (outcome?.why === 'conditions') !== isOfUse(fact.enrolled),
  )
/** After a new password one goes back to this flow. */
export const backTo = (flow: string, ...rows: string[]): Property =>
  onSteps(
    { name: `back to ${flow}`, says: `Whoever goes back to the log-in goes to ${flow}.`, rows },
    ({ fact, effects }) =>
      fact.type !== 'login.returned' ||
      effects.some((effect) => effect.type === 'case.handOver' && effect.params.flow === flow),
  )
/** Whoever cannot do this goes on in another flow, with how they got in if it takes that along. */
export const handsOver = (
  when: (fact: Heard) => boolean,
  to: string,
  carry: readonly Evidence[],
  ...rows: string[]
): Property =>
  onSteps(
    { name: `on to ${to}`, says: `What cannot be had here is had in ${to}, and nothing else leads there.`, rows },
    ({ fact, to: { outcome }, effects }) =>
      when(fact) === (outcome?.to === to) &&
      (!when(fact) ||
        effects.some(
          (effect) => effect.type === 'case.handOver' && effect.params.flow === to && same(effect.params.carry, carry),
        )),
  )
/** Signed in is who has shown one of `seconds`; without any, by the first factor, and a code to `standIn` while something is owed. */
export const signsInBy = (seconds: readonly Factor[], standIn: Factor, ...rows: string[]): readonly Property[] => {
  /** What the password was reset through proves nothing more beside it, as long as there is another. */
  const counting = ({ enrolled, proven, passwordRoot }: Edge['after']): readonly Factor[] => {
    const held = seconds.filter((kind) => enrolled.includes(kind))
    const others = held.filter((kind) => kind !== passwordRoot)
    return proven.includes('password') && others.length > 0 ? others : held
  }
  const isDone = (after: Edge['after']): boolean => {
    const { enrolled, proven, marked } = after
    if (!hasFirst(proven)) return false
    const held = counting(after)
    return held.length > 0
      ? held.some((kind) => proven.includes(kind))
      : !marked.includes('owing') || !enrolled.includes(standIn) || proven.includes(standIn)
  }
  return [
    onSteps(
      {
        name: 'signed in is earned',
        says: `A case ends signed in only with one of ${seconds.join(', ')} shown where one is enrolled, another than the password was reset through where there is one; else by the first factor, and a code to the ${standIn} where something has to be set up first.`,
        rows,
      },
      (edge) => !endsAs(edge, 'signedIn') || isDone(edge.after),
    ),
    onSteps(
      {
        name: 'any that is left will do',
        says: 'Nobody who still has one of them that counts is sent to support for lacking another.',
        rows,
      },
      ({ fact, from: { context }, to: { outcome } }) =>
        fact.type !== 'factor.unavailable' ||
        outcome?.type !== 'referred' ||
        !left(context).some((kind) => kind !== fact.kind && counting(context).includes(kind)),
    ),
    inStates(
      { name: 'who has earned it is signed in', says: 'Nobody is asked for more than that.', rows },
      ({ context, outcome }) => outcome !== undefined || !isDone(context),
    ),
  ]
}
