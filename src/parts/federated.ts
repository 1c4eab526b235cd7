import { recovery } from '../setup.ts'

/** The person signs in at Google or Apple; the account's own second factor is asked for all the same (AP-4). */
export const federated = (exits: { accepted: string; back: string; frozen: string }) =>
  recovery.createStateConfig({
    description: 'Sign in with another account',
    meta: { step: 'federated' },
    on: {
      'federated.begun': {},
      'federated.accepted': { target: exits.accepted, actions: 'learn', meta: { happy: true } },
      'federated.rejected': { meta: { label: 'not accepted' } },
      'account.frozen': exits.frozen,
      'step.back': { target: exits.back, meta: { label: 'back' } },
    },
  })
