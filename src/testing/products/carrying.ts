import type { Context } from '../../context.ts'
import type { EffectParams, EffectType } from '../../vocabulary/effects.ts'
import { nominal } from '../../vocabulary/policy.ts'
import type { Draft } from './draft.ts'
import { type Asked, after, type Case, changedBy, NOW, withOne } from './world.ts'

/** `before`: what the case remembered when it asked; a hold forgets most of it. */
export type Carrier<T extends EffectType> = (draft: Draft, one: Case, params: EffectParams<T>, before: Context) => void
type Carriers = { readonly [T in EffectType]?: Carrier<T> }
const ask =
  (asked: Asked) =>
  (_: Draft, one: Case): void => {
    one.asked = [...one.asked, asked]
  }

/** `carry.ts`, without what only tells people something. */
export const carriers: Carriers = {
  'risk.ask': ask('risk'),
  'account.freeze': ask('freeze'),
  'change.apply': (draft, one, { how }) => ask(how)(draft, one),
  'review.open'(_, one) {
    one.review = true
  },
  'review.close'(_, one) {
    one.review = false
  },
  'hold.place'(draft, one) {
    const { holdFor } = draft.part(one).policy
    draft.writeHold(one, () => undefined)
    draft.addHold(one, { caseId: one.id, capabilities: [...holdFor] })
  },
  'hold.start'(draft, one, _, { proven }) {
    const { policy } = draft.part(one)
    const account = changedBy(one)
    const until = after(policy.hold)
    draft.write(account, (ledger) => draft.model.rules.startHold(ledger, one.id, until))
    const holds = { ...draft.witness.holds }
    for (const each of policy.holdFor) {
      const key = `${account}/${each}`
      holds[key] = Math.max(holds[key] ?? 0, until)
    }
    draft.remember({ holds })
    const root = proven.find((shown) => shown === 'email' || shown === 'phone')
    if (root && one.chose) draft.write(account, (ledger) => ({ ...ledger, passwordRoot: { root, at: NOW } }))
    draft.release(one)
  },
  'hold.lift'(draft, one) {
    draft.writeHold(one, () => undefined)
  },
  'hold.suspend'(draft, one) {
    const hold = draft.holdOf(one)
    if (hold && hold.until === undefined) return
    const { capabilities = [...draft.part(one).policy.holdFor], until: was = NOW } = hold ?? {}
    draft.writeHold(one, () => undefined)
    draft.addHold(one, { caseId: one.id, capabilities, was })
  },
  'hold.resume'(draft, one) {
    draft.writeHold(one, (hold) => ({ ...hold, until: Math.max(hold.was ?? 0, NOW) }))
  },
  'contact.reserve'(draft, one, { kind }) {
    const thing = one.brought[kind]
    if (thing === undefined) return
    const own = draft.claims.some((claim) => claim.thing === thing && claim.account === one.account)
    if (own) return
    one.reserved = withOne(one.reserved, kind)
    draft.claims = [...draft.claims, { thing, kind: 'reservation', account: one.account }]
  },
  'contact.ban'(draft, one, { kinds }) {
    const account = changedBy(one)
    const leaving = one.subject === undefined ? one.contacts : one.taken
    const { ban } = draft.part(one).policy
    for (const kind of kinds) {
      const thing = leaving[kind]
      if (thing === undefined) continue
      draft.claims = draft.claims.filter(
        (claim) => claim.kind !== 'reservation' || claim.thing !== thing || claim.account !== account,
      )
      if (nominal(ban) === 0) continue
      const until = after(ban)
      draft.claims = [...draft.claims, { thing, kind: 'ban', account, until }]
      draft.remember({ bans: { ...draft.witness.bans, [thing]: until } })
    }
  },
  'obligation.place'(draft, one, { kinds }) {
    draft.write(changedBy(one), (ledger) => ({
      ...ledger,
      obligations: [
        ...ledger.obligations,
        ...kinds
          .filter((kind) => !ledger.obligations.some((each) => each.kind === kind))
          .map((kind) => ({ kind, caseId: one.id, at: NOW })),
      ],
    }))
  },
  'obligation.lift'(draft, one, { kinds }) {
    draft.write(changedBy(one), (ledger) => ({
      ...ledger,
      obligations: ledger.obligations.filter(({ kind }) => !kinds.includes(kind)),
    }))
  },
  'case.handOver'(draft, one, to) {
    draft.handOver = { from: one, to }
  },
}
