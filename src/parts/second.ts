import { recovery } from '../setup.ts'
import type { Factor } from '../vocabulary/factors.ts'

/** Passes on at once: is one of `of` enrolled? While the account has to set one up, an e-mail code stands in for it. */
export const needsSecond = (
  exits: { second: string; owing: string; none: string },
  { of }: { of: readonly Factor[] },
) =>
  recovery.createStateConfig({
    description: 'Is a second factor set up',
    meta: { step: 'secondFactor' },
    always: [
      { guard: { type: 'hasAny', params: { of } }, target: exits.second, meta: { happy: true } },
      {
        guard: { type: 'isMarked', params: { mark: 'owing' } },
        target: exits.owing,
        meta: { label: 'one has to be set up' },
      },
      { target: exits.none, meta: { label: 'no second factor' } },
    ],
  })
