import * as part from 'regain/parts'
import { policy } from './policy.ts'

const seconds = ['phone', 'totp', 'passkey'] as const

export const machine = part.recovery.createMachine({
  id: 'pionex.signIn',
  description: 'Sign in with a password, Google or Apple, then with SMS or the authenticator',
  context: part.beginsWith(policy, part.blank),
  initial: 'open',
  states: {
    open: {
      initial: 'session',
      on: part.leave({ cancelled: '#cancelled', frozen: '#frozen' }),
      states: {
        session: {
          initial: 'arriving',
          after: { caseLife: '#expired' },
          states: {
            arriving: part.arrive(
              { visitor: 'identifying', handOver: 'checkingSecond', outdated: '#outdated' },
              { carries: ['password', 'federated'] },
            ),
            identifying: part.identify({ next: 'password', federated: 'federated' }),
            federated: part.federated({ accepted: 'checkingSecond', back: 'identifying', frozen: '#frozen' }),
            password: part.enterPassword({
              accepted: 'checkingSecond',
              forgotten: '#toPassword',
              frozen: '#frozen',
            }),
            checkingSecond: part.needsSecond(
              { second: 'provingSecond', owing: 'provingEmail', none: '#signedIn' },
              { of: seconds, standIn: ['email'] },
            ),
            provingSecond: part.prove(
              {
                next: '#signedIn',
                unavailable: [
                  { guard: { type: 'isAsked', params: { of: ['totp'] } }, target: '#toAuthenticatorLost' },
                  { guard: { type: 'leavesAnother', params: { of: seconds } }, actions: 'tickLost' },
                  { guard: { type: 'isAskedApart', params: { of: seconds } }, target: '#support' },
                ],
              },
              { of: seconds, enough: 'one' },
            ),
            provingEmail: part.prove(
              {
                next: '#signedIn',
                unavailable: { guard: { type: 'isAsked', params: { of: ['email'] } }, target: '#support' },
              },
              { of: ['email'] },
            ),
          },
        },
      },
    },
    signedIn: part.end('signedIn'),
    cancelled: part.end('cancelled', { tells: [] }),
    expired: part.end('expired'),
    frozen: part.blocked('frozen'),
    outdated: part.blocked('outdated'),
    support: part.referred('support', 'support'),
    toPassword: part.handOver('pionex.password', { id: 'toPassword' }),
    toAuthenticatorLost: part.handOver('pionex.authenticatorLost', {
      id: 'toAuthenticatorLost',
      carry: ['password', 'federated'],
    }),
  },
})
