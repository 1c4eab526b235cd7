import { z } from 'zod'
import { RecoveryError } from '../errors.ts'
import type { ReviewRow } from '../ports/storage.ts'
import type { View } from '../view.ts'
import type { PasswordRoot } from '../vocabulary/factors.ts'
import { hearIdentity, type IdentityVerdict } from './answers/identity.ts'
import { untilWritten } from './attempts.ts'
import { Draft } from './draft.ts'
import { keep, readKept, whole } from './kept.ts'
import { digest, equal } from './keys.ts'
import type { Queues } from './queues.ts'
import { AccountId, read, readLimit } from './reading.ts'
import type { Realm } from './realm.ts'
import { viewing } from './viewing.ts'

const Decision = z.strictObject({
  decision: z.enum(['approve', 'deny']),
  reason: z.string().min(1).max(2_000),
  /** Who decides; the host has authenticated them. */
  staff: z.string().min(1).max(200),
  /** The revision that was looked at. */
  revision: z.int().nonnegative(),
  id: z.string().min(1).max(100).optional(),
  /** Documents in a flow that changes another account: whose they are; without it nobody's. */
  account: AccountId.optional(),
})
export type Decision = z.input<typeof Decision>

/** What a reviewer sees: never a code, a secret or a full contact. */
export interface DeskView {
  readonly case: View['case']
  readonly purpose: string
  readonly since: number
  readonly overdue: boolean
  readonly enrolled: readonly string[]
  readonly lost: readonly string[]
  readonly leaving: readonly string[]
  readonly proven: readonly string[]
  /** What the password shows: itself, or the contact it was lately reset through; the two are one proof. */
  readonly passwordRoot: PasswordRoot
  readonly replaced: readonly string[]
  readonly marked: readonly string[]
  readonly votes: readonly {
    readonly staff: string
    readonly decision: 'approve' | 'deny'
    readonly reason: string
    readonly at: number
  }[]
  readonly approvers: number
}

export class Desk {
  readonly #realm: Realm
  readonly #queues: Queues
  constructor(realm: Realm, queues: Queues) {
    this.#realm = realm
    this.#queues = queues
  }

  /** Cases in review, longest waiting first. */
  async queue(limit = 100): Promise<readonly ReviewRow[]> {
    return this.#realm.storage.reviews(readLimit(limit))
  }

  /** Throws `RecoveryError` (`input_not_allowed`) when the case is not in review. */
  async view(caseId: string): Promise<DeskView> {
    const draft = await this.#load(caseId)
    const { review } = draft.record
    if (!review) throw new RecoveryError('input_not_allowed')
    const { enrolled, lost, leaving, proven, passwordRoot, replaced, marked } = draft.context
    const approvers = review.purpose === 'documents' ? 1 : draft.policy.approvers
    return {
      case: viewing(draft, 'status').case,
      ...review,
      enrolled,
      lost,
      leaving,
      proven,
      passwordRoot,
      replaced,
      marked,
      approvers,
    }
  }

  /**
   * A reviewer's vote. One denial decides; an approval takes as many distinct people as the policy asks for, none of them the account's own.
   * Throws `RecoveryError`: `input_invalid`; `input_not_allowed` when the case is not in review (any more), the same person approves twice or is
   * the requester; `busy` when the case is not at the revision that was looked at.
   */
  async decide(
    caseId: string,
    decision: Decision,
  ): Promise<{ readonly decided: boolean; readonly case: View['case'] }> {
    const { staff, reason, revision, id, account: shown, ...vote } = read(Decision, decision)
    const body = digest(JSON.stringify([staff, reason, revision, vote.decision, shown]))
    return this.#queues.run(caseId, () =>
      untilWritten(async () => {
        const command = id === undefined ? undefined : `desk:${id}`
        const draft = await this.#load(caseId, command)
        if (draft.earlier && !equal(draft.earlier.digest, body)) throw new RecoveryError('input_invalid')
        if (draft.earlier) return { answer: readKept(Decided, draft.earlier.answer) }
        const { review, account, subject } = draft.record
        if (!review || [account, subject?.account, shown].includes(staff)) throw new RecoveryError('input_not_allowed')
        if (draft.expected !== revision) throw new RecoveryError('busy')
        if (review.votes.some((cast) => cast.staff === staff)) throw new RecoveryError('input_not_allowed')
        review.votes.push({ staff, reason, at: draft.now, ...vote })
        draft.audit.actor = `staff:${staff}`
        const approvals = review.votes.filter((cast) => cast.decision === 'approve').length
        const decided =
          vote.decision === 'deny' || review.purpose === 'documents' || approvals >= draft.policy.approvers
        if (decided) await hear(draft, review.purpose, vote.decision, shown)
        const answer = { decided, case: { ...viewing(draft, 'status', undefined, draft.revision).case } }
        if (command !== undefined) draft.commands.push({ caseId, id: command, digest: body, answer: keep(answer) })
        return { answer, write: draft }
      }),
    )
  }

  async #load(caseId: string, command?: string): Promise<Draft> {
    const draft = typeof caseId === 'string' ? await Draft.load(this.#realm, caseId, command) : undefined
    if (!draft) throw new RecoveryError('input_not_allowed')
    return draft
  }
}
const Decided = z.object({ decided: z.boolean(), case: whole<View['case']>() })

async function hear(
  draft: Draft,
  purpose: string,
  decision: 'approve' | 'deny',
  account: string | undefined,
): Promise<void> {
  if (purpose !== 'documents') {
    draft.tell({ type: 'review.decided', verdict: decision })
    return
  }
  await hearIdentity(draft, 'document', decision === 'deny' ? { verdict: 'failed' } : shownBy(draft, account))
}
function shownBy({ flow }: Draft, account: string | undefined): IdentityVerdict {
  if (flow.roles.changes === 'owner') return { verdict: 'passed', of: 'owner' }
  return account === undefined ? { verdict: 'passed', of: 'nobody' } : { verdict: 'passed', of: 'another', account }
}
