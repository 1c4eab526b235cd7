import { type FactType, isFactType } from '../../vocabulary/facts.ts'
import { humanised } from './names.ts'

/** What is heard, as short as a line's label has to be. */
const words: Readonly<Record<FactType, string>> = {
  'visitor.arrived': 'Comes signed out',
  'session.recognised': 'Comes signed in',
  'handOver.received': 'Comes from an earlier case',
  'client.outdated': 'The app is too old',
  'identifier.given': 'Says which account',
  'obligation.standing': 'A factor is still owed',
  'bot.passed': 'Is not a robot',
  'bot.rejected': 'Looks like a robot',
  'federated.begun': 'Goes to sign in elsewhere',
  'federated.accepted': 'Sign-in elsewhere right',
  'federated.rejected': 'Sign-in elsewhere refused',
  'passkey.begun': 'Takes out a passkey',
  'passkey.accepted': 'Passkey right',
  'passkey.rejected': 'Passkey wrong',
  'passkey.exhausted': 'Passkey wrong too often',
  'passkey.skipped': 'No passkey at hand',
  'password.accepted': 'Password right',
  'password.rejected': 'Password wrong',
  'password.exhausted': 'Password wrong too often',
  'password.forgotten': 'Password forgotten',
  'account.reached': 'Code right',
  'contacts.unavailable': 'No code can reach me',
  'retry.refused': 'Too soon to ask again',
  'case.standing': 'A request is already open',
  'path.chosen': 'Chooses a way',
  'factor.unavailable': 'This one is lost, too',
  'item.chosen': 'Chooses what to reset',
  'lost.confirmed': 'Confirms what is lost',
  'consequences.accepted': 'Accepts the consequences',
  'subject.confirmed': 'Confirms the account',
  'step.back': 'Back',
  'code.requested': 'Asks for a code',
  'code.accepted': 'Code right',
  'code.rejected': 'Code wrong',
  'code.exhausted': 'Code wrong too often',
  'totp.accepted': 'App code right',
  'totp.rejected': 'App code wrong',
  'totp.exhausted': 'App code wrong too often',
  'identity.begun': 'Begins to show identity',
  'identity.passed': 'Identity shown',
  'identity.failed': 'Not recognised',
  'identity.exhausted': 'Not recognised too often',
  'identity.pending': 'A person has to look',
  'answers.begun': 'Asks for the questions',
  'answers.scored': 'Questions answered',
  'answers.exhausted': 'Answered too often',
  'evidence.stale': 'A proof is too old',
  'contact.proposed': 'Gives a new one',
  'contact.proved': 'New one proven',
  'contact.rejected': 'Code wrong',
  'contact.exhausted': 'Code wrong too often',
  'contact.refused': 'The new one cannot be used',
  'replacement.skipped': 'Gives no new one',
  'enrolment.begun': 'Asks for a key',
  'enrolment.proved': 'New app code right',
  'enrolment.rejected': 'New app code wrong',
  'enrolment.exhausted': 'New app code wrong too often',
  'key.saved': 'Key written down',
  'newPassword.given': 'Gives a new password',
  'newPassword.refused': 'New password refused',
  'request.submitted': 'Sends the request',
  'conditions.unmet': 'A condition is not met',
  'risk.decided': 'The system decides',
  'review.decided': 'The reviewer decides',
  'change.applied': 'The change is made',
  'change.refused': 'The change is refused',
  'login.returned': 'Goes back to the sign-in',
  'case.cancelled': 'Cancels',
  'case.disputed': 'This was not me',
  'account.frozen': 'The account is frozen',
  'account.signedIn': 'The owner signs in',
}
export const sayFact = (name: string): string => (isFactType(name) ? words[name] : humanised(name))

/** What is shown, and by which factors, where a state asks for each of a set. */
export const proofs: Readonly<Record<string, { readonly says: string; readonly of: readonly string[] }>> = {
  code: { says: 'code', of: ['email', 'phone'] },
  contact: { says: '', of: ['email', 'phone'] },
  totp: { says: 'code', of: ['totp'] },
  enrolment: { says: '', of: ['totp'] },
  passkey: { says: '', of: ['passkey'] },
}
const factors: Readonly<Record<string, string>> = {
  email: 'E-mail',
  phone: 'Phone',
  totp: 'Authenticator',
  passkey: 'Passkey',
}
export const sayFactor = (name: string): string => factors[name] ?? humanised(name)
const turns: Readonly<Record<string, string>> = {
  requested: 'asked for',
  begun: 'begun',
  proposed: 'given',
  accepted: 'right',
  proved: 'right',
  rejected: 'wrong',
  exhausted: 'too often',
  refused: 'refused',
}
/** `code.rejected` → `wrong`. */
export const sayTurn = (name: string): string => {
  const turn = name.slice(name.lastIndexOf('.') + 1)
  return turns[turn] ?? humanised(turn).toLowerCase()
}
