import type { Flow } from '../flow.ts'
import type { AuditRow } from '../ports/storage.ts'
import type { Policy } from '../vocabulary/policy.ts'
import { Follower } from './follow.ts'
import { sentencesFor } from './properties/index.ts'
import { Replay, type Row, versionsOf } from './trace/replay.ts'

/**
 * What a case's history (`recovery.history(caseId)`) breaks: the rows are told to the pure machine again, and the sentences about it follow them.
 * `flow`: of the version that the case is of now; what it went through in an older one is looked at where `older` has that one.
 * `policy`: the one the case was opened under; default: the flow's own. Empty when all holds.
 */
export function audit(
  flow: Flow,
  history: readonly AuditRow[],
  policy: Policy = flow.policy,
  older: readonly Flow[] = [],
): string[] {
  const [first] = history
  if (first === undefined) return []
  const followers = new Map(
    [flow, ...older].map(({ version, machine }) => [version, new Follower({ machine, policy }, sentencesFor(machine))]),
  )
  const rows = history.map(({ revision, at, body }): Row => ({ ...JSON.parse(body), revision, at }))
  const versions = versionsOf(rows, flow.version)
  const replay = new Replay(first.caseId)
  const broken = rows.flatMap((row, at) => replay.take(row, followers.get(versions[at] ?? 0)))
  return [
    ...(replay.differs === undefined ? [] : [replay.differs]),
    ...broken.map(({ property, fact }) => `${property.name}: ${property.says} (${fact.type})`),
  ]
}
