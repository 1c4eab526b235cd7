import { languageFor } from '../copy.ts'
import type { Offer } from '../offers.ts'
import { type Deadline, type InputView, type View, viewOf } from '../view.ts'
import type { Contact } from '../vocabulary/factors.ts'
import { nominal } from '../vocabulary/policy.ts'
import type { Answer } from './answers/answer.ts'
import { answerers } from './answers/index.ts'
import { guessBudget } from './budgets.ts'
import type { Draft } from './draft.ts'
import { lastIssue, liveIssue, type To } from './issues.ts'
import { exhaustedUntil, restrictionsOf } from './ledger.ts'
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
    hints: record.vouched ? record.hints : [],
    deadlines: deadlinesOf(draft),
    notices: [
      ...(record.ownerSignedInAt === undefined ? [] : (['ownerSignedIn'] as const)),
      ...(draft.context.marked.includes('disputed') ? (['disputed'] as const) : []),
      ...(record.review?.overdue ? (['reviewOverdue'] as const) : []),
    ],
    restrictions: record.vouched && draft.ledger ? restrictionsOf(draft.ledger.doc, now) : [],
    reads: mode === 'status' || draft.isClosed,
    ...(record.challenge ? { challenge: record.challenge } : {}),
    disabled: (offer) => disabledReason(draft, offer),
    ...(refusal ? { refusal } : {}),
  })
}

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

function disabledReason(draft: Draft, offer: Offer): InputView['disabled'] | 'hidden' {
  const { record, realm } = draft
  switch (offer.type) {
    case 'passkey.start':
      return realm.verifiers.passkey ? undefined : 'hidden'
    case 'passkey.finish':
      return begun(draft, 'passkey')
    case 'identity.finish':
      return begun(draft, 'identity')
    case 'answers.submit':
      return begun(draft, 'answers')
    case 'enrolment.confirm':
      return record.handles.length > 0 ? undefined : 'hidden'
    case 'code.submit':
      return codeReason(draft, offer, 'current', '')
    case 'contact.prove':
      return codeReason(draft, offer, 'replacement', 'replacement:')
    case 'code.request':
      return resendReason(draft, offer)
    case 'totp.submit':
      return guessReason(draft, 'totp')
    case 'password.submit':
      return guessReason(draft, 'password')
    default:
      return answerers[offer.type] ? undefined : 'hidden'
  }
}
const begun = (draft: Draft, purpose: string) => (draft.record.challenge?.purpose === purpose ? undefined : 'hidden')

function guessReason(draft: Draft, purpose: 'totp' | 'password'): InputView['disabled'] {
  if (!draft.ledger) return undefined
  const retryAt = exhaustedUntil(draft.ledger.doc, guessBudget(draft, purpose), draft.now)
  return retryAt === undefined ? undefined : { reason: `${purpose}_exhausted`, retryAt }
}
const contactsOf = (offer: Offer): Contact[] =>
  (offer.kinds ?? []).filter((kind) => kind === 'email' || kind === 'phone')

/** Disabled only when it is for every kind it is offered for. */
function codeReason(draft: Draft, offer: Offer, to: To, prefix: string): InputView['disabled'] {
  const kinds = contactsOf(offer)
  const live = kinds.filter((kind) => liveIssue(draft, kind, to))
  if (live.length === 0)
    return { reason: kinds.some((kind) => lastIssue(draft, kind, to)) ? 'code_expired' : 'code_none' }
  const ends = live.map(
    (kind) => draft.ledger && exhaustedUntil(draft.ledger.doc, guessBudget(draft, `${prefix}${kind}`), draft.now),
  )
  const retryAt = ends.some((end) => end === undefined) ? undefined : Math.min(...ends.map((end) => end ?? 0))
  return retryAt === undefined ? undefined : { reason: 'code_exhausted', retryAt }
}
function resendReason(draft: Draft, offer: Offer): InputView['disabled'] {
  const next = contactsOf(offer).map(
    (kind) =>
      (lastIssue(draft, kind, 'current')?.issuedAt ?? Number.NEGATIVE_INFINITY) + nominal(draft.policy.resendAfter),
  )
  const retryAt = Math.min(...next)
  return retryAt > draft.now ? { reason: 'send_too_soon', retryAt } : undefined
}
