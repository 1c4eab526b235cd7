import { recovery } from '../setup.ts'
import type { Factor } from '../vocabulary/factors.ts'
import { tellGuessing } from './guessing.ts'

/** A new one for each of `of` that leaves, proven by its own code before anything is changed. `optional`: it can do without. */
export const replace = (
  exits: { next: string },
  { of, optional = false }: { of: readonly Factor[]; optional?: boolean },
) => {
  const guard = { type: 'isOwed', params: { of } } as const
  const enrolment = {
    'enrolment.begun': { guard },
    'enrolment.proved': { guard, actions: 'markReplaced' as const, meta: { happy: true } },
    'enrolment.rejected': { guard },
    'enrolment.exhausted': { guard, actions: tellGuessing },
  }
  return recovery.createStateConfig({
    description: 'Give and prove the new one',
    meta: { step: 'replace', each: 'leaving' },
    always: {
      guard: { type: 'allReplaced', params: { of } },
      target: exits.next,
      meta: { label: 'nothing left to replace', happy: true },
    },
    on: {
      'contact.proposed': {
        guard,
        actions: { type: 'code.send', params: ({ event }) => ({ kind: event.kind, to: 'replacement' }) },
        meta: { label: 'send a code to it' },
      },
      'contact.proved': {
        guard,
        actions: ['markReplaced', { type: 'contact.reserve', params: ({ event }) => ({ kind: event.kind }) }],
        meta: { happy: true },
      },
      'contact.rejected': { guard },
      'contact.exhausted': { guard, actions: tellGuessing },
      'contact.refused': { guard },
      ...(of.includes('totp') ? enrolment : {}),
      ...(optional
        ? {
            'replacement.skipped': {
              target: exits.next,
              actions: 'forgetReplaced' as const,
              meta: { label: 'without a new one' },
            },
          }
        : {}),
    },
  })
}
