import { languageFor } from '../copy.ts'
import { type Deadline, type View, viewOf } from '../view.ts'
import { nominal } from '../vocabulary/policy.ts'
import type { Answer } from './answers/answer.ts'
import { whyNot } from './disabling.ts'
import type { Draft } from './draft.ts'
import { restrictionsOf } from './ledger.ts'
import type { Ticket } from './record.ts'

const deadlineIds: Partial<Record<string, Deadline['id']>> = {
  caseLife: 'caseExpires',
  reviewTarget: 'reviewDue',
  documentsTarget: 'reviewDue',
  wait: 'waitEnds',
  hold: 'holdEnds',
}

/** A case as its person sees it. */
export function viewing(
  draft: Draft,
  mode: Ticket['mode'],
  refusal?: Answer['refusal'],
  revision = draft.expected,
): View {
  const { record, flow, policy, now } = draft
  return viewOf(flow, draft.snapshot, {
    id: record.id,
    revision,
    language: languageFor(flow.copy, record.client.locale),
    policy,
    ...(record.outcome ? { outcome: record.outcome } : {}),
    hints: record.vouched ? hintsOf(draft) : [],
    ...(record.subject ? { subject: record.subject.hints } : {}),
    deadlines: deadlinesOf(draft),
    notices: [
      ...(record.ownerSignedInAt === undefined ? [] : (['ownerSignedIn'] as const)),
      ...(draft.context.marked.includes('disputed') ? (['disputed'] as const) : []),
      ...(record.review?.overdue ? (['reviewOverdue'] as const) : []),
    ],
    restrictions: record.vouched && draft.ledger ? restrictionsOf(draft.held.doc, now) : [],
    reads: mode === 'status' || draft.isClosed,
    ...(record.challenge ? { challenge: record.challenge } : {}),
    whyNot: (type, kind) => whyNot(draft, type, kind),
    ...(refusal ? { refusal } : {}),
  })
}

/** Each factor as it is now: one that was replaced shows the new one. */
const hintsOf = ({ record, context }: Draft) =>
  record.hints.map(({ kind, hint }) => {
    const replaced = context.replaced.includes(kind) && record.replacements.find((contact) => contact.kind === kind)
    return { kind, hint: replaced ? replaced.hint : hint }
  })

function deadlinesOf(draft: Draft): Deadline[] {
  const named = draft.record.timers.flatMap(({ delay, due }) => {
    const id = deadlineIds[delay]
    return id ? [{ id, at: due }] : []
  })
  const codes = draft.record.issues.filter((issue) => issue.closedAt === undefined && issue.expiresAt > draft.now)
  return [
    ...named,
    ...codes.flatMap(({ kind, issuedAt, expiresAt }) => [
      { id: 'codeExpires' as const, kind, at: expiresAt },
      { id: 'resendAt' as const, kind, at: issuedAt + nominal(draft.policy.resendAfter) },
    ]),
  ]
}
