import { type Effect, type EffectType, type FactType, type Outcome, type PolicyName, terms } from 'regain/core'
import { delayOf } from '../../src/engine.ts'
import { type Heard, isFact } from './heard.ts'

/** What happens, in plain words; braces name fields. */
const sentences: Readonly<Record<FactType, string>> = {
  'visitor.arrived': 'Somebody comes who is not signed in',
  'session.recognised': 'Somebody signed in comes, {fresh}; the account has {enrolled}',
  'handOver.received': 'An earlier case hands over, having shown {evidence}; the account has {enrolled}',
  'client.outdated': 'The app is too old',
  'identifier.given': 'Says which account it is',
  'obligation.standing': 'The account still owes a factor that has to be set up',
  'bot.passed': 'It is a person, not a robot',
  'bot.rejected': 'It looks like a robot',
  'federated.begun': 'Goes to sign in at {provider}',
  'federated.accepted': 'The sign-in there is right; the account has {enrolled}',
  'federated.rejected': 'The sign-in there {why}',
  'passkey.begun': 'Takes out a passkey',
  'passkey.accepted': 'The passkey is right',
  'passkey.rejected': 'The passkey does not work',
  'passkey.exhausted': 'The passkey has failed too often',
  'passkey.skipped': 'Has no passkey at hand',
  'password.accepted': 'The password is right; the account has {enrolled}{root}',
  'password.rejected': 'The password is wrong',
  'password.exhausted': 'The password has been wrong too often',
  'password.forgotten': 'Has forgotten the password',
  'account.reached': 'The {kind} code is right; the account has {enrolled}',
  'contacts.unavailable': 'Can be reached by no code',
  'retry.refused': 'Too soon to ask again: {why}',
  'case.standing': 'An earlier request is still open',
  'path.chosen': 'Chooses {path}',
  'factor.unavailable': 'Cannot use the {kind}',
  'item.chosen': 'Chooses to reset the {kind}',
  'lost.confirmed': 'Has lost {kinds}',
  'consequences.accepted': 'Accepts what it means',
  'subject.confirmed': 'Says that this is the account',
  'step.back': 'Goes a step back',
  'code.requested': 'Asks for a code by {kind}',
  'code.accepted': 'The {kind} code is right',
  'code.rejected': 'The {kind} code is wrong',
  'code.exhausted': 'The {kind} code has been wrong too often',
  'totp.accepted': 'The authenticator code is right',
  'totp.rejected': 'The authenticator code is wrong',
  'totp.exhausted': 'The authenticator code has been wrong too often',
  'identity.begun': 'Begins to show {method}',
  'identity.passed': 'It is {of}',
  'identity.failed': '{method} could not be matched',
  'identity.exhausted': '{method} has failed too often',
  'identity.pending': 'A person has to look at the documents',
  'answers.begun': 'Asks for the questions',
  'answers.scored': 'The answers are {band}',
  'answers.exhausted': 'The questions have been tried too often',
  'evidence.stale': 'What was shown with the {kind} is too old by now',
  'contact.proposed': 'Gives a new {kind}',
  'contact.proved': 'The code to the new {kind} is right',
  'contact.rejected': 'The code to the new {kind} is wrong',
  'contact.exhausted': 'The code to the new {kind} has been wrong too often',
  'contact.refused': 'The new {kind} {why}',
  'replacement.skipped': 'Gives no new one for now',
  'enrolment.begun': 'Sets up a new authenticator',
  'enrolment.proved': 'The new authenticator works',
  'enrolment.rejected': 'The code of the new authenticator is wrong',
  'enrolment.exhausted': 'The code of the new authenticator has been wrong too often',
  'key.saved': 'Has written down the key',
  'newPassword.given': 'Chooses a new password',
  'newPassword.refused': 'The new password {why}',
  'request.submitted': 'Sends the request',
  'conditions.unmet': 'A condition is not met: {why}',
  'risk.decided': 'The system {verdict}',
  'review.decided': 'The reviewer {verdict}',
  'change.applied': 'The change is made',
  'change.refused': 'The change cannot be made: {why}',
  'login.returned': 'Goes back to the sign-in',
  'case.cancelled': 'Cancels the request',
  'case.disputed': '“This was not me”, says {by}',
  'account.frozen': 'The account is frozen',
  'account.signedIn': 'The owner signs in{using}',
}

const effectSentences: Readonly<Record<EffectType, string>> = {
  'code.send': 'A code is sent to the {to} {kind}',
  notify: 'Everyone on the notice roll is told: {notice}',
  'risk.ask': 'The system is asked to decide',
  'change.apply': 'The host is asked to make the change{release}{bind}',
  'account.freeze': 'The account is frozen',
  'review.open': 'A review of the {purpose} is opened',
  'review.escalate': 'The review is moved up: it has waited too long',
  'review.close': 'The review is closed',
  'apply.escalate': 'An operator is told that the change is late',
  'hold.place': 'Some things are switched off',
  'hold.start': 'The hold begins to run',
  'hold.lift': 'The hold is lifted',
  'hold.suspend': 'The end of the hold is put off',
  'hold.resume': 'The hold runs again',
  'contact.reserve': 'The new {kind} is reserved',
  'contact.ban': 'The old {kinds} cannot be used again for a while',
  'obligation.place': 'Still to be set up: {kinds}',
  'obligation.lift': 'No longer owed: {kinds}',
  'case.handOver': 'The case goes on as {flow}',
}

