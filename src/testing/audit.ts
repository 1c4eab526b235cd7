import type { Flow } from '../flow.ts'
import type { AuditRow } from '../ports/storage.ts'
import type { Policy } from '../vocabulary/policy.ts'
import { Follower } from './follow.ts'
import { sentencesFor } from './properties/index.ts'
import { Replay } from './trace/replay.ts'

/**
 * What a case's history (`recovery.history(caseId)`) breaks: the rows are told to the pure machine again, and the sentences about it follow them.
 * `policy`: the one the case was opened under; default: the flow's own. Empty when all holds.
 */
export function audit(flow: Flow, history: readonly AuditRow[], policy: Policy = flow.policy): string[] {
  const { machine } = flow
  const [first] = history
  if (first === undefined) return []
  const replay = new Replay(first.caseId, new Follower({ machine, policy }, sentencesFor(machine)))
  const broken = history.flatMap(({ revision, at, body }) => replay.take({ ...JSON.parse(body), revision, at }))
  return [
    ...(replay.differs === undefined ? [] : [replay.differs]),
    ...broken.map(({ property, fact }) => `${property.name}: ${property.says} (${fact.type})`),
  ]
}
