import { isContact } from '../../vocabulary/factors.ts'
import { alongWays, inStates, onSteps, type Property } from '../property.ts'
import type { Kind } from './kind.ts'
import { changeOf, does, hears, isHeld, stepOf, tells, within } from './reading.ts'

/** What holds of one kind alone. */

/** A signed-in person comes to change the account. */
export const session: readonly Property[] = [
  onSteps(
    {
      name: 'a session is fresh',
      says: 'Whoever has signed in too long ago signs in again first; a fresh session is not turned away for its age.',
      rows: ['R-75', 'P-30', 'P-62', 'O-15'],
    },
    ({ fact, to }) => fact.type !== 'session.recognised' || fact.fresh !== (to.outcome?.why === 'session'),
  ),
]

/** A forgotten password is set anew. */
const password: readonly Property[] = [
  onSteps(
    {
      name: 'whom no code reaches is helped',
      says: 'Whoever can be reached by no contact is sent to support.',
      rows: ['B-10', 'R-10', 'L3'],
    },
    ({ fact, to: { outcome } }) => fact.type !== 'contacts.unavailable' || outcome?.to === 'support',
  ),
  inStates(
    {
      name: 'a poor password is asked for again',
      says: 'Where a new password is asked for, one that is not good enough is heard and asked for again.',
      rows: ['P-28', 'R-12'],
    },
    (state) =>
      hears(state, 'newPassword.given') ===
      state.out.some(({ fact, to }) => fact.type === 'newPassword.refused' && to === state),
  ),
  onSteps(
    {
      name: 'back to the log-in',
      says: 'From the hold, and only from there, one can go back to the log-in; nothing shown is taken along, and the hold runs on.',
      rows: ['B-09', 'P-29', 'R-79'],
    },
    (edge) =>
      edge.fact.type !== 'login.returned' ||
      (edge.to === edge.from &&
        isHeld(edge.from) &&
        edge.effects.some((effect) => effect.type === 'case.handOver' && effect.params.carry.length === 0)),
  ),
  inStates(
    {
      name: 'the log-in can be gone back to',
      says: 'While the hold runs one can go back to the log-in.',
      rows: ['B-09', 'P-29'],
    },
    (state) => !isHeld(state) || hears(state, 'login.returned'),
  ),
]

/** Something is set up that was not there. */
const binding: readonly Property[] = [
  alongWays<boolean>(
    {
      name: 'the key is kept first',
      says: 'A new authenticator is proven only after its key was written down, and a new key is written down anew.',
      rows: ['P-85', 'P-92', 'R-14'],
    },
    {
      start: () => false,
      next: (kept, { fact }) => fact.type === 'key.saved' || (kept && fact.type !== 'enrolment.begun'),
      holds: (_, { fact }, kept) => fact.type !== 'enrolment.proved' || kept,
    },
  ),
  inStates(
    {
      name: 'one can see the key again',
      says: 'Whoever is asked for the code of a new authenticator can go back to its key, or have another.',
      rows: ['P-82', 'P-88', 'L3'],
    },
    (state) =>
      (!hears(state, 'enrolment.proved') || hears(state, 'step.back')) &&
      (!(hears(state, 'enrolment.proved') || hears(state, 'key.saved')) || hears(state, 'enrolment.begun')),
  ),
  onSteps(
    {
      name: 'a contact’s code comes first',
      says: 'Nothing is bound before a contact of the account has shown a code.',
      rows: ['P-87', 'AP-14', 'R-70', 'R-75'],
    },
    (edge) =>
      changeOf(edge) === undefined ||
      edge.after.proven.some((evidence) => evidence === 'email' || evidence === 'phone'),
  ),
]

