import { recovery } from '../setup.ts'
import { Factor, isContact } from '../vocabulary/factors.ts'
import type { Fact } from '../vocabulary/facts.ts'
import { tellGuessing } from './guessing.ts'
import { whenStale } from './settle.ts'

/** Which of the factors are asked for. */
export interface Asked {
  type: 'isAsked' | 'isAskedApart'
  params: { of: readonly Factor[] }
}
type On = NonNullable<Parameters<typeof recovery.createStateConfig>[0]['on']>

/** When it is done: everything asked for is shown, one of it, or as much as the policy wants for a new password. */
const done = { all: 'allProven', one: 'oneProvenApart', policy: 'isAskedEnough' } as const

/**
 * One state and a set, any order: every one of `of` that is left (`all`), one of them that the password does not stand on (`one`) or what the `policy` wants is shown to be under
 * the person's control.
 * `unavailable`: what follows when one of them turns out to be lost as well; `standIn`: where an identity is shown in its place.
 */
export const prove = (
  exits: { next: string; back?: string; stale?: string; standIn?: string; unavailable?: On['factor.unavailable'] },
  { of = Factor.options, enough = 'all' }: { of?: readonly Factor[]; enough?: keyof typeof done } = {},
) => {
  const guard: Asked = { type: enough === 'one' ? 'isAskedApart' : 'isAsked', params: { of } }
  return recovery.createStateConfig({
    description: 'Prove what is left',
    meta: { step: 'prove', each: 'remaining' },
    always: [
      ...(exits.standIn
        ? [
            {
              guard: { type: 'lacksStandIn' as const, params: { of } },
              target: exits.standIn,
              meta: { label: 'an identity in its place' },
            },
          ]
        : []),
      {
        guard: { type: done[enough], params: { of } },
        target: exits.next,
        meta: { label: 'all proven', happy: true },
      },
    ],
    on: {
      ...(of.some(isContact) ? byCode(guard) : {}),
      ...(of.includes('totp') ? byTotp(guard) : {}),
      ...(of.includes('passkey') ? byPasskey(guard) : {}),
      ...(exits.back
        ? { 'step.back': { target: exits.back, actions: 'reconsider' as const, meta: { label: 'back' } } }
        : {}),
      ...(exits.stale ? whenStale({ settle: exits.stale }) : {}),
      ...(exits.unavailable ? { 'factor.unavailable': exits.unavailable } : {}),
    },
  })
}

const byCode = (guard: Asked) =>
  ({
    'code.requested': {
      guard,
      actions: {
        type: 'code.send',
        params: ({ event }: { event: Fact<'code.requested'> }) => ({ kind: event.kind, to: 'current' }) as const,
      },
      meta: { label: 'send a code' },
    },
    'code.accepted': { guard, actions: 'markProven', meta: { happy: true } },
    'code.rejected': { guard },
    'code.exhausted': { guard, actions: tellGuessing },
  }) as const
const byTotp = (guard: Asked) =>
  ({
    'totp.accepted': { guard, actions: 'markProven', meta: { happy: true } },
    'totp.rejected': { guard },
    'totp.exhausted': { guard, actions: tellGuessing },
  }) as const
const byPasskey = (guard: Asked) =>
  ({
    'passkey.begun': { guard },
    'passkey.accepted': { guard, actions: 'markProven', meta: { happy: true } },
    'passkey.rejected': { guard },
    'passkey.exhausted': { guard, actions: tellGuessing },
  }) as const
