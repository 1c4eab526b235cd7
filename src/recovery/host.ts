import { z } from 'zod'
import { RecoveryError } from '../errors.ts'
import { Contact, Factor, isContact } from '../vocabulary/factors.ts'
import { Capability, nominal } from '../vocabulary/policy.ts'
import { parseAddress } from './addresses.ts'
import { hearIdentity } from './answers/identity.ts'
import { Draft, LedgerDraft } from './draft.ts'
import { factsOf } from './hearing.ts'
import { digest, equal } from './keys.ts'
import { type Restriction, restrictionsOf } from './ledger.ts'
import type { Queues } from './queues.ts'
import { read } from './reading.ts'
import { accountLedger, asking, type Realm } from './realm.ts'
import { contactHashes } from './sealing.ts'
import { readTicket, rowOf } from './tickets.ts'

const ATTEMPTS = 32
const AccountId = z.string().min(1).max(200)
const SignIn = z.strictObject({ methods: z.array(Factor).max(Factor.options.length) })
const Event = z.strictObject({ eventId: z.string().regex(/^[\x21-\x7e]{1,100}$/) })
/** What a provider may report; the same facts that its check would have yielded at once. */
const Report = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('identity.passed'), of: z.enum(['owner', 'another', 'nobody']) }),
  z.strictObject({ type: z.literal('identity.failed') }),
])
export type Report = z.input<typeof Report>

export interface Allowance {
  readonly allowed: boolean
  /** When the hold ends (ms); absent while no end is set. */
  readonly until?: number
  readonly obligations: readonly { readonly kind: Factor }[]
}
export interface Redeemed {
  readonly account: string
  readonly methods: readonly string[]
  readonly at: number
  readonly obligations: readonly { readonly kind: Factor }[]
}

