import { recovery } from '../setup.ts'
import { Factor } from '../vocabulary/factors.ts'

/**
 * The consequences are read and the account's contacts told; once agreed to, they are not asked about again. What is lost and among `of` is what
 * the change will take off.
 */
export const acknowledge = (
  exits: { next: string; back: string },
  { of = Factor.options }: { of?: readonly Factor[] } = {},
) =>
  recovery.createStateConfig({
    description: 'Read the consequences and confirm',
    meta: { step: 'acknowledge' },
    always: { guard: 'isAgreed', target: exits.next, meta: { label: 'agreed already' } },
    on: {
      'consequences.accepted': {
        target: exits.next,
        actions: [
          { type: 'takeOffLost', params: { of } },
          { type: 'notify', params: { notice: 'started' } },
        ],
        meta: { happy: true },
      },
      'step.back': { target: exits.back, actions: 'reconsider', meta: { label: 'back' } },
    },
  })
