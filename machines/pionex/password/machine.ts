import * as part from 'regain/parts'
import { documentsForPassword, newPassword } from '../../common/password.ts'
import { policy } from './policy.ts'

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
            ...newPassword({ enough: 'policy' }),
          },
        },
        checkingDocuments: documentsForPassword,
        ...part.judged(),
      },
    },
    ...part.changed({ taken: '#underReview' }, { how: 'password', back: 'pionex.signIn' }),
    ...part.usualEnds(),
  },
})
