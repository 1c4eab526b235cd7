import * as part from 'regain/parts'
import { policy } from './policy.ts'

const contacts = ['email', 'phone'] as const

export const machine = part.recovery.createMachine({
  id: 'pionex.authenticatorBinding',
  description: 'Set up an authenticator, on the web or in the app',
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
            arriving: part.arriveSignedIn(
              {
                session: 'checkingBound',
                notFresh: '#signInAgain',
                nothing: '#conditions',
                outdated: '#outdated',
                frozen: '#frozen',
                standing: '#joined',
                later: '#coolDown',
                capped: '#support',
              },
              { of: contacts },
            ),
            checkingBound: part.isUnbound({ unbound: 'settling', bound: '#conditions' }, { of: ['totp'] }),
            proving: part.prove(
              {
                next: 'enrolling',
                stale: 'settling',
                unavailable: [
                  {
                    guard: { type: 'leavesTooLittle', params: { of: contacts } },
                    target: 'provingIdentity',
                    actions: 'tickLost',
                  },
                  { guard: { type: 'isAsked', params: { of: contacts } }, actions: 'tickLost' },
                ],
              },
              { of: contacts, enough: 'policy' },
            ),
            provingIdentity: part.proveIdentity(
              {
                owner: 'proving',
                nobody: '#denied',
                failed: '#denied',
                checking: '#checkingDocuments',
                off: '#support',
              },
              { of: contacts },
            ),
            enrolling: { id: 'enrolling', ...part.enrol({ next: 'submitting' }) },
            submitting: part.submitRequest({ next: '#deciding', stale: 'settling' }),
            settling: {
              id: 'settling',
              ...part.settle({ tooLittle: 'provingIdentity', proofs: 'proving' }, { of: contacts }),
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
    ...part.changed({ taken: '#enrolling' }),
    ...part.usualEnds(),
    signInAgain: part.blocked('session', 'signInAgain'),
    conditions: part.blocked('conditions'),
  },
})
