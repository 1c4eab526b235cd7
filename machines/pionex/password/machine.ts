import * as part from 'regain/parts'
import { policy } from './policy.ts'

const factors = ['email', 'phone', 'totp', 'passkey'] as const

export const machine = part.recovery.createMachine({
  id: 'pionex.password',
  description: 'A forgotten password: a code by e-mail or SMS, a new one, then back to the log-in',
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
            arriving: part.arrive({ visitor: 'identifying', outdated: '#outdated' }),
            identifying: part.identify({ next: 'checkingBot' }),
            checkingBot: part.botCheck({ next: 'reaching' }),
            reaching: part.reach({
              reached: 'settling',
              unreachable: '#support',
              frozen: '#frozen',
              standing: '#joined',
              later: '#coolDown',
              capped: '#support',
            }),
            proving: part.prove(
              {
                next: 'choosingPassword',
                stale: 'settling',
                unavailable: [
                  { guard: 'leavesTooLittle', target: 'provingIdentity', actions: 'tickLost' },
                  { guard: { type: 'isAsked', params: { of: factors } }, actions: 'tickLost' },
                ],
              },
              { enough: 'policy' },
            ),
            provingIdentity: part.proveIdentity({
              owner: 'proving',
              nobody: '#denied',
              failed: '#denied',
              checking: '#checkingDocuments',
              off: '#support',
            }),
            choosingPassword: part.newPassword({ next: '#deciding', stale: 'settling' }),
            settling: { id: 'settling', ...part.settle({ tooLittle: 'provingIdentity', proofs: 'proving' }) },
          },
        },
        checkingDocuments: {
          id: 'checkingDocuments',
          ...part.checkDocuments({ owner: '#settling', nobody: '#denied', failed: '#denied' }),
        },
        ...part.judged(),
      },
    },
    ...part.changed({ taken: '#underReview' }, { how: 'password', back: 'pionex.signIn' }),
    ...part.usualEnds(),
  },
})
