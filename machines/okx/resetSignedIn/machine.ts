import * as part from 'regain/parts'
import { documentsOfItem, items, resetOfItem } from '../common/item.ts'
import { policy } from './policy.ts'

export const machine = part.recovery.createMachine({
  id: 'okx.resetSignedIn',
  description: 'Case 2: signed in, one item cannot be used',
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
                session: 'choosingItem',
                notFresh: '#signInAgain',
                nothing: '#conditions',
                outdated: '#outdated',
                frozen: '#frozen',
                standing: '#joined',
                later: '#coolDown',
                capped: '#support',
              },
              { of: items },
            ),
            choosingItem: part.chooseItem(
              { next: 'acknowledging', tooLittleLeft: '#support', noContact: '#toMigration' },
              { of: items, also: ['identity'] },
            ),
            ...resetOfItem({}),
          },
        },
        checkingDocuments: documentsOfItem,
        ...part.judged(),
      },
    },
    ...part.changed({ taken: '#replacing' }),
    ...part.usualEnds(),
    signInAgain: part.blocked('session', 'signInAgain'),
    conditions: part.blocked('conditions'),
    toMigration: part.referred('okx.migration', 'toMigration'),
  },
})
