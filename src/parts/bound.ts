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

/** Passes on at once: is none of `of` enrolled? */
export const isUnbound = (exits: { unbound: string; bound: string }, { of }: { of: readonly Factor[] }) =>
  recovery.createStateConfig({
    description: 'Is it still to be set up',
    meta: { step: 'requirements' },
    always: [
      { guard: { type: 'hasAny', params: { of } }, target: exits.bound, meta: { label: 'it is set up already' } },
      { target: exits.unbound, meta: { happy: true } },
    ],
  })
