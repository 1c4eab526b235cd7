import { recovery } from '../setup.ts'

/** How a case begins: as a visitor, from a session, or handed over by another flow. A hand-over without usable evidence starts as a visitor. */
export const arrive = (exits: {
  visitor?: string
  session?: string
  handOver?: string
  notFresh?: string
  outdated: string
}) =>
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
              { guard: 'carriesFirst' as const, target: exits.handOver, actions: 'learn' as const },
              { target: exits.visitor ?? exits.outdated },
            ],
          }
        : {}),
    },
  })
