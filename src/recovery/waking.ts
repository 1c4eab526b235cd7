import { outcomeOf, type Snapshot } from '../engine.ts'
import { awaken } from '../envelope.ts'
import { RecoveryError } from '../errors.ts'
import type { Flow } from '../flow.ts'
import type { Outcome } from '../vocabulary/outcomes.ts'
import type { Policy } from '../vocabulary/policy.ts'
import type { CaseRecord } from './record.ts'

/** The snapshot of a stored case. Throws as `awaken` does, and `snapshot_invalid` when the case says it ended otherwise than its state. */
export function wakeCase(flow: Flow, record: CaseRecord, policy: Policy): Snapshot {
  const snapshot = awaken(flow, record, policy)
  // an older version ended in its own words
  if (record.version === flow.version && !endsAs(outcomeOf(snapshot), record))
    throw new RecoveryError('snapshot_invalid')
  return snapshot
}

function endsAs(end: Outcome | undefined, { outcome, endedAt }: CaseRecord): boolean {
  if (!end || !outcome || endedAt === undefined) return !end && !outcome && endedAt === undefined
  return (
    areSame(outcome, end) ||
    (end.type === 'cancelled' && areSame(outcome, { type: 'cancelled', why: 'superseded' })) ||
    // handed over to a flow that is not there
    (end.type === 'handedOver' && outcome.to !== undefined && areSame(outcome, { type: 'referred', to: outcome.to }))
  )
}
const areSame = (one: Outcome, other: Outcome): boolean =>
  one.type === other.type && one.why === other.why && one.to === other.to
