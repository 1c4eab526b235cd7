import { z } from 'zod'
import type { CommitResult } from '../ports/storage.ts'
import { Factor } from '../vocabulary/factors.ts'
import { Capability } from '../vocabulary/policy.ts'
import { untilWritten } from './attempts.ts'
import { Draft } from './draft.ts'
import { factsOf } from './hearing.ts'
import { type Restriction, restrictionsOf } from './ledger.ts'
import { type LedgerDraft, loadLedger } from './ledgerDraft.ts'
import type { Queues } from './queues.ts'
import { AccountId, read } from './reading.ts'
import { accountLedger, asking, type Realm } from './realm.ts'
import { hashesOf } from './recognising.ts'
import { hearSignIn } from './standing.ts'

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
  #ledger(): Promise<LedgerDraft> {
    return loadLedger(this.#realm, accountLedger(this.#account), this.#realm.clock.now())
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
      hearSignIn(draft, this.#account, used)
    })
  }

  /**
   * Credentials, contacts or a freeze of the account changed: what they fulfil is lifted, what was given up is no longer
   * reserved, and an open case hears of a freeze.
   */
  async changed(): Promise<void> {
    const facts = await asking(this.#realm, 'accounts.facts', () => factsOf(this.#realm, this.#account))
    const bound = new Set(facts.factors.map(({ kind }) => kind))
    const kept = new Set(hashesOf(this.#realm, facts))
    await untilWritten(async () => {
      const ledger = await this.#ledger()
      const { obligations, reserved } = ledger.doc
      ledger.doc.obligations = obligations.filter(({ kind }) => !bound.has(kind))
      ledger.doc.reserved = reserved.filter((hash) => kept.has(hash))
      const given = reserved.filter((hash) => !kept.has(hash))
      if (ledger.doc.obligations.length === obligations.length && given.length === 0) return { answer: undefined }
      return { answer: undefined, write: this.#write(ledger, given) }
    })
    if (facts.frozen) await this.#changing((draft) => draft.tell({ type: 'account.frozen' }))
  }

  /** Removes the person: their cases with all that rests in them. Keyed hashes of bans and running holds stay until they end. */
  async erase(): Promise<void> {
    await untilWritten(async () => {
      const ledger = await this.#ledger()
      const erased = [
        ...new Set([...ledger.doc.cases, ...(ledger.doc.changing === undefined ? [] : [ledger.doc.changing])]),
      ]
      const { reserved } = ledger.doc
      ledger.doc.reserved = []
      ledger.doc.cases = []
      ledger.doc.budgets = {}
      ledger.doc.obligations = []
      ledger.doc.denials = []
      delete ledger.doc.changing
      delete ledger.doc.lastTotpStep
      delete ledger.doc.passwordRoot
      const now = this.#now(ledger)
      for (const hold of ledger.doc.holds) hold.until ??= Math.max(now, hold.was ?? now)
      return { answer: undefined, write: this.#write(ledger, reserved, erased) }
    })
  }

  /** A ledger of the account, the contacts that are no longer reserved for it, and cases that go. */
  #write(ledger: LedgerDraft, given: readonly string[], erased: readonly string[] = []) {
    const now = this.#now(ledger)
    const contacts = given.map(
      (hash) => ({ op: 'release', hash, kind: 'reservation', account: this.#account }) as const,
    )
    return { commit: () => this.#realm.storage.commit({ now, ledgers: [ledger.write(now)], contacts, erased }) }
  }

  /** Does something to the account's open case, when there is one. */
  #changing(hear: (draft: Draft) => void): Promise<void> {
    return untilWritten(async () => {
      const { changing } = (await this.#ledger()).doc
      if (changing === undefined) return { answer: undefined }
      return { answer: undefined, write: { commit: () => this.#hear(changing, hear) } }
    })
  }
  #hear(changing: string, hear: (draft: Draft) => void): Promise<CommitResult> {
    return this.#queues.run(changing, async () => {
      const draft = await Draft.load(this.#realm, changing)
      if (!draft || draft.isClosed) return 'done'
      draft.audit.actor = 'host'
      hear(draft)
      return draft.commit()
    })
  }
}
