import type { Effect, EffectParams, EffectType, Notice } from '../vocabulary/effects.ts'
import { nominal } from '../vocabulary/policy.ts'
import type { Draft } from './draft.ts'
import { after } from './due.ts'
import { issueGroup, liveIssue } from './issues.ts'
import { exhaustedUntil, spend } from './ledger.ts'
import type { Outgoing } from './outgoing.ts'
import { changedAccount } from './record.ts'
import { release } from './taking.ts'

const DAY = 86_400_000

/** Puts an effect into the outbox. */
function send(draft: Draft, key: string, queue: string, outgoing: Outgoing, group?: string): void {
  draft.effects.push({
    key,
    caseId: draft.record.id,
    queue,
    ...(group === undefined ? {} : { group }),
    due: draft.now,
    body: JSON.stringify(outgoing),
  })
}
const accountQueue = (draft: Draft): string => `case:${draft.record.id}`
const holdOf = (draft: Draft) => draft.held.doc.holds.find((hold) => hold.caseId === draft.record.id)

/** Notices that a caller could bring about again and again: so many a day and account, over all cases. */
const capped: Partial<Record<Notice, number>> = { guessing: 4, started: 8, cancelled: 8, blocked: 8 }

function mayTell(draft: Draft, notice: Notice): boolean {
  const limit = capped[notice]
  if (limit === undefined) return true
  const budget = { purpose: `notice:${notice}`, lane: 'vouched', limit, windowMs: DAY } as const
  if (exhaustedUntil(draft.account.doc, budget, draft.now) !== undefined) return false
  draft.change((ledger) => spend(ledger, budget, draft.now))
  return true
}

/** Contacts that the change takes off: the account's own, or all of the account that another's contacts go to. */
const contactsChanged = ({ record }: Draft) =>
  record.subject ? record.roll.filter(({ origin }) => origin === 'subject') : record.contacts

type Carriers = { readonly [T in EffectType]: (draft: Draft, params: EffectParams<T>, key: string) => void }

