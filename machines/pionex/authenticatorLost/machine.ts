import * as part from 'regain/parts'
import { policy } from './policy.ts'

const authenticator = ['totp'] as const
const theRest = ['email', 'phone', 'passkey'] as const

export const machine = part.recovery.createMachine({
  id: 'pionex.authenticatorLost',
  description: 'The authenticator is gone: restore it yourself, or apply for a reset',
  context: part.beginsWith(policy, part.blank),
  initial: 'open',
  states: {
    open: {
      initial: 'session',
      on: part.interruptions({ cancelled: '#cancelled', frozen: '#frozen' }),
      states: {
        session: {
          initial: 'arriving',
          after: { caseLife: '#expired' },
          states: {
            arriving: part.arrive(
              { visitor: 'identifying', handOver: 'checkingBound', outdated: '#outdated' },
              { carries: ['password', 'federated'] },
            ),
            identifying: part.identify({ next: 'password' }),
            password: part.enterPassword({
              accepted: 'checkingBound',
              again: 'settling',
              nothingEnrolled: '#signedIn',
              forgotten: '#toPassword',
              frozen: '#frozen',
              standing: '#joined',
              later: '#coolDown',
              capped: '#support',
            }),
            checkingBound: part.isBound({ bound: 'choosingPath', unbound: '#toSignIn' }, { of: authenticator }),
            choosingPath: part.choosePath({
              transfer: 'transferring',
              savedKey: 'enteringKey',
              application: 'proving',
              tooLittleLeft: '#support',
            }),
            transferring: part.prove({ next: '#restored', back: 'choosingPath' }, { of: authenticator }),
            enteringKey: part.prove({ next: '#restoredByKey', back: 'choosingPath' }, { of: authenticator }),
            proving: part.prove(
              {
                next: 'acknowledging',
                back: 'choosingPath',
                stale: 'settling',
                unavailable: [
                  { guard: 'leavesTooLittle', target: '#support' },
                  { guard: { type: 'isAsked', params: { of: theRest } }, actions: 'tickLost' },
                ],
              },
              { of: theRest },
            ),
            acknowledging: part.acknowledge({ next: 'answering', back: 'choosingPath' }, { of: authenticator }),
            answering: part.answerQuestions({ next: 'submitting', exhausted: '#denied', back: 'choosingPath' }),
            submitting: part.submitRequest({ next: '#deciding', stale: 'settling' }),
            settling: part.settle({ password: 'password', tooLittle: '#support', proofs: 'proving' }),
          },
        },
        deciding: {
          id: 'deciding',
          ...part.decide({ approved: '#waiting', denied: '#denied', review: '#underReview' }),
        },
        underReview: { id: 'underReview', ...part.review({ approved: '#waiting', denied: '#denied' }) },
        waiting: { id: 'waiting', ...part.wait({ over: '#applying', doubted: '#underReview' }) },
      },
    },
    applying: {
      id: 'applying',
      ...part.applyChange({
        applied: '#holding',
        taken: '#underReview',
        frozen: '#frozen',
        stale: '#deciding',
        staleAgain: '#underReview',
      }),
    },
    holding: { id: 'holding', ...part.hold({ over: '#completed', undone: '#frozen' }, { notice: 'rebind' }) },
    completed: part.end('completed'),
    restored: part.end('restored'),
    restoredByKey: part.end('restored', { id: 'restoredByKey', also: ['weakKey'] }),
    signedIn: part.end('signedIn'),
    denied: part.end('denied'),
    cancelled: part.end('cancelled'),
    expired: part.end('expired'),
    frozen: part.blocked('frozen'),
    outdated: part.blocked('outdated'),
    coolDown: part.blocked('coolDown'),
    support: part.referred('support', 'support'),
    toSignIn: part.handOver('pionex.signIn', { id: 'toSignIn', carry: ['password', 'federated'] }),
    toPassword: part.handOver('pionex.password', { id: 'toPassword' }),
    joined: part.joined(),
  },
})
