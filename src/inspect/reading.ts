import { readPolicy } from '../envelope.ts'
import { stateName } from '../names.ts'
import type { AuditRow, Commit } from '../ports/storage.ts'
import { digest } from '../recovery/keys.ts'
import { parseOutgoing } from '../recovery/outgoing.ts'
import { type CaseRecord, parseRecord } from '../recovery/record.ts'
import type { Notice } from '../vocabulary/effects.ts'
import { LiveRecord } from './record.ts'

/** What a case is called in records: who has its id finds it there, who has the name does not find the case. */
export const nameOfCase = (caseId: string): string => digest(caseId).slice(0, 8)

/** The records of a commit, numbered from `seq` on. Throws on anything that is not on the list of what a record may hold. */
export const recordsOf = (change: Commit, seq: number): LiveRecord[] =>
  (change.audit ?? [])
    .flatMap((row) => {
      const written = change.cases?.find(({ id }) => id === row.caseId)
      return written ? [{ row, record: parseRecord(row.caseId, written.body) }] : []
    })
    .map(({ row, record }, index) => recordOf(row, record, noticesOf(row.caseId, change), seq + index))

/** Field by field: what is not named here goes nowhere. */
function recordOf(row: AuditRow, record: CaseRecord, notices: readonly Notice[], seq: number): LiveRecord {
  const { actor, facts, from, effects, migrated } = JSON.parse(row.body)
  const { review, rest, outcome, to } = record
  return LiveRecord.parse({
    seq,
    at: row.at,
    case: nameOfCase(row.caseId),
    revision: row.revision,
    flow: record.flow,
    version: record.version,
    fingerprint: record.fingerprint,
    // `staff:` and who
    by: String(actor).split(':')[0],
    facts,
    from: nameOfState(from),
    to: nameOfState(rest.value),
    effects,
    notices,
    review: review ? { purpose: review.purpose, overdue: review.overdue } : null,
    timers: record.timers.map(({ delay, due }) => ({ name: delay, due })),
    outcome: outcome ?? null,
    next: to === undefined ? null : nameOfCase(to),
    migrated: migrated?.version ?? null,
    rest,
    policy: row.revision === 1 ? readPolicy(record.policy) : null,
  })
}

const noticesOf = (caseId: string, { effects = [] }: Commit): Notice[] => [
  ...new Set(
    effects
      .filter((effect) => effect.caseId === caseId)
      .map(({ body }) => parseOutgoing(body))
      .flatMap((outgoing) => (outgoing.type === 'notice' ? [outgoing.notice] : [])),
  ),
]

/** `{ open: { session: 'password' } }` is called `password`. */
const nameOfState = (value: unknown): string => stateName(pathOf(value))
function pathOf(value: unknown): string {
  if (typeof value === 'string') return value
  const [first] = Object.entries(Object(value))
  return first ? `${first[0]}.${pathOf(first[1])}` : ''
}