/** A contact that works is given up. */
const voluntary: readonly Property[] = [
  inStates(
    {
      name: 'one can do without a new one',
      says: 'Wherever a new contact is asked for one can go on without, and then none is bound.',
      rows: ['P-60', 'P-71', 'AP-5'],
    },
    (state) =>
      stepOf(state) !== 'replace' ||
      state.out.some(({ fact, after }) => fact.type === 'replacement.skipped' && after.replaced.length === 0),
  ),
  alongWays<boolean>(
    {
      name: 'a new one is asked for',
      says: 'No request is made before a new contact was given or declined.',
      rows: ['P-71', 'AP-5'],
    },
    {
      start: () => false,
      next: (declined, { fact }) =>
        fact.type === 'replacement.skipped' ||
        (declined && fact.type !== 'consequences.accepted' && fact.type !== 'change.refused'),
      holds: (_, { fact, from }, declined) =>
        fact.type !== 'request.submitted' || declined || from.context.replaced.length > 0,
    },
  ),
  onSteps(
    {
      name: 'one contact stays',
      says: 'One contact leaves at a time, and a change leaves the account a contact.',
      rows: ['AP-11', 'P-63', 'I-34'],
    },
    (edge) => {
      const asked = changeOf(edge)
      if (!asked) return true
      const stay = edge.after.enrolled.filter((factor) => isContact(factor) && !asked.release.includes(factor))
      return asked.release.length === 1 && asked.release.every(isContact) && stay.length > 0
    },
  ),
]

/** Another account gets the contacts of this one. */
const migration: readonly Property[] = [
  onSteps(
    {
      name: 'the donor’s contacts are its own',
      says: 'Nothing is migrated before every contact of the lending account has shown a code, and the other account’s owner a face.',
      rows: ['O-22', 'O-23', 'O-25', 'TH-25'],
    },
    (edge) =>
      changeOf(edge) === undefined ||
      (edge.after.proven.includes('identity') && within(edge.after.enrolled.filter(isContact), edge.after.proven)),
  ),
  inStates(
    {
      name: 'either account may say no',
      says: 'Wherever an account becomes known or is asked once more, a condition that it does not meet is heard.',
      rows: ['AO-8', 'AO-9', 'O-24'],
    },
    (state) =>
      !(['session.recognised', 'identity.passed', 'request.submitted'] as const).some((type) => hears(state, type)) ||
      hears(state, 'conditions.unmet'),
  ),
  alongWays<boolean>(
    {
      name: 'the account is confirmed',
      says: 'No migration is submitted before the person has confirmed which account it is about, after the face that found it, and anew after anything had become too old.',
      rows: ['O-23', 'R-57', 'I-12'],
    },
    {
      start: () => false,
      next: (confirmed, { fact }) =>
        fact.type === 'subject.confirmed' ||
        (confirmed && fact.type !== 'identity.passed' && fact.type !== 'evidence.stale'),
      holds: (_, { fact }, confirmed) => fact.type !== 'request.submitted' || confirmed,
    },
  ),
]

/** Nothing is changed. */
const signIn: readonly Property[] = [
  inStates(
    {
      name: 'another way in can be taken',
      says: 'Whoever has begun to sign in elsewhere can go back and begin otherwise.',
      rows: ['P-06', 'P-14', 'L3'],
    },
    (state) => !hears(state, 'federated.accepted') || hears(state, 'step.back'),
  ),
  onSteps(
    {
      name: 'signing in changes nothing',
      says: 'A sign-in sends codes, tells of guessing and of a freeze, and hands over; it holds, binds, bans and reviews nothing.',
      rows: ['P-05', 'P-11', 'R-54'],
    },
    (edge) =>
      edge.effects.every(({ type }) => ['code.send', 'notify', 'case.handOver'].includes(type)) &&
      (!does(edge, 'notify') || tells(edge, 'guessing', 'blocked')) &&
      edge.arm.every(({ delay }) => delay === 'caseLife'),
  ),
  alongWays<boolean>(
    {
      name: 'what is owed is remembered',
      says: 'That something has to be set up first is heard before the account is known, and never forgotten.',
      rows: ['P-56', 'AP-17', 'TH-10', 'I-34'],
    },
    {
      start: () => false,
      next: (owing, { fact }) => owing || fact.type === 'obligation.standing',
      holds: (owing, { after }) => after.marked.includes('owing') === owing,
      holdsIn: (_, state) => state.outcome !== undefined || hears(state, 'obligation.standing'),
    },
  ),
]

const none: readonly Property[] = []
const ofKind: Readonly<Record<Kind['does'], readonly Property[]>> = {
  reset: none,
  voluntary,
  binding,
  password,
  migration,
  signIn,
}
export const kinds = ({ does: kind, opensBy }: Kind): readonly Property[] => [
  ...ofKind[kind],
  ...(opensBy === 'session' ? session : none),
]
