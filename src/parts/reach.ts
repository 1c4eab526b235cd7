import { recovery } from '../setup.ts'
import { atTheDoor, type Doors } from './arrive.ts'
import { tellGuessing } from './guessing.ts'

/**
 * A code to a contact that the account may have. Which contacts it has is told to nobody: both are offered to everyone, and the code that comes
 * back is the first that is known of the account.
 */
export const reach = (exits: { reached: string; unreachable: string } & Doors) =>
  recovery.createStateConfig({
    description: 'Enter a code that was sent to the account',
    meta: { step: 'prove' },
    on: {
      'code.requested': {
        actions: { type: 'code.send', params: ({ event }) => ({ kind: event.kind, to: 'current' }) },
        meta: { label: 'send a code' },
      },
      'account.reached': { target: exits.reached, actions: 'learn', meta: { happy: true } },
      'code.rejected': {},
      'code.exhausted': { actions: tellGuessing },
      'contacts.unavailable': { target: exits.unreachable, meta: { label: 'no code can reach me' } },
      ...atTheDoor(exits),
    },
  })
