import * as part from 'regain/parts'
import { policy } from './policy.ts'

const factors = ['email', 'phone', 'totp', 'passkey'] as const

export const machine = part.recovery.createMachine({
  id: 'binance.reset',
  description: 'Reset lost second factors without being signed in',
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
            identifying: part.identify({ next: 'password', passkey: 'passkey' }),
            passkey: part.passkeyPrompt({ passed: '#signedIn', skipped: 'password' }),
            password: part.enterPassword({
              accepted: 'requirements',
              again: 'settling',
              nothingEnrolled: '#signedIn',
              forgotten: '#toPassword',
              frozen: '#frozen',
              standing: '#joined',
              later: '#coolDown',
              capped: '#support',
            }),
            requirements: part.requirements({ unavailable: 'choosingLost' }, { of: factors }),
            choosingLost: part.chooseLost({
              next: 'acknowledging',
              tooLittleLeft: 'provingIdentity',
              back: 'requirements',
            }),
            provingIdentity: part.proveIdentity({
              owner: 'acknowledging',
              nobody: '#denied',
              failed: '#denied',
              checking: '#checkingDocuments',
              off: '#support',
            }),
            acknowledging: { id: 'acknowledging', ...part.acknowledge({ next: 'proving', back: 'choosingLost' }) },
            proving: part.prove({
              next: 'replacing',
              back: 'choosingLost',
              stale: 'settling',
              unavailable: {
                guard: { type: 'isAsked', params: { of: factors } },
                target: 'choosingLost',
                actions: ['tickLost', 'reconsider'],
              },
            }),
            replacing: { id: 'replacing', ...part.replace({ next: 'submitting' }, { of: ['email', 'phone'] }) },
            submitting: part.submitRequest({ next: '#deciding', stale: 'settling' }),
            settling: part.settle({ password: 'password', tooLittle: 'provingIdentity', proofs: 'proving' }),
          },
        },
        checkingDocuments: {
          id: 'checkingDocuments',
          ...part.checkDocuments({ owner: '#acknowledging', nobody: '#denied', failed: '#denied' }),
        },
        ...part.judged(),
      },
    },
    ...part.changed({ taken: '#replacing' }),
    ...part.usualEnds(),
    signedIn: part.end('signedIn'),
    toPassword: part.handOver('binance.password', { id: 'toPassword' }),
  },
})
