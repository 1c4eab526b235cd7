import { recovery } from '../setup.ts'
import type { Evidence } from '../vocabulary/factors.ts'

/**
 * How a case begins: as a visitor, from a session, or handed over by another flow with evidence of `carries`.
 * A hand-over without any of it starts as a visitor.
 */
export const arrive = (
  exits: { visitor?: string; session?: string; handOver?: string; notFresh?: string; outdated: string },
  { carries = ['password'] }: { carries?: readonly Evidence[] } = {},
) =>
  recovery.createStateConfig({
    description: 'Where the person comes from',
    meta: { step: 'identify' },
    on: {
      'client.outdated': exits.outdated,
      ...(exits.visitor ? { 'visitor.arrived': { target: exits.visitor, meta: { happy: true } } } : {}),
      ...(exits.session
        ? {
            'session.recognised': [
              { guard: 'isFresh' as const, target: exits.session, actions: 'learn' as const, meta: { happy: true } },
              { target: exits.notFresh ?? exits.outdated },
            ],
          }
        : {}),
      ...(exits.handOver
        ? {
            'handOver.received': [
              {
                guard: { type: 'carriesFirst' as const, params: { of: carries } },
                target: exits.handOver,
                actions: { type: 'learnCarried' as const, params: { of: carries } },
              },
              { target: exits.visitor ?? exits.outdated },
            ],
          }
        : {}),
    },
  })
