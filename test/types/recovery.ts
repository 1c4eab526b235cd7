/** Mistakes around the runtime that must not compile. Never run: the type check is the test. */
import { createRecovery, type Recovery, type RecoveryOptions } from 'regain'
import { binanceReset } from 'regain/machines'

declare const options: RecoveryOptions
declare const recovery: Recovery

const { storage: _storage, ...withoutStorage } = options
const { accounts: _accounts, ...withoutAccounts } = options
const { verifiers: _verifiers, ...withoutVerifiers } = options
const { secret: _secret, ...withoutSecret } = options
// @ts-expect-error nothing is kept without a storage
createRecovery(withoutStorage)
// @ts-expect-error there are no accounts to recover
createRecovery(withoutAccounts)
// @ts-expect-error nobody could prove anything
createRecovery(withoutVerifiers)
// @ts-expect-error codes and tickets need a secret
createRecovery(withoutSecret)
// @ts-expect-error a secret is text or bytes
createRecovery({ ...options, secret: 12_345_678 })
// @ts-expect-error a secret that may be absent: read from the environment and not checked
createRecovery({ ...options, secret: process.env['RECOVERY_SECRET'] })
// @ts-expect-error a flow is named by its value, not by its id
createRecovery({ ...options, flows: ['binance.reset'] })
// @ts-expect-error a courier delivers
createRecovery({ ...options, sms: { send: async () => undefined } })
// @ts-expect-error a verifier answers with a verdict, not with a boolean
createRecovery({ ...options, verifiers: { password: { check: async () => true } } })
// @ts-expect-error an authenticator says which time step it accepted, so that a code is good once
createRecovery({ ...options, verifiers: { totp: { check: async () => ({ verdict: 'passed' }) } } })
// @ts-expect-error an option that does not exist
createRecovery({ ...options, sendEmail: async () => undefined })

recovery.open('okx.resetSignedIn', { account: 'ada', session: 's', authenticatedAt: 1, methods: ['password', 'totp'] })
// @ts-expect-error a session says since when and by what
recovery.open('okx.resetSignedIn', { account: 'ada', session: 's' })
// @ts-expect-error nobody signs in by answers
recovery.open('okx.resetSignedIn', { account: 'ada', session: 's', authenticatedAt: 1, methods: ['answers'] })
const anonymous = { begin: async () => ({}), check: async () => ({ verdict: 'passed' as const }) }
// @ts-expect-error a linked sign-in says which account it is, or that it is none
createRecovery({ ...options, verifiers: { federated: anonymous } })
const fussy = { check: anonymous.check, prepare: async () => ({ refused: 'ugly' as const }) }
// @ts-expect-error a new password is taken over or refused for a known reason
createRecovery({ ...options, verifiers: { password: fussy } })

recovery.submit('ticket', { type: 'account.reach', kind: 'email', code: '123456' })
// @ts-expect-error an authenticator reaches nobody
recovery.submit('ticket', { type: 'account.reach', kind: 'totp', code: '123456' })
// @ts-expect-error a sign-in elsewhere is one that is known
recovery.submit('ticket', { type: 'federated.start', provider: 'example' })
recovery.submit('ticket', { type: 'code.submit', kind: 'email', code: '123456' })
// @ts-expect-error an input that does not exist
recovery.submit('ticket', { type: 'code.guess', code: '123456' })
// @ts-expect-error a fact is not an input: nobody says of themselves that a code was right
recovery.submit('ticket', { type: 'code.accepted', kind: 'email' })
// @ts-expect-error the kind of code is missing
recovery.submit('ticket', { type: 'code.submit', code: '123456' })
// @ts-expect-error a code is text: it may begin with a zero
recovery.submit('ticket', { type: 'code.submit', kind: 'email', code: 123_456 })
// @ts-expect-error no code is sent to an authenticator
recovery.submit('ticket', { type: 'code.request', kind: 'totp' })
// @ts-expect-error a field that the input does not have
recovery.submit('ticket', { type: 'request.submit', urgent: true })
// @ts-expect-error a command id is named
recovery.submit('ticket', { type: 'request.submit' }, 'command-1')

// @ts-expect-error a capability that no hold knows
recovery.account('ada').allows('dance')
// @ts-expect-error whoever signed in did so with known factors
recovery.account('ada').signedIn({ methods: ['password'] })
// @ts-expect-error a contact is an e-mail address or a phone number
recovery.contact('fax', '+46 8 123').allows('register')

// @ts-expect-error a provider reports no facts of the person
recovery.report('request', { type: 'case.cancelled' }, { eventId: 'event-1' })
// @ts-expect-error a provider reports no verdict of the staff
recovery.report('request', { type: 'review.decided', verdict: 'approve' }, { eventId: 'event-1' })
// @ts-expect-error an event has an id, so that it counts once
recovery.report('request', { type: 'identity.failed' }, {})

// @ts-expect-error a decision names the revision that was looked at
recovery.desk.decide('case', { decision: 'approve', reason: 'seen', staff: 'rut' })
// @ts-expect-error a reviewer cannot be undecided
recovery.desk.decide('case', { decision: 'maybe', reason: 'seen', staff: 'rut', revision: 3 })

// @ts-expect-error a preset that does not exist
binanceReset.with({ policy: 'relaxed' })
// @ts-expect-error a length of time has a unit
binanceReset.with({ policy: { hold: { value: 48, source: ['own'] } } })
// @ts-expect-error a number of proofs has none
binanceReset.with({ policy: { proofs: { value: { hours: 2 }, source: ['own'] } } })
// @ts-expect-error weeks are not a unit
binanceReset.with({ policy: { wait: { value: { weeks: 1 }, source: ['own'] } } })
// @ts-expect-error every value names its source
binanceReset.with({ policy: { proofs: { value: 2 } } })
// @ts-expect-error a policy value that does not exist
binanceReset.with({ policy: { luck: { value: 2, source: ['own'] } } })
