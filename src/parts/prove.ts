import { recovery } from '../setup.ts'
import { Factor } from '../vocabulary/factors.ts'
import { tellGuessing } from './guessing.ts'
import { whenStale } from './settle.ts'

type On = NonNullable<Parameters<typeof recovery.createStateConfig>[0]['on']>

/**
 * One state and a set, any order: every one of `of` that is left (`all`) or one of them is shown to be under the person's control.
 * `unavailable`: what follows when one of them turns out to be lost as well.
 */
export const prove = (
  exits: { next: string; back: string; stale?: string; unavailable?: On['factor.unavailable'] },
  { of = Factor.options, enough = 'all' }: { of?: readonly Factor[]; enough?: 'all' | 'one' } = {},
) => {
  const guard = { type: 'isAsked', params: { of } } as const
  return recovery.createStateConfig({
    description: 'Prove what is left',
    meta: { step: 'prove', each: 'remaining' },
    always: {
      guard: { type: enough === 'all' ? 'allProven' : 'oneProven', params: { of } },
      target: exits.next,
      meta: { label: 'all proven', happy: true },
    },
    on: {
      'code.requested': {
        guard,
        actions: { type: 'code.send', params: ({ event }) => ({ kind: event.kind, to: 'current' }) },
        meta: { label: 'send a code' },
      },
      'code.accepted': { guard, actions: 'markProven', meta: { happy: true } },
      'code.rejected': { guard },
      'code.exhausted': { guard, actions: tellGuessing },
      'totp.accepted': { guard, actions: 'markProven', meta: { happy: true } },
      'totp.rejected': { guard },
      'totp.exhausted': { guard, actions: tellGuessing },
      'passkey.begun': { guard },
      'passkey.accepted': { guard, actions: 'markProven', meta: { happy: true } },
      'passkey.rejected': { guard },
      'passkey.exhausted': { guard, actions: tellGuessing },
      'step.back': { target: exits.back, actions: 'reconsider', meta: { label: 'back' } },
      ...(exits.stale ? whenStale({ settle: exits.stale }) : {}),
      ...(exits.unavailable ? { 'factor.unavailable': exits.unavailable } : {}),
    },
  })
}
