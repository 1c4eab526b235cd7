import * as part from 'regain/parts'
import { policy } from './policy.ts'

const contacts = ['email', 'phone'] as const
const all = [...contacts, 'totp'] as const

export const machine = part.recovery.createMachine({
  id: 'pionex.contactChange',
  description: 'Change or switch off e-mail or SMS while signed in',
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
            arriving: part.arriveSignedIn({
              session: 'checkingBound',
              notFresh: '#signInAgain',
              nothing: '#conditions',
              outdated: '#outdated',
              frozen: '#frozen',
              standing: '#joined',
              later: '#coolDown',
              capped: '#support',
            }),
            checkingBound: part.isBound({ bound: 'choosingContact', unbound: '#conditions' }, { of: all }),
            choosingContact: part.chooseLeaving({ next: 'acknowledging' }, { of: contacts }),
            acknowledging: part.acknowledgeChoice({ next: 'provingTotp', back: 'choosingContact' }),
            provingTotp: part.prove(
              {
                next: 'provingContacts',
                back: 'choosingContact',
                stale: 'provingTotp',
                unavailable: {
                  guard: { type: 'isAsked', params: { of: ['totp'] } },
                  target: '#toAuthenticatorLost',
                },
              },
              { of: ['totp'] },
            ),
            provingContacts: {
              id: 'provingContacts',
              ...part.prove(
                {
                  next: 'replacing',
                  back: 'choosingContact',
                  stale: 'provingTotp',
                  standIn: 'provingIdentity',
                  unavailable: { guard: { type: 'isAsked', params: { of: contacts } }, actions: 'tickLost' },
                },
                { of: contacts },
              ),
            },
            provingIdentity: part.proveIdentity(
              {
                owner: 'provingContacts',
                nobody: '#denied',
                failed: '#denied',
                checking: '#checkingDocuments',
                off: '#support',
              },
              { of: all },
            ),
            replacing: {
              id: 'replacing',
              ...part.replace({ next: 'submitting' }, { of: contacts, optional: true }),
            },
            submitting: part.submitRequest({ next: '#deciding', stale: 'provingTotp' }),
          },
        },
        checkingDocuments: {
          id: 'checkingDocuments',
          ...part.checkDocuments({ owner: '#provingContacts', nobody: '#denied', failed: '#denied' }),
        },
        ...part.judged(),
      },
    },
    ...part.changed({ taken: '#replacing' }),
    ...part.usualEnds(),
    signInAgain: part.blocked('session', 'signInAgain'),
    conditions: part.blocked('conditions'),
    toAuthenticatorLost: part.handOver('pionex.authenticatorLost', { id: 'toAuthenticatorLost' }),
  },
})
