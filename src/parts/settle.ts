import type { Asking } from '../context.ts'
import { recovery } from '../setup.ts'

/** Evidence has become too old: what is missing is asked for again, what is not skips itself. */
export const settle = (exits: { password?: string; tooLittle: string; proofs: string }, asking: Asking = {}) =>
  recovery.createStateConfig({
    description: 'What has become too old is asked for again',
    meta: { step: 'prove' },
    always: [
      ...(exits.password
        ? [{ guard: 'lacksFirst' as const, target: exits.password, meta: { label: 'the password' } }]
        : []),
      {
        guard: { type: 'hasTooLittle' as const, params: { ...asking } },
        target: exits.tooLittle,
        meta: { label: 'too little is left' },
      },
      { target: exits.proofs, meta: { label: 'the proofs', happy: true } },
    ],
  })

/** Evidence is as old as it is when the request is submitted; several kinds are told one by one. */
export const whenStale = (exits: { settle: string }) =>
  ({
    'evidence.stale': {
      guard: 'holdsStale',
      target: exits.settle,
      actions: 'forgetStale',
      meta: { label: 'too old' },
    },
  }) as const
