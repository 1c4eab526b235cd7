import type { StateValue } from 'xstate'
import { z } from 'zod'
import { type Resting, type Snapshot, wake } from './engine.ts'
import { RecoveryError } from './errors.ts'
import type { Flow } from './flow.ts'
import { Recent } from './recent.ts'
import { Evidence, Factor, inOrder, Mark, PasswordRoot } from './vocabulary/factors.ts'
import { type Policy, PolicySchema } from './vocabulary/policy.ts'

const Value: z.ZodType<StateValue> = z.union([
  z.string(),
  z.record(
    z.string(),
    z.lazy(() => Value),
  ),
])
/** A set in its one order: nothing is in it twice, and so nothing counts twice. */
const setOf = <T extends string>(member: z.ZodType<T> & { readonly options: readonly T[] }) =>
  z.array(member).refine((set) => inOrder(member.options, set).join() === set.join())
/** A snapshot at rest, closed: a missing or retyped field fails (a limit must never read `undefined`). */
export const RestingSchema: z.ZodType<Resting> = z.strictObject({
  value: Value,
  context: z.strictObject({
    enrolled: setOf(Factor),
    lost: setOf(Factor),
    leaving: setOf(Factor),
    proven: setOf(Evidence),
    passwordRoot: PasswordRoot,
    replaced: setOf(Factor),
    marked: setOf(Mark),
  }),
  // the order in which it is written: a state that was read is one text with one that was not
  status: z.enum(['active', 'done']),
})

/** What of a stored case decides whether and how it can go on. */
export interface Envelope {
  readonly version: number
  readonly fingerprint: string
  readonly rest: Resting
}

/** States are few and snapshots never change: the same state of many cases is woken once. */
const awake = new WeakMap<Policy, Recent<Snapshot>>()
function remember(policy: Policy, key: string, snapshot: Snapshot): Snapshot {
  const snapshots = awake.get(policy) ?? new Recent<Snapshot>(2_000)
  awake.set(policy, snapshots)
  snapshots.set(key, snapshot)
  return snapshot
}

/**
 * The snapshot of a case at rest, migrated when it is of an older version. Throws `RecoveryError`: `version_unsupported` for a newer
 * version, or an older one without migration; `snapshot_invalid` for a state that the machine does not have, and for a migration that
 * throws or gives no snapshot at rest.
 */
export function awaken(flow: Flow, envelope: Envelope, policy: Policy): Snapshot {
  const resting = migrated(flow, envelope)
  const key = JSON.stringify(resting)
  const known = awake.get(policy)?.get(`${flow.id} ${flow.fingerprint} ${key}`)
  if (known) return known
  try {
    const snapshot = wake(flow.machine, resting, policy)
    if ((snapshot.status === 'done') === (resting.status === 'done'))
      return remember(policy, `${flow.id} ${flow.fingerprint} ${key}`, snapshot)
  } catch {
    // told below
  }
  throw new RecoveryError('snapshot_invalid')
}

function migrated(flow: Flow, { version, fingerprint, rest }: Envelope): Resting {
  if (version === flow.version && fingerprint === flow.fingerprint) return rest
  if (version >= flow.version) throw new RecoveryError('version_unsupported')
  let resting = rest
  for (let at = version; at < flow.version; at++) {
    const migrate = flow.migrations[at]
    if (!migrate || migrate === 'refused') throw new RecoveryError('version_unsupported')
    resting = migratedBy(migrate, resting)
  }
  return resting
}
function migratedBy(migrate: (old: Resting) => Resting, old: Resting): Resting {
  try {
    return RestingSchema.parse(migrate(old))
  } catch {
    throw new RecoveryError('snapshot_invalid')
  }
}

/** A pinned policy. Throws `RecoveryError` (`snapshot_invalid`). */
export function readPolicy(text: string): Policy {
  try {
    return PolicySchema.parse(JSON.parse(text))
  } catch (cause) {
    throw new RecoveryError('snapshot_invalid', cause instanceof z.ZodError ? {} : { cause })
  }
}
