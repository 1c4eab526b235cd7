import { recovery } from '../setup.ts'
import { whenStale } from './settle.ts'

/** The new password, and with it the request; the password itself stays with the host. */
export const newPassword = (exits: { next: string; stale: string }) =>
  recovery.createStateConfig({
    description: 'Choose a new password',
    meta: { step: 'newPassword' },
    on: {
      'newPassword.given': {
        guard: 'isAskedEnough',
        target: exits.next,
        actions: { type: 'notify', params: { notice: 'submitted' } },
        meta: { happy: true },
      },
      'newPassword.refused': { meta: { label: 'not good enough' } },
      ...whenStale({ settle: exits.stale }),
    },
  })
