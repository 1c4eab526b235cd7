import { owedAfter } from '../context.ts'
import { recovery } from '../setup.ts'
import type { EffectParams } from '../vocabulary/effects.ts'
import { Contact, isContact } from '../vocabulary/factors.ts'

const lifted = { type: 'hold.lift', params: {} } as const

export interface Applied {
  how?: EffectParams<'change.apply'>['how']
}

/**
 * The host makes the change: the point of no return. Deaf to cancel and freeze; the host refuses a frozen account itself.
 * A second `stale` answer goes to review.
 */
export const applyChange = (
  exits: { applied: string; taken: string; frozen: string; stale: string; staleAgain: string },
  { how = 'swap' }: Applied = {},
) =>
  recovery.createStateConfig({
    description: 'The change is made',
    meta: { step: 'apply' },
    initial: 'asked',
    entry: [
      { type: 'hold.place', params: {} },
      {
        type: 'change.apply',
        params: ({ context }) => ({ how, release: [...context.leaving], bind: [...context.replaced] }),
      },
    ],
    on: {
      'change.applied': {
        target: exits.applied,
        actions: [
          { type: 'hold.start', params: {} },
          {
            type: 'contact.ban',
            params: ({ context }) => ({
              kinds: how === 'migrate' ? Contact.options : context.leaving.filter(isContact),
            }),
          },
          { type: 'obligation.lift', params: ({ context }) => ({ kinds: [...context.replaced] }) },
          {
            type: 'obligation.place',
            params: ({ context }) => ({ kinds: owedAfter(context) }),
          },
        ],
        meta: { label: 'done', happy: true },
      },
      'change.refused': [
        {
          guard: 'refusedTaken',
          target: exits.taken,
          actions: ['forgetReplaced', lifted],
          meta: { label: 'the new one is taken' },
        },
        { guard: 'refusedFrozen', target: exits.frozen, actions: lifted, meta: { label: 'frozen meanwhile' } },
        {
          guard: { type: 'isMarked', params: { mark: 'stale' } },
          target: exits.staleAgain,
          actions: lifted,
          meta: { label: 'the account changed again' },
        },
        {
          target: exits.stale,
          actions: [lifted, { type: 'mark', params: { mark: 'stale' } }],
          meta: { label: 'the account changed meanwhile' },
        },
      ],
    },
    states: {
      asked: { description: 'The host makes the change', meta: { step: 'apply' }, after: { applyTarget: 'late' } },
      late: {
        description: 'The host has not answered',
        meta: { step: 'apply', tone: 'warn' },
        entry: [
          { type: 'apply.escalate', params: {} },
          { type: 'notify', params: { notice: 'late' } },
        ],
      },
    },
  })
