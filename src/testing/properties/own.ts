import type { Evidence, Factor } from '../../vocabulary/factors.ts'
import { isContact } from '../../vocabulary/factors.ts'
import { onSteps, type Property } from '../property.ts'
import { changeOf, same } from './reading.ts'

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
