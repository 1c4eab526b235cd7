import {
  businessCalendar,
  type Capability,
  type Contact,
  type Duration,
  type Effect,
  nominal,
  type Policy,
} from 'regain/core'
import type { Heard } from './heard.ts'

/** A code under way: to the address on the account or to the new one. */
export interface Sent {
  readonly kind: Contact
  readonly to: 'current' | 'replacement'
  readonly at: number
  readonly until: number
}
/** What the runtime keeps in rows beside the snapshot, as far as a person sees anything of it. */
export interface Books {
  readonly sent: readonly Sent[]
  /** What the person has begun and not finished: `passkey`, `identity` … */
  readonly begun: string | undefined
  /** Whether a new authenticator is being set up. */
  readonly enrolling: boolean
  readonly hold?: { readonly capabilities: readonly Capability[]; readonly until?: number; readonly was?: number }
  readonly reviewOverdue: boolean
  readonly ownerSignedIn: boolean
}
export const emptyBooks: Books = {
  sent: [],
  begun: undefined,
  enrolling: false,
  reviewOverdue: false,
  ownerSignedIn: false,
}

const calendar = businessCalendar()
/** A moment `duration` after `from`; business days by a calendar without holidays. */
export const later = (from: number, duration: Duration): number =>
  'businessDays' in duration && duration.businessDays > 0
    ? calendar.addBusinessDays(from, duration.businessDays)
    : from + nominal(duration)

/** What is begun by a fact, and what the answer to it ends with. */
const checks = ['passkey', 'identity', 'answers', 'federated']
const answered = new Set(['accepted', 'passed', 'scored', 'rejected', 'failed', 'exhausted'])

/** What a fact leaves behind before its effects are carried out. */
export function noteFact(books: Books, fact: Heard): Books {
  const [about = '', what = ''] = fact.type.split('.')
  if (fact.type === 'enrolment.begun') return { ...books, enrolling: true }
  if (fact.type === 'account.signedIn') return { ...books, ownerSignedIn: true }
  if (checks.includes(about) && what === 'begun') return { ...books, begun: about }
  if (about === books.begun && answered.has(what)) return { ...books, begun: undefined }
  if (!('kind' in fact)) return books
  const spent =
    fact.type === 'code.accepted' || fact.type === 'code.exhausted' || fact.type === 'account.reached'
      ? 'current'
      : fact.type === 'contact.proved' || fact.type === 'contact.exhausted' || fact.type === 'contact.refused'
        ? 'replacement'
        : undefined
  if (spent === undefined) return books
  return { ...books, sent: books.sent.filter((one) => one.kind !== fact.kind || one.to !== spent) }
}

/** What an effect changes in the rows; nothing else ever comes of it here. */
export function noteEffect(books: Books, effect: Effect, now: number, policy: Policy): Books {
  const { hold } = books
  switch (effect.type) {
    case 'code.send': {
      const { kind, to } = effect.params
      const others = books.sent.filter((one) => one.kind !== kind || one.to !== to)
      return { ...books, sent: [...others, { kind, to, at: now, until: later(now, policy.codeLife) }] }
    }
    case 'hold.place':
      return { ...books, hold: { capabilities: policy.holdFor } }
    case 'hold.start':
      return hold ? { ...books, hold: { ...hold, until: later(now, policy.hold) } } : books
    case 'hold.suspend': {
      const { capabilities = policy.holdFor, until: was = now } = hold ?? {}
      return { ...books, hold: { capabilities, was } }
    }
    case 'hold.resume':
      return hold ? { ...books, hold: { ...hold, until: Math.max(hold.was ?? 0, now) } } : books
    case 'hold.lift': {
      const { hold: _, ...rest } = books
      return rest
    }
    case 'review.escalate':
      return { ...books, reviewOverdue: true }
    case 'review.close':
      return { ...books, reviewOverdue: false }
    default:
      return books
  }
}

/** What is off now, until when; `undefined` while no end is set. */
export function restrictionsOf({ hold }: Books, now: number): { capability: Capability; until?: number }[] {
  if (!hold || (hold.until !== undefined && hold.until <= now)) return []
  const { until } = hold
  return [...hold.capabilities].sort().map((capability) => ({ capability, ...(until === undefined ? {} : { until }) }))
}
