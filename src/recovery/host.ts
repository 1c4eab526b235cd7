import { z } from 'zod'
import { RecoveryError } from '../errors.ts'
import { type Evidence, type Factor, isFactor } from '../vocabulary/factors.ts'
import { nominal } from '../vocabulary/policy.ts'
import { AccountDoor } from './accountDoor.ts'
import { hearIdentity } from './answers/identity.ts'
import { untilWritten } from './attempts.ts'
import { Draft } from './draft.ts'
import { factsOf } from './hearing.ts'
import { keep, readKept, whole } from './kept.ts'
import { digest, equal } from './keys.ts'
import type { Queues } from './queues.ts'
import { AccountId, RedeemOptions, read } from './reading.ts'
import { asking, type Realm } from './realm.ts'
import { type Presented, readTicket, rowOf } from './tickets.ts'

const Event = z.strictObject({ eventId: z.string().regex(/^[\x21-\x7e]{1,100}$/) })
/** What a provider may report; the same facts that its check would have yielded at once. */
const Report = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('identity.passed'),
    of: z.enum(['owner', 'another', 'nobody']),
    /** Whose it is, where that is another account. */
    account: AccountId.optional(),
  }),
  z.strictObject({ type: z.literal('identity.failed') }),
])
const ofAccount = (account: string | undefined) => (account === undefined ? {} : { account })
export type Report = z.input<typeof Report>

export interface Redeemed {
  readonly account: string
  readonly methods: readonly Evidence[]
  readonly at: number
  readonly obligations: readonly { readonly kind: Factor }[]
}

const Kept = whole<Redeemed>()

/** The host's door about one ticket, and for results that come later. */
export class Host {
  readonly #realm: Realm
  readonly #queues: Queues
  constructor(realm: Realm, queues: Queues) {
    this.#realm = realm
    this.#queues = queues
  }

  /**
   * After `signedIn`: who it is, once; the host makes the session. The same command id (`options.id`) gives the same answer. Throws `RecoveryError`: `ticket_invalid` (also when the account has changed
   * since), `input_not_allowed`, `case_closed` (redeemed before), `port_failed`.
   */
  async redeem(ticket: string, options?: RedeemOptions): Promise<Redeemed> {
    const { id } = read(RedeemOptions, options)
    const redeemed = await this.#redeem(readTicket(ticket), id === undefined ? undefined : `redeem:${id}`)
    // the owner's own sign-in reaches a case that is open on the account
    const methods = redeemed.methods.filter(isFactor)
    await new AccountDoor(this.#realm, this.#queues, redeemed.account).signedIn({ methods })
    return redeemed
  }
  #redeem(presented: Presented, command: string | undefined): Promise<Redeemed> {
    return this.#queues.run(presented.caseId, () =>
      untilWritten(async () => {
        const draft = await Draft.load(this.#realm, presented.caseId, command)
        if (!draft) throw new RecoveryError('ticket_invalid')
        const row = rowOf(draft, presented)
        const { account, accountRevision, outcome, decoy, redeemedAt } = draft.record
        if (row.retired || row.mode !== 'act') throw new RecoveryError('ticket_invalid')
        if (outcome?.type !== 'signedIn' || account === undefined || decoy) throw new RecoveryError('input_not_allowed')
        // a sign-in is taken up at once or not at all
        if (draft.now - (draft.record.endedAt ?? 0) > nominal(draft.policy.idleLife))
          throw new RecoveryError('ticket_invalid')
        if (draft.earlier) return { answer: readKept(Kept, draft.earlier.answer) }
        if (redeemedAt !== undefined) throw new RecoveryError('case_closed')
        // what was shown was shown of the account as it was then: not frozen, with these credentials
        const { frozen, revision } = await asking(this.#realm, 'accounts.facts', () => factsOf(this.#realm, account))
        if (frozen || accountRevision !== revision) throw new RecoveryError('ticket_invalid')
        draft.record.redeemedAt = draft.now
        draft.audit.actor = 'host'
        const methods = draft.record.evidence.map(({ kind }) => kind)
        const obligations = draft.account.doc.obligations.map(({ kind }) => ({ kind }))
        const answer: Redeemed = { account, methods, at: draft.record.endedAt ?? draft.now, obligations }
        if (command !== undefined)
          draft.commands.push({ caseId: presented.caseId, id: command, digest: '', answer: keep(answer) })
        return { answer, write: draft }
      }),
    )
  }

  /**
   * A result that comes later, under the request id that `begin` was given; each event counts once. `false`: nobody waits for it any more.
   * Throws `RecoveryError`: `input_invalid`, `busy`.
   */
  async report(requestId: string, fact: Report, options: { readonly eventId: string }): Promise<boolean> {
    const event = `report:${read(Event, options).eventId}`
    const reported = read(Report, fact)
    const [caseId = '', secret = ''] =
      typeof requestId === 'string' && requestId.length < 100 ? requestId.split('.') : []
    return this.#queues.run(caseId, () =>
      untilWritten(async () => {
        const draft = await Draft.load(this.#realm, caseId, event)
        if (!draft || draft.earlier || draft.isClosed) return { answer: false }
        const { challenge } = draft.record
        if (challenge?.purpose !== 'identity' || !equal(challenge.request, digest(secret))) return { answer: false }
        draft.audit.actor = 'host'
        const verdict =
          reported.type === 'identity.passed'
            ? ({ verdict: 'passed', of: reported.of, ...ofAccount(reported.account) } as const)
            : ({ verdict: 'failed' } as const)
        await hearIdentity(draft, challenge.method, verdict)
        draft.commands.push({ caseId, id: event, digest: '', answer: '' })
        return { answer: true, write: draft }
      }),
    )
  }
}
