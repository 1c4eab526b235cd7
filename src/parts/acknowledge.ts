import { recovery } from '../setup.ts'
import { Factor } from '../vocabulary/factors.ts'
import { whenStale } from './settle.ts'

/**
 * The consequences are read before anything is asked for; the account's contacts are told. What is lost and among `takesOff` is what the change
 * will take off the account.
 */
export const acknowledge = (
  exits: { next: string; back: string; stale?: string },
  { takesOff = Factor.options }: { takesOff?: readonly Factor[] } = {},
) =>
  recovery.createStateConfig({
    description: 'Read the consequences and confirm',
    meta: { step: 'acknowledge' },
    on: {
      'consequences.accepted': {
        target: exits.next,
        actions: [
          { type: 'takeOffLost', params: { of: takesOff } },
          { type: 'notify', params: { notice: 'started' } },
        ],
        meta: { happy: true },
      },
      'step.back': { target: exits.back, actions: 'reconsider', meta: { label: 'back' } },
      ...(exits.stale ? whenStale({ settle: exits.stale }) : {}),
    },
  })
