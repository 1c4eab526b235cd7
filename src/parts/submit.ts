import { recovery } from '../setup.ts'
import { whenStale } from './settle.ts'

export const submitRequest = (exits: { next: string; stale: string; unmet?: string }) =>
  recovery.createStateConfig({
    description: 'Submit the request',
    meta: { step: 'submit' },
    on: {
      'request.submitted': {
        guard: 'isSufficient',
        target: exits.next,
        actions: { type: 'notify', params: { notice: 'submitted' } },
        meta: { happy: true },
      },
      ...(exits.unmet ? { 'conditions.unmet': { target: exits.unmet, meta: { label: 'not now' } } } : {}),
      ...whenStale({ settle: exits.stale }),
    },
  })
