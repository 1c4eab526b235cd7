import { recovery } from '../setup.ts'
import type { Factor } from '../vocabulary/factors.ts'

/** Passes on at once: is every one of `of` enrolled? */
export const isBound = (exits: { bound: string; unbound: string }, { of }: { of: readonly Factor[] }) =>
  recovery.createStateConfig({
    description: 'Is it set up at all',
    meta: { step: 'requirements' },
    always: [
      { guard: { type: 'hasAll', params: { of } }, target: exits.bound, meta: { happy: true } },
      { target: exits.unbound, meta: { label: 'it is not set up' } },
    ],
  })
