import type { Evidence } from '../../vocabulary/factors.ts'
import type { Draft } from '../draft.ts'

/** Evidence and its time; shown again it is as new. */
export function record(draft: Draft, kind: Evidence): void {
  draft.record.evidence = [...draft.record.evidence.filter((shown) => shown.kind !== kind), { kind, at: draft.now }]
}
