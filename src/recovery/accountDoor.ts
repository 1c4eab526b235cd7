import { z } from 'zod'
import { RecoveryError } from '../errors.ts'
import { Factor, isContact } from '../vocabulary/factors.ts'
import { Capability } from '../vocabulary/policy.ts'
import { Draft } from './draft.ts'
import { factsOf } from './hearing.ts'
import { type Restriction, restrictionsOf } from './ledger.ts'
import { LedgerDraft } from './ledgerDraft.ts'
import type { Queues } from './queues.ts'
import { read } from './reading.ts'
import { accountLedger, asking, type Realm } from './realm.ts'
import { contactHashes } from './sealing.ts'
import { hearSignIn } from './standing.ts'

const ATTEMPTS = 32
const AccountId = z.string().min(1).max(200)
const SignIn = z.strictObject({ methods: z.array(Factor).max(Factor.options.length) })

export interface Allowance {
  readonly allowed: boolean
  /** When the hold ends (ms); absent while no end is set. */
  readonly until?: number
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
      hearSignIn(draft, used)
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
      delete ledger.doc.passwordRoot
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
