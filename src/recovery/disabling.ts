import { decide } from '../deciding.ts'
import type { WhyNot } from '../view.ts'
import { type Contact, type Factor, isContact } from '../vocabulary/factors.ts'
import type { InputType } from '../vocabulary/inputs.ts'
import { nominal } from '../vocabulary/policy.ts'
import { answerers } from './answers/index.ts'
import { guessBudget } from './budgets.ts'
import type { Draft } from './draft.ts'
import { lastIssue, liveIssue, type To } from './issues.ts'
import { exhaustedUntil } from './ledger.ts'

/** Why an input that the state offers cannot be used now, for one factor where it names one; `hidden`: not at all. */
export function whyNot(draft: Draft, type: InputType, kind: Factor | undefined): WhyNot | 'hidden' | undefined {
  const { record, realm } = draft
  switch (type) {
    case 'passkey.start':
      return realm.verifiers.passkey ? undefined : 'hidden'
    case 'passkey.finish':
      return begun(draft, 'passkey')
    case 'identity.finish':
      // while people look at documents there is nothing to finish
      return record.review ? 'hidden' : begun(draft, 'identity')
    case 'answers.submit':
      return begun(draft, 'answers')
    case 'federated.start':
      return draft.policy.providers.length > 0 ? undefined : 'hidden'
    case 'federated.finish':
      return begun(draft, 'federated')
    case 'login.return':
      return goesBack(draft) ? undefined : 'hidden'
    case 'key.confirmSaved':
    case 'enrolment.confirm':
      return record.handles.length > 0 ? undefined : 'hidden'
    case 'account.reach':
    case 'code.submit':
      return kind && isContact(kind) ? noCode(draft, kind, 'current', kind) : undefined
    case 'contact.prove':
      return kind && isContact(kind) ? noCode(draft, kind, 'replacement', `replacement:${kind}`) : undefined
    case 'code.request':
      return kind && isContact(kind) ? tooSoon(draft, kind) : undefined
    case 'totp.submit':
      return spent(draft, 'totp', 'totp_exhausted')
    case 'password.submit':
      return spent(draft, 'password', 'password_exhausted')
    default:
      return answerers[type] ? undefined : 'hidden'
  }
}

/** Whether the flow that the case would hand over to is there. */
const goesBack = ({ realm, flow, snapshot }: Draft): boolean =>
  decide(flow.machine, snapshot, { type: 'login.returned' }).effects.some(
    (effect) => effect.type === 'case.handOver' && realm.flows.has(effect.params.flow),
  )

const begun = (draft: Draft, purpose: string) => (draft.record.challenge?.purpose === purpose ? undefined : 'hidden')

function spent(draft: Draft, purpose: string, reason: WhyNot['reason']): WhyNot | undefined {
  if (!draft.ledger) return undefined
  const retryAt = exhaustedUntil(draft.ledger.doc, guessBudget(draft, purpose), draft.now)
  return retryAt === undefined ? undefined : { reason, retryAt }
}
function noCode(draft: Draft, kind: Contact, to: To, purpose: string): WhyNot | undefined {
  if (liveIssue(draft, kind, to)) return spent(draft, purpose, 'code_exhausted')
  return { reason: lastIssue(draft, kind, to) ? 'code_expired' : 'code_none' }
}
function tooSoon(draft: Draft, kind: Contact): WhyNot | undefined {
  const last = lastIssue(draft, kind, 'current')
  const retryAt = last && last.issuedAt + nominal(draft.policy.resendAfter)
  return retryAt !== undefined && retryAt > draft.now ? { reason: 'send_too_soon', retryAt } : undefined
}
