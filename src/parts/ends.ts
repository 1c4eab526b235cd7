import { recovery } from '../setup.ts'
import type { Notice } from '../vocabulary/effects.ts'
import type { Evidence } from '../vocabulary/factors.ts'
import type { BlockedWhy, OutcomeType, Tone } from '../vocabulary/outcomes.ts'

const tones: Partial<Record<OutcomeType, Tone>> = {
  completed: 'good',
  restored: 'good',
  signedIn: 'good',
  denied: 'bad',
  blocked: 'bad',
}
const told: Partial<Record<OutcomeType, readonly Notice[]>> = {
  denied: ['denied'],
  cancelled: ['cancelled'],
  restored: ['restored'],
}
const says: Record<OutcomeType, string> = {
  completed: 'Recovered',
  restored: 'Restored; nothing was changed',
  signedIn: 'Signed in',
  denied: 'Denied',
  cancelled: 'Cancelled',
  expired: 'Not finished in time',
  blocked: 'Not possible now',
  referred: 'Another way is needed',
  handedOver: 'Goes on elsewhere',
}

/** A final state. `tells`: the notices it sends, if not the usual one. `id` where a flow has several ends of one type. */
export const end = (
  type: Exclude<OutcomeType, 'handedOver' | 'blocked' | 'referred'>,
  { id = type, tells }: { id?: string; tells?: readonly Notice[] } = {},
) => final(type, id, { type }, tells)

/** Only a freeze is news to the account's contacts. */
export const blocked = (why: BlockedWhy, id: string = why) =>
  final('blocked', id, { type: 'blocked', why }, why === 'frozen' ? ['blocked'] : [])

/** A pointer without ticket or evidence: support, or a flow to begin anew. */
export const referred = (to: string, id: string) => final('referred', id, { type: 'referred', to })

/** The case goes on in another flow, with the evidence named in `carry` that is still fresh. */
export const handOver = (flow: string, { id, carry = [] }: { id: string; carry?: readonly Evidence[] }) =>
  recovery.createStateConfig({
    type: 'final',
    id,
    description: says.handedOver,
    meta: { step: 'handedOver', outcome: { type: 'handedOver', to: flow } },
    entry: { type: 'case.handOver', params: { flow, carry: [...carry] } },
  })

/** The person already has a request standing: this one ends and shows that one. */
export const joined = () =>
  recovery.createStateConfig({
    type: 'final',
    id: 'joined',
    description: 'Shows the request that is already standing',
    meta: { step: 'handedOver', outcome: { type: 'handedOver' } },
  })

/** The ends that every flow has which changes an account. */
export const usualEnds = () => ({
  denied: end('denied'),
  cancelled: end('cancelled'),
  expired: end('expired'),
  frozen: blocked('frozen'),
  outdated: blocked('outdated'),
  coolDown: blocked('coolDown'),
  support: referred('support', 'support'),
  joined: joined(),
})

function final(
  type: Exclude<OutcomeType, 'handedOver'>,
  id: string,
  outcome: { type: OutcomeType; why?: BlockedWhy; to?: string },
  tells: readonly Notice[] = told[type] ?? [],
) {
  const tone = tones[type]
  return recovery.createStateConfig({
    type: 'final',
    id,
    description: says[type],
    meta: { step: type, outcome, ...(tone ? { tone } : {}) },
    entry: tells.map((notice) => ({ type: 'notify' as const, params: { notice } })),
  })
}
