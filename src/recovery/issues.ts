import type { Contact } from '../vocabulary/factors.ts'
import { nominal } from '../vocabulary/policy.ts'
import { codeOf } from './codes.ts'
import type { Draft } from './draft.ts'
import { equal } from './keys.ts'
import type { Issue } from './record.ts'

export type To = Issue['to']
const KEPT = 12

/** A newer code of the same kind voids the older one, in the outbox too. */
export const issueGroup = (caseId: string, kind: string, to: string): string => `code:${caseId}:${kind}:${to}`

export const lastIssue = (draft: Draft, kind: Contact, to: To): Issue | undefined =>
  draft.record.issues.findLast((issue) => issue.kind === kind && issue.to === to)

/** The one code of this kind that can still be accepted. */
export function liveIssue(draft: Draft, kind: Contact, to: To): Issue | undefined {
  const issue = lastIssue(draft, kind, to)
  return issue && issue.closedAt === undefined && issue.expiresAt > draft.now ? issue : undefined
}

/** A new code; it ends every older one of the same kind. */
export function issueCode(draft: Draft, kind: Contact, to: To): void {
  const { record, now } = draft
  for (const issue of record.issues) if (issue.kind === kind && issue.to === to) issue.closedAt ??= now
  draft.voided.push(issueGroup(record.id, kind, to))
  record.issues.push({
    kind,
    to,
    nonce: draft.realm.keys.token(16),
    keyId: draft.realm.keys.newestId,
    issuedAt: now,
    expiresAt: now + nominal(draft.policy.codeLife),
    guesses: 0,
  })
  record.issues = record.issues.slice(-KEPT)
}

/** Compares in constant time; a right code is spent, a wrong one counts against the issue. */
export function tryCode(draft: Draft, issue: Issue, code: string): boolean {
  const right = codeOf(draft.realm.keys, { caseId: draft.record.id, ...issue })
  if (right !== undefined && equal(right, code)) {
    issue.closedAt = draft.now
    return true
  }
  issue.guesses += 1
  if (issue.guesses >= draft.policy.guessesPerCode) issue.closedAt = draft.now
  return false
}
