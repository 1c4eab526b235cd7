import { recovery } from '../setup.ts'
import type { Factor } from '../vocabulary/factors.ts'

/** Passes on at once: is one of `of` enrolled? While the account has to set one up, a code to one of `standIn` stands in for it. */
export const needsSecond = (
  exits: { second: string; owing: string; none: string },
  { of, standIn }: { of: readonly Factor[]; standIn: readonly Factor[] },
) =>
  recovery.createStateConfig({
    description: 'Is a second factor set up',
    meta: { step: 'secondFactor' },
    always: [
      { guard: { type: 'hasAny', params: { of } }, target: exits.second, meta: { happy: true } },
      {
        guard: { type: 'owes', params: { by: standIn } },
        target: exits.owing,
        meta: { label: 'one has to be set up' },
      },
      { target: exits.none, meta: { label: 'no second factor' } },
    ],
  })
