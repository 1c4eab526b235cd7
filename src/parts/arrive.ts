import { recovery } from '../setup.ts'
import { type Evidence, Factor } from '../vocabulary/factors.ts'

/**
 * How a case begins: as a visitor, or handed over by another flow with evidence of `carries`. A hand-over without any of it starts as a visitor.
 */
export const arrive = (
  exits: { visitor: string; handOver?: string; outdated: string } & Partial<Doors>,
  { carries = ['password'] }: { carries?: readonly Evidence[] } = {},
) =>
  recovery.createStateConfig({
    description: 'Where the person comes from',
    meta: { step: 'identify' },
    on: {
      'client.outdated': exits.outdated,
      'visitor.arrived': { target: exits.visitor, meta: { happy: true } },
      ...(exits.handOver
        ? {
            'handOver.received': [
              {
                guard: { type: 'carriesFirst' as const, params: { of: carries } },
                target: exits.handOver,
                actions: { type: 'learnCarried' as const, params: { of: carries } },
              },
              { target: exits.visitor },
            ],
          }
        : {}),
      ...atTheDoor(exits),
    },
  })

/** A signed-in account with one of `of`; the session is never a proof, and it must be fresh. */
export const arriveSignedIn = (
  exits: { session: string; notFresh: string; nothing: string; outdated: string } & Doors,
  { of = Factor.options }: { of?: readonly Factor[] } = {},
) =>
  recovery.createStateConfig({
    description: 'Where the person comes from',
    meta: { step: 'identify' },
    on: {
      'client.outdated': exits.outdated,
      'session.recognised': [
        { guard: 'isStaleSession', target: exits.notFresh, meta: { label: 'signed in too long ago' } },
        {
          guard: { type: 'enrolsNone', params: { of } },
          target: exits.nothing,
          meta: { label: 'nothing to work with' },
        },
        { target: exits.session, actions: 'learn', meta: { happy: true } },
      ],
      ...atTheDoor(exits),
    },
  })

/** What the account itself may answer to whoever comes to change it. */
export interface Doors {
  frozen: string
  standing: string
  later: string
  capped: string
  /** Something about the account stands in the way. */
  unmet?: string
}
export const atTheDoor = ({ frozen, standing, later, capped, unmet }: Partial<Doors>) => ({
  ...(unmet ? { 'conditions.unmet': { target: unmet, meta: { label: 'not now' } } } : {}),
  ...(frozen ? { 'account.frozen': frozen } : {}),
  ...(standing ? { 'case.standing': { target: standing, meta: { label: 'a request is already standing' } } } : {}),
  ...(later && capped
    ? { 'retry.refused': [{ guard: 'mayRetryLater' as const, target: later }, { target: capped }] }
    : {}),
})
