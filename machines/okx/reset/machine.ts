import * as part from 'regain/parts'
import { documentsOfItem, items, resetOfItem } from '../common/item.ts'
import { policy } from './policy.ts'

export const machine = part.recovery.createMachine({
  id: 'okx.reset',
  description: 'Case 1: signed out, one item cannot be used',
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
            identifying: part.identify({ next: 'password' }),
            password: part.enterPassword({
              accepted: 'requirements',
              again: 'settling',
              nothingEnrolled: '#signedIn',
              forgotten: '#support',
              frozen: '#frozen',
              standing: '#joined',
              later: '#coolDown',
              capped: '#support',
            }),
            requirements: part.requirements(
              { unavailable: 'choosingItem', noContact: '#toMigration', elsewhere: '#support' },
              { of: items },
            ),
            choosingItem: part.chooseItem(
              { next: 'acknowledging', tooLittleLeft: '#support', noContact: '#toMigration', back: 'requirements' },
              { of: items, also: ['identity'] },
            ),
            ...resetOfItem({ password: 'password' }),
          },
        },
        checkingDocuments: documentsOfItem,
        ...part.judged(),
      },
    },
    ...part.changed({ taken: '#replacing' }),
    ...part.usualEnds(),
    signedIn: part.end('signedIn'),
    toMigration: part.referred('okx.migration', 'toMigration'),
  },
})
