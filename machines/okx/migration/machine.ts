import * as part from 'regain/parts'
import { policy } from './policy.ts'

const contacts = ['email', 'phone'] as const

export const machine = part.recovery.createMachine({
  id: 'okx.migration',
  description: 'Case 3: neither phone nor e-mail is reachable; a new account lends its own to the old one',
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
                session: 'settling',
                notFresh: '#signInAgain',
                nothing: '#conditions',
                outdated: '#outdated',
                frozen: '#frozen',
                standing: '#joined',
                later: '#coolDown',
                capped: '#support',
                unmet: '#conditions',
              },
              { of: contacts },
            ),
            provingContacts: part.prove(
              {
                next: 'provingIdentity',
                stale: 'settling',
                unavailable: { guard: { type: 'isAsked', params: { of: contacts } }, target: '#conditions' },
              },
              { of: contacts },
            ),
            provingIdentity: part.proveIdentity({
              another: 'confirming',
              nobody: '#support',
              failed: '#denied',
              checking: '#checkingDocuments',
              unmet: '#conditions',
            }),
            confirming: { id: 'confirming', ...part.confirmSubject({ next: 'submitting' }) },
            submitting: part.submitRequest({ next: '#deciding', stale: 'settling', unmet: '#conditions' }),
            settling: part.settle(
              { tooLittle: '#support', proofs: 'provingContacts' },
              { of: contacts, also: ['identity'] },
            ),
          },
        },
        checkingDocuments: {
          id: 'checkingDocuments',
          ...part.checkDocuments({
            another: '#confirming',
            nobody: '#support',
            failed: '#denied',
            unmet: '#conditions',
          }),
        },
        ...part.judged(),
      },
    },
    ...part.changed({ taken: '#underReview' }, { how: 'migrate' }),
    ...part.usualEnds(),
    signInAgain: part.blocked('session', 'signInAgain'),
    conditions: part.blocked('conditions'),
  },
})
