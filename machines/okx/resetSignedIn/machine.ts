import * as part from 'regain/parts'
import { factors, items } from '../common/items.ts'
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
            acknowledging: part.acknowledge({ next: 'proving', back: 'choosingItem' }),
            proving: part.prove({
              next: 'provingIdentity',
              back: 'choosingItem',
              stale: 'settling',
              unavailable: [
                { guard: 'leavesNoContact', target: '#toMigration' },
                { guard: { type: 'isAsked', params: { of: factors } }, target: '#support' },
              ],
            }),
            provingIdentity: part.proveIdentity({
              owner: 'replacing',
              nobody: '#denied',
              failed: '#denied',
              checking: '#checkingDocuments',
            }),
            replacing: { id: 'replacing', ...part.replace({ next: 'submitting' }, { of: items }) },
            submitting: part.submitRequest({ next: '#deciding', stale: 'settling' }),
            settling: part.settle({ tooLittle: '#support', proofs: 'proving' }, { also: ['identity'] }),
          },
        },
        checkingDocuments: {
          id: 'checkingDocuments',
          ...part.checkDocuments({ owner: '#replacing', nobody: '#denied', failed: '#denied' }),
        },
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
