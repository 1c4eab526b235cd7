import { begin, rest, type Snapshot, step, wake } from '../engine.ts'
import type { Flow } from '../flow.ts'
import type { Policy } from '../vocabulary/policy.ts'
import type { LiveRecord } from './record.ts'

/** Where a case stood after one of its records. */
export interface Replayed {
  readonly record: LiveRecord
  /** By the machine, from the facts alone. */
  readonly snapshot: Snapshot
  /** What the record says otherwise than the machine. */
  readonly differs?: 'state' | 'effects'
}

/**
 * A case told to the machine again, record by record, so that one can go back and forth in it. Where records are missing, or the case came from an
 * older version, it goes on from where the next one rests. `policy`: where the first record is not there, which has it; default: the flow's own.
 * Throws `RangeError` when a record is of another flow, `Error` when it rests in a state that the machine does not have.
 */
export function replay(flow: Flow, records: readonly LiveRecord[], policy: Policy = flow.policy): Replayed[] {
  const pinned = records.find((record) => record.policy !== null)?.policy ?? policy
  const done: Replayed[] = []
  for (const record of records) {
    if (record.flow !== flow.id) throw new RangeError(`a record of ${record.flow} is none of ${flow.id}`)
    // what an older version did cannot be told to the machine of this one
    if (record.fingerprint !== flow.fingerprint) continue
    done.push(next(flow, record, pinned, done.at(-1)))
  }
  return done
}

function next(flow: Flow, record: LiveRecord, policy: Policy, before: Replayed | undefined): Replayed {
  const from = startOf(flow, record, policy, before)
  const there = () => wake(flow.machine, record.rest, policy)
  if (!from) return { record, snapshot: there() }
  let snapshot = from
  const effects: string[] = []
  for (const fact of record.facts) {
    const told = step(flow.machine, snapshot, fact)
    snapshot = told.snapshot
    effects.push(...told.effects.map(({ type }) => type))
  }
  if (!same(rest(snapshot), record.rest)) return { record, snapshot: there(), differs: 'state' }
  return { record, snapshot, ...(same(effects, record.effects) ? {} : { differs: 'effects' as const }) }
}

function startOf(flow: Flow, record: LiveRecord, policy: Policy, before: Replayed | undefined): Snapshot | undefined {
  if (record.revision === 1) return begin(flow.machine, policy).snapshot
  return before && record.migrated === null && before.record.revision === record.revision - 1
    ? before.snapshot
    : undefined
}
/** Both come from the machine, or through its schema, in one order of fields. */
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