const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '': {
    email: 'e-mail',
    phone: 'phone',
    totp: 'authenticator',
    passkey: 'passkey',
    password: 'password',
    federated: 'sign-in elsewhere',
    identity: 'identity',
    answers: 'answers',
    google: 'Google',
    apple: 'Apple',
    transfer: 'to move it over from the old phone',
    savedKey: 'to enter the key that was kept',
    application: 'to ask for a reset',
    approve: 'approves',
    deny: 'denies',
    review: 'wants a person to look',
    current: 'known',
    replacement: 'new',
    failed: 'does not work',
    unlinked: 'belongs to no account here',
    occupied: 'belongs to another account',
    banned: 'was taken off an account not long ago',
    lost: 'is the lost one',
    weak: 'is too easy to guess',
    same: 'is the old one',
    coolDown: 'a request was denied not long ago',
    cap: 'too many were denied',
    hold: 'restrictions are still on',
    assets: 'the new account holds something',
    contact: 'the contact cannot be used',
    taken: 'the contact now belongs to somebody else',
    frozen: 'the account is frozen',
    stale: 'the account has changed meanwhile',
    owner: 'the owner',
    another: 'the owner of another account',
    nobody: 'nobody we know',
    kept: 'a contact that stays',
    leaving: 'a contact that leaves',
    new: 'a new contact',
    case: 'request',
    documents: 'documents',
    dispute: 'objection',
  },
  method: { face: 'the face', document: 'a document' },
  band: { strong: 'strong', fair: 'fair', weak: 'weak' },
  fresh: { true: 'not long ago', false: 'too long ago' },
  root: { password: '', email: ', which was last reset by e-mail', phone: ', which was last reset by phone' },
  using: { lost: ' with what is called lost', other: '' },
}
const list = new Intl.ListFormat('en')
function word(field: string, value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : list.format(value.map((one) => word(field, one)))
  const said = String(value)
  return words[field]?.[said] ?? words['']?.[said] ?? said
}
const prefixes: Readonly<Record<string, string>> = { release: ', taking off ', bind: ', binding ' }
const fill = (sentence: string, fields: object): string => {
  const filled = sentence.replace(/\{(\w+)\}/g, (_, field: string) => {
    const value: unknown = Reflect.get(fields, field)
    const prefix = prefixes[field]
    if (prefix !== undefined) return Array.isArray(value) && value.length === 0 ? '' : `${prefix}${word(field, value)}`
    return word(field, value)
  })
  return filled.charAt(0).toUpperCase() + filled.slice(1)
}

/** `The e-mail code is right`, `Time is up: life of a case before submission`. */
export function sayHeard(heard: Heard): string {
  if (isFact(heard)) return fill(sentences[heard.type], heard)
  return `Time is up: ${sayDelay(delayOf(heard.type))}`
}
const general: Readonly<Record<string, string>> = {
  kind: 'factor',
  kinds: 'factors',
  enrolled: 'its factors',
  root: '',
  using: '',
  evidence: 'something',
  fresh: 'not long ago or too long ago',
  provider: 'Google or Apple',
  path: 'a way',
  method: 'identity',
  of: 'somebody',
  band: 'scored',
  verdict: 'decides',
  by: 'somebody who was told',
}
/** The same of any such fact: `The factor code is right`. */
export const sayFactType = (type: FactType): string =>
  sentences[type].replace(/:? ?\{why\}/, '').replace(/\{(\w+)\}/g, (_, field: string) => general[field] ?? field)
export const sayEffect = ({ type, params }: Effect): string => fill(effectSentences[type], params)

const isPolicyName = (name: string): name is PolicyName => Object.hasOwn(terms, name)
export const sayDelay = (delay: string): string => (isPolicyName(delay) ? terms[delay].says : delay)

const endings: Readonly<Record<Outcome['type'], string>> = {
  completed: 'Completed',
  restored: 'Restored, nothing changed',
  signedIn: 'Signed in',
  denied: 'Denied',
  cancelled: 'Cancelled',
  expired: 'Time ran out',
  blocked: 'Blocked',
  referred: 'Sent elsewhere',
  handedOver: 'Goes on in another flow',
}
const whys: Readonly<Record<string, string>> = {
  frozen: 'the account is frozen',
  outdated: 'the app is too old',
  session: 'signed in too long ago',
  conditions: 'a condition is not met',
  coolDown: 'too soon',
  superseded: 'a later one took its place',
  support: 'customer service',
}
/** `Blocked: the account is frozen`. */
export function sayOutcome({ type, why, to }: Outcome): string {
  const about = [why, to].flatMap((one) => (one === undefined ? [] : [whys[one] ?? one]))
  return about.length > 0 ? `${endings[type]}: ${about.join(', ')}` : endings[type]
}
