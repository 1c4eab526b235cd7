import { recovery } from '../setup.ts'
import { Factor } from '../vocabulary/factors.ts'

const told = { type: 'notify', params: { notice: 'started' } } as const
const screen = { description: 'Read the consequences and confirm', meta: { step: 'acknowledge' } } as const

/**
 * The consequences are read and the account's contacts told; once agreed to, they are not asked about again. What is lost and among `of` is what
 * the change will take off.
 */
export const acknowledge = (
  exits: { next: string; back: string },
  { of = Factor.options }: { of?: readonly Factor[] } = {},
) =>
  recovery.createStateConfig({
    ...screen,
    always: { guard: 'isAgreed', target: exits.next, meta: { label: 'agreed already' } },
    on: {
      'consequences.accepted': {
        target: exits.next,
        actions: [{ type: 'takeOffLost', params: { of } }, told],
        meta: { happy: true },
      },
      'step.back': { target: exits.back, actions: 'reconsider', meta: { label: 'back' } },
    },
  })

/** The same where what leaves was chosen and is not lost. */
export const acknowledgeChoice = (exits: { next: string; back: string }) =>
  recovery.createStateConfig({
    ...screen,
    on: {
      'consequences.accepted': { target: exits.next, actions: told, meta: { happy: true } },
      'step.back': { target: exits.back, actions: 'reconsider', meta: { label: 'back' } },
    },
  })
