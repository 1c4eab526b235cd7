import { z } from 'zod'
import { RecoveryError } from '../errors.ts'
import { Notice } from '../vocabulary/effects.ts'
import { Factor } from '../vocabulary/factors.ts'

/** An effect as it waits in the outbox: names only; addresses and codes are put in when it is delivered. */
export const Outgoing = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('code'), nonce: z.string() }),
  z.strictObject({ type: z.literal('notice'), notice: Notice, entry: z.string() }),
  /** To the account's own contacts, before the notice roll exists. */
  z.strictObject({ type: z.literal('guessing') }),
  z.strictObject({ type: z.literal('risk') }),
  z.strictObject({
    type: z.literal('apply'),
    how: z.enum(['swap', 'migrate', 'password']),
    release: z.array(Factor),
    bind: z.array(Factor),
  }),
  z.strictObject({ type: z.literal('freeze') }),
])
export type Outgoing = z.infer<typeof Outgoing>

export function parseOutgoing(body: string): Outgoing {
  try {
    return Outgoing.parse(JSON.parse(body))
  } catch {
    throw new RecoveryError('snapshot_invalid')
  }
}
