import { recovery } from '../setup.ts'

/** The consequences are read before anything is asked; the account's contacts are told. */
export const acknowledge = (exits: { next: string; back: string }) =>
  recovery.createStateConfig({
    description: 'Read the consequences and confirm',
    meta: { step: 'acknowledge' },
    on: {
      'consequences.accepted': {
        target: exits.next,
        actions: ['takeOffLost', { type: 'notify', params: { notice: 'started' } }],
        meta: { happy: true },
      },
      'step.back': { target: exits.back, actions: 'reconsider', meta: { label: 'back' } },
    },
  })
