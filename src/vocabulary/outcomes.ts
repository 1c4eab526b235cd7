import { z } from 'zod'

/** How a case can end. */
export const OutcomeType = z.enum([
  'completed',
  'restored',
  'signedIn',
  'denied',
  'cancelled',
  'expired',
  'blocked',
  'referred',
  'handedOver',
])
export type OutcomeType = z.infer<typeof OutcomeType>

/** Why a case ended `blocked`. */
export const BlockedWhy = z.enum(['frozen', 'outdated', 'session', 'conditions', 'coolDown'])
export type BlockedWhy = z.infer<typeof BlockedWhy>

/** `why` beside `blocked` (and `superseded` beside `cancelled`); `to` (support, or a flow id) beside `referred` and `handedOver`. */
export const Outcome = z.strictObject({
  type: OutcomeType,
  why: z.union([BlockedWhy, z.literal('superseded')]).optional(),
  to: z.string().optional(),
})
export type Outcome = z.infer<typeof Outcome>

/** The canonical steps: the same word in every exchange, so exchanges line up. */
export const Step = z.enum([
  'identify',
  'botCheck',
  'federated',
  'passkey',
  'password',
  'secondFactor',
  'requirements',
  'choosePath',
  'chooseLost',
  'acknowledge',
  'prove',
  'proveIdentity',
  'answers',
  'replace',
  'newPassword',
  'enrol',
  'restore',
  'donor',
  'update',
  'submit',
  'decide',
  'review',
  'wait',
  'apply',
  'hold',
  ...OutcomeType.options,
])
export type Step = z.infer<typeof Step>

export const Tone = z.enum(['calm', 'warn', 'good', 'bad'])
export type Tone = z.infer<typeof Tone>