/** The host's door about one account. */
export class AccountDoor {
  readonly #realm: Realm
  readonly #queues: Queues
  readonly #account: string
  constructor(realm: Realm, queues: Queues, account: string) {
    this.#realm = realm
    this.#queues = queues
    this.#account = read(AccountId, account)
  }
  async #ledger(): Promise<LedgerDraft> {
    const key = accountLedger(this.#account)
    const [stored] = await this.#realm.storage.ledgers([key])
    return new LedgerDraft(key, stored, this.#realm.clock.now())
  }
  #now(ledger: LedgerDraft): number {
    return Math.max(this.#realm.clock.now(), ledger.doc.at)
  }

  /** Whether a capability is free of holds now. */
  async allows(capability: Capability): Promise<Allowance> {
    const wanted = read(Capability, capability)
    const ledger = await this.#ledger()
    const found = restrictionsOf(ledger.doc, this.#now(ledger)).find((restriction) => restriction.capability === wanted)
    return {
      allowed: !found,
      ...(found?.until === undefined ? {} : { until: found.until }),
      obligations: ledger.doc.obligations.map(({ kind }) => ({ kind })),
    }
  }
  async restrictions(): Promise<readonly Restriction[]> {
    const ledger = await this.#ledger()
    return restrictionsOf(ledger.doc, this.#now(ledger))
  }

  /** The owner signed in by themselves, with these factors: an open case that calls one of them lost is cancelled. */
  async signedIn(signIn: { readonly methods: readonly Factor[] }): Promise<void> {
    const { methods: used } = read(SignIn, signIn)
    await this.#changing((draft) => {
      const using = draft.context.lost.some((kind) => used.includes(kind)) ? 'lost' : 'other'
      draft.record.ownerSignedInAt = draft.now
      draft.tell({ type: 'account.signedIn', using })
    })
  }

  /**
   * Credentials, contacts or a freeze of the account changed: what they fulfil is lifted, what was given up is no longer
   * reserved, and an open case hears of a freeze.
   */
  async changed(): Promise<void> {
    const facts = await asking(this.#realm, 'accounts.facts', () => factsOf(this.#realm, this.#account))
    const bound = new Set(facts.factors.map(({ kind }) => kind))
    const kept = new Set(
      facts.factors.flatMap(({ kind, address }) =>
        isContact(kind) && address !== undefined ? contactHashes(this.#realm.keys, kind, address) : [],
      ),
    )
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const ledger = await this.#ledger()
      const { obligations, reserved } = ledger.doc
      ledger.doc.obligations = obligations.filter(({ kind }) => !bound.has(kind))
      ledger.doc.reserved = reserved.filter((hash) => kept.has(hash))
      const given = reserved.filter((hash) => !kept.has(hash))
      if (ledger.doc.obligations.length === obligations.length && given.length === 0) break
      const now = this.#now(ledger)
      const contacts = given.map(
        (hash) => ({ op: 'release', hash, kind: 'reservation', account: this.#account }) as const,
      )
      if ((await this.#realm.storage.commit({ now, ledgers: [ledger.write(now)], contacts })) === 'done') break
    }
    if (facts.frozen) await this.#changing((draft) => draft.tell({ type: 'account.frozen' }))
  }

  /** Removes the person: their cases with all that rests in them. Keyed hashes of bans and running holds stay until they end. */
  async erase(): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const ledger = await this.#ledger()
      const erased = [
        ...new Set([...ledger.doc.cases, ...(ledger.doc.changing === undefined ? [] : [ledger.doc.changing])]),
      ]
      const now = this.#now(ledger)
      const contacts = ledger.doc.reserved.map(
        (hash) => ({ op: 'release', hash, kind: 'reservation', account: this.#account }) as const,
      )
      ledger.doc.reserved = []
      ledger.doc.cases = []
      ledger.doc.budgets = {}
      ledger.doc.obligations = []
      ledger.doc.denials = []
      delete ledger.doc.changing
      delete ledger.doc.lastTotpStep
      for (const hold of ledger.doc.holds) hold.until ??= Math.max(now, hold.was ?? now)
      if ((await this.#realm.storage.commit({ now, ledgers: [ledger.write(now)], contacts, erased })) === 'done') return
    }
    throw new RecoveryError('busy')
  }

  /** Does something to the account's open case, when there is one. */
  async #changing(hear: (draft: Draft) => void): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { changing } = (await this.#ledger()).doc
      if (changing === undefined) return
      const done = await this.#queues.run(changing, async () => {
        const draft = await Draft.load(this.#realm, changing)
        if (!draft || draft.isClosed) return true
        draft.audit.actor = 'host'
        hear(draft)
        return (await draft.commit()) === 'done'
      })
      if (done) return
    }
    throw new RecoveryError('busy')
  }
}

/** The host's door about one contact. */
export class ContactDoor {
  readonly #realm: Realm
  readonly #hashes: readonly string[]
  /** Throws `RecoveryError` (`input_invalid`). */
  constructor(realm: Realm, kind: Contact, value: string) {
    const address = parseAddress(read(Contact, kind), read(z.string().max(254), value))
    if (!address) throw new RecoveryError('input_invalid')
    this.#realm = realm
    this.#hashes = contactHashes(realm.keys, address.kind, address.value)
  }
  /** Whether the contact may be registered or bound: not banned, and not reserved by a case. */
  async allows(what: 'register'): Promise<{ readonly allowed: boolean; readonly until?: number }> {
    read(z.literal('register'), what)
    const now = this.#realm.clock.now()
    const claims = (await this.#realm.storage.contacts(this.#hashes)).filter(
      ({ until = Number.POSITIVE_INFINITY }) => until > now,
    )
    if (claims.length === 0) return { allowed: true }
    const until = Math.max(...claims.map((claim) => claim.until ?? Number.POSITIVE_INFINITY))
    return { allowed: false, ...(Number.isFinite(until) ? { until } : {}) }
  }
}

export class Host {
  readonly #realm: Realm
  readonly #queues: Queues
  constructor(realm: Realm, queues: Queues) {
    this.#realm = realm
    this.#queues = queues
  }

  /** After `signedIn`: who it is, once; the host makes the session. Throws `RecoveryError`: `ticket_invalid`, `input_not_allowed`, `case_closed` (redeemed before). */
  async redeem(ticket: string): Promise<Redeemed> {
    const presented = readTicket(ticket)
    return this.#queues.run(presented.caseId, async () => {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const draft = await Draft.load(this.#realm, presented.caseId)
        if (!draft) throw new RecoveryError('ticket_invalid')
        const row = rowOf(draft, presented)
        const { account, outcome, decoy, redeemedAt } = draft.record
        if (row.retired || row.mode !== 'act') throw new RecoveryError('ticket_invalid')
        if (outcome?.type !== 'signedIn' || account === undefined || decoy) throw new RecoveryError('input_not_allowed')
        if (redeemedAt !== undefined) throw new RecoveryError('case_closed')
        // a sign-in is taken up at once or not at all
        if (draft.now - (draft.record.endedAt ?? 0) > nominal(draft.policy.idleLife))
          throw new RecoveryError('ticket_invalid')
        draft.record.redeemedAt = draft.now
        draft.audit.actor = 'host'
        const methods = draft.record.evidence.map(({ kind }) => kind)
        const obligations = draft.account.doc.obligations.map(({ kind }) => ({ kind }))
        if ((await draft.commit()) === 'done')
          return { account, methods, at: draft.record.endedAt ?? draft.now, obligations }
      }
      throw new RecoveryError('busy')
    })
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
    return this.#queues.run(caseId, async () => {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const draft = await Draft.load(this.#realm, caseId, event)
        if (!draft || draft.earlier || draft.isClosed) return false
        const { challenge } = draft.record
        if (challenge?.purpose !== 'identity' || !equal(challenge.request, digest(secret))) return false
        draft.audit.actor = 'host'
        const verdict =
          reported.type === 'identity.passed'
            ? ({ verdict: 'passed', of: reported.of } as const)
            : ({ verdict: 'failed' } as const)
        hearIdentity(draft, challenge.method ?? 'face', verdict)
        draft.commands.push({ caseId, id: event, digest: '', answer: '' })
        if ((await draft.commit()) === 'done') return true
      }
      throw new RecoveryError('busy')
    })
  }
}
