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
              {
                visitor: 'identifying',
                handOver: 'checkingBound',
                outdated: '#outdated',
                standing: '#joined',
                later: '#coolDown',
                capped: '#support',
              },
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
              tooLittleLeft: 'provingIdentity',
            }),
            transferring: part.prove({ next: '#restored', back: 'choosingPath' }, { of: authenticator }),
            enteringKey: part.prove({ next: '#restoredByKey', back: 'choosingPath' }, { of: authenticator }),
            proving: part.prove(
              {
                next: 'acknowledging',
                back: 'choosingPath',
                stale: 'settling',
                unavailable: [
                  { guard: 'leavesTooLittle', target: 'provingIdentity', actions: 'tickLost' },
                  { guard: { type: 'isAsked', params: { of: theRest } }, actions: 'tickLost' },
                ],
              },
              { of: theRest },
            ),
            provingIdentity: part.proveIdentity({
              owner: 'proving',
              nobody: '#denied',
              failed: '#denied',
              checking: '#checkingDocuments',
              off: '#support',
              stale: 'settling',
            }),
            acknowledging: part.acknowledge({ next: 'answering', back: 'choosingPath' }, { of: authenticator }),
            answering: part.answerQuestions({ next: 'submitting', exhausted: '#denied', back: 'choosingPath' }),
            submitting: part.submitRequest({ next: '#deciding', stale: 'settling' }),
            settling: {
              id: 'settling',
              ...part.settle({ password: 'password', tooLittle: 'provingIdentity', proofs: 'proving' }),
            },
          },
        },
        checkingDocuments: {
          id: 'checkingDocuments',
          ...part.checkDocuments({ owner: '#settling', nobody: '#denied', failed: '#denied' }),
        },
        ...part.judged(),
      },
    },
    ...part.changed({ taken: '#underReview' }, { notice: 'rebind' }),
    ...part.usualEnds(),
    restored: part.end('restored'),
    restoredByKey: part.end('restored', { id: 'restoredByKey', tells: ['restored', 'weakKey'] }),
    signedIn: part.end('signedIn'),
    toSignIn: part.handOver('pionex.signIn', { id: 'toSignIn', carry: ['password', 'federated'] }),
    toPassword: part.handOver('pionex.password', { id: 'toPassword' }),
  },
})
