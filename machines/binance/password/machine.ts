import * as part from 'regain/parts'
import { documentsForPassword, newPassword } from '../../common/password.ts'
import { policy } from './policy.ts'

export const machine = part.recovery.createMachine({
  id: 'binance.password',
  description: 'A forgotten password, then back to the log-in',
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
            identifying: part.identify({ next: 'reaching' }),
            reaching: part.reach({
              reached: 'settling',
              unreachable: '#support',
              frozen: '#frozen',
              standing: '#joined',
              later: '#coolDown',
              capped: '#support',
            }),
            ...newPassword({ enough: 'all' }),
          },
        },
        checkingDocuments: documentsForPassword,
        ...part.judged(),
      },
    },
    ...part.changed({ taken: '#underReview' }, { how: 'password', back: 'binance.reset' }),
    ...part.usualEnds(),
  },
})
