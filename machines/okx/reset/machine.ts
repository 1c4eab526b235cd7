import * as part from 'regain/parts'
import { factors, items } from '../common/items.ts'
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
            settling: part.settle(
              { password: 'password', tooLittle: '#support', proofs: 'proving' },
              { also: ['identity'] },
            ),
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
    signedIn: part.end('signedIn'),
    toMigration: part.referred('okx.migration', 'toMigration'),
  },
})