const carriers: Carriers = {
  'code.send'(draft, { kind, to }, key) {
    const issue = liveIssue(draft, kind, to)
    if (!issue) return
    const address = to === 'current' ? draft.record.contacts : draft.record.replacements
    // before anything is known of the account its address is looked up when the code goes out
    const hash = address.find((contact) => contact.kind === kind)?.hash ?? `of:${draft.record.account ?? ''}`
    send(draft, key, `${kind}:${hash}`, { type: 'code', nonce: issue.nonce }, issueGroup(draft.record.id, kind, to))
  },
  notify(draft, { notice }, key) {
    const { record } = draft
    if (record.account === undefined || record.decoy || !mayTell(draft, notice)) return
    if (notice === 'guessing' && record.roll.length === 0)
      return send(draft, key, accountQueue(draft), { type: 'guessing' })
    for (const { id, kind, hash } of record.roll) {
      send(draft, `${key}/${id}`, `${kind}:${hash}`, { type: 'notice', notice, entry: id })
    }
  },
  'risk.ask'(draft, _, key) {
    send(draft, key, accountQueue(draft), { type: 'risk' })
  },
  'change.apply'(draft, params, key) {
    send(draft, key, accountQueue(draft), { type: 'apply', ...params })
  },
  'account.freeze'(draft, _, key) {
    send(draft, key, accountQueue(draft), { type: 'freeze' })
  },
  'review.open'(draft, { purpose }) {
    draft.record.review = { purpose, since: draft.now, overdue: false, votes: [] }
  },
  'review.escalate'(draft) {
    if (draft.record.review) draft.record.review.overdue = true
    draft.afterCommit.push(() => draft.realm.log({ event: 'escalated', caseId: draft.record.id, what: 'review' }))
  },
  'review.close'(draft) {
    for (const ticket of draft.record.tickets) ticket.lastAt = draft.now
    delete draft.record.review
  },
  'apply.escalate'(draft) {
    draft.afterCommit.push(() => draft.realm.log({ event: 'escalated', caseId: draft.record.id, what: 'apply' }))
  },
  'hold.place'(draft) {
    draft.changeHeld((ledger) => {
      ledger.holds = [
        ...ledger.holds.filter((hold) => hold.caseId !== draft.record.id),
        { caseId: draft.record.id, capabilities: [...draft.policy.holdFor] },
      ]
    })
  },
  'hold.start'(draft) {
    draft.changeHeld((ledger) => {
      const hold = holdOf(draft)
      if (hold) hold.until = after(draft, draft.policy.hold, draft.now)
      const root = draft.context.proven.find((shown) => shown === 'email' || shown === 'phone')
      if (root && draft.record.handles.some(({ kind }) => kind === 'password'))
        ledger.passwordRoot = { root, at: draft.now }
    })
    release(draft)
  },
  'hold.lift'(draft) {
    draft.changeHeld((ledger) => {
      ledger.holds = ledger.holds.filter((hold) => hold.caseId !== draft.record.id)
    })
  },
  'hold.suspend'(draft) {
    const { id: caseId } = draft.record
    const hold = holdOf(draft)
    if (hold && hold.until === undefined) return
    // a hold that ended while its timer was still to fire may have been tidied away
    const { capabilities = [...draft.policy.holdFor], until: was = draft.now } = hold ?? {}
    draft.changeHeld((ledger) => {
      ledger.holds = [...ledger.holds.filter((each) => each !== hold), { caseId, capabilities, was }]
    })
  },
  'hold.resume'(draft) {
    draft.changeHeld(() => {
      const hold = holdOf(draft)
      if (hold) hold.until = Math.max(hold.was ?? 0, draft.now)
    })
  },
  'contact.reserve'(draft, { kind }) {
    const { account, id: caseId, replacements } = draft.record
    const replacement = replacements.find((contact) => contact.kind === kind)
    if (!replacement || account === undefined) return
    replacement.reserved = !replacement.owned
    draft.contacts.push({
      op: 'claim',
      row: { hash: replacement.hash, kind: 'reservation', account, caseId },
      also: replacement.also,
    })
  },
  'contact.ban'(draft, { kinds }) {
    const { id: caseId } = draft.record
    const account = changedAccount(draft.record)
    if (account === undefined) return
    for (const { hash } of contactsChanged(draft).filter((contact) => kinds.includes(contact.kind))) {
      draft.contacts.push({ op: 'release', hash, kind: 'reservation', account })
      if (nominal(draft.policy.ban) > 0) {
        const until = after(draft, draft.policy.ban, draft.now)
        draft.contacts.push({ op: 'claim', row: { hash, kind: 'ban', account, caseId, until }, also: [] })
      }
    }
  },
  'obligation.place'(draft, { kinds }) {
    if (kinds.length === 0) return
    draft.changeHeld((ledger) => {
      const standing = new Set(ledger.obligations.map((obligation) => obligation.kind))
      for (const kind of kinds)
        if (!standing.has(kind)) ledger.obligations.push({ kind, caseId: draft.record.id, at: draft.now })
    })
  },
  'obligation.lift'(draft, { kinds }) {
    if (!draft.held.doc.obligations.some((obligation) => kinds.includes(obligation.kind))) return
    draft.changeHeld((ledger) => {
      ledger.obligations = ledger.obligations.filter((obligation) => !kinds.includes(obligation.kind))
    })
  },
  'case.handOver'(draft, { flow, carry }) {
    draft.handOver = { flow, carry }
  },
}

/** Does inside the commit what belongs to it, and queues the rest under its key. */
export function carryOut<T extends EffectType>(draft: Draft, effect: Effect<T> & { type: T }, key: string): void {
  const carrier: (draft: Draft, params: EffectParams<T>, key: string) => void = carriers[effect.type]
  carrier(draft, effect.params, key)
}
