import type { AccountFacts, Accounts, Address, Binding, Change, ChangeAnswer } from '../../ports/accounts.ts'
import type { Contact, Factor, PasswordRoot } from '../../vocabulary/factors.ts'

/** An account of the simulated host. */
export interface SimulatedAccount {
  readonly id: string
  password: string
  email?: string
  phone?: string
  /** Base32. */
  totp?: string
  passkey?: string
  frozen: boolean
  revision: number
  sessions: number
  /** Until when what a hold bars is off (ms). */
  heldUntil?: number
  passwordRoot?: PasswordRoot
  /** Whether nothing is left in it. */
  empty?: boolean
  /** Its contacts were lent to another account. */
  closed?: boolean
  /** Sign-ins elsewhere that are linked to it, as `google:ada`. */
  linked?: readonly string[]
  /** Whose face the identity provider knows. */
  face?: string
}
export type NewAccount = Partial<Omit<SimulatedAccount, 'id' | 'revision' | 'frozen' | 'sessions'>> & { id: string }

/** What the host did, in order: the deliveries that properties are checked on. */
export interface HostEvent {
  readonly at: number
  readonly what: 'applied' | 'refused' | 'frozen'
  readonly account: string
  readonly key: string
  readonly change?: Change
  readonly answer?: ChangeAnswer
  /** The account before it. */
  readonly was?: SimulatedAccount
}

/** A host at rest. */
export interface KeptHost {
  readonly accounts: readonly SimulatedAccount[]
  readonly events: readonly HostEvent[]
  readonly answers: readonly (readonly [string, ChangeAnswer])[]
}

const mask = (value: string): string =>
  `${value.slice(0, 1)}••${value.includes('@') ? value.slice(value.indexOf('@')) : value.slice(-2)}`

/** An honest host in memory: unique contacts, a revision per account, one answer per key. */
export class SimulatedHost implements Accounts {
  readonly accounts: Map<string, SimulatedAccount>
  readonly events: HostEvent[]
  readonly #answers: Map<string, ChangeAnswer>
  readonly #now: () => number
  /** Turns the secret behind a handle into what the account keeps. */
  secretOf: (handle: string) => string = (handle) => handle
  constructor(now: () => number, from?: KeptHost) {
    this.#now = now
    this.accounts = new Map(from?.accounts.map((account) => [account.id, { ...account }]))
    this.events = [...(from?.events ?? [])]
    this.#answers = new Map(from?.answers)
  }
  keep(): KeptHost {
    const accounts = [...this.accounts.values()].map((account) => ({ ...account }))
    return { accounts, events: [...this.events], answers: [...this.#answers] }
  }

  add(account: NewAccount): SimulatedAccount {
    const added: SimulatedAccount = { password: 'correct horse', frozen: false, revision: 1, sessions: 1, ...account }
    this.accounts.set(added.id, added)
    return added
  }
  get(id: string): SimulatedAccount {
    const account = this.accounts.get(id)
    if (!account) throw new Error(`no account ${id}`)
    return account
  }
  /** Something about the account changes outside of any recovery. */
  touch(id: string, change: Partial<SimulatedAccount>): void {
    const account = this.get(id)
    Object.assign(account, change)
    account.revision += 1
  }

  async find({ kind, value }: Address): Promise<string | undefined> {
    for (const account of this.accounts.values()) if (account[kind] === value) return account.id
    return undefined
  }
  async facts(id: string): Promise<AccountFacts> {
    const account = this.get(id)
    const contact = (kind: Contact) => {
      const address = account[kind]
      return address === undefined ? [] : [{ kind, hint: mask(address), address }]
    }
    return {
      revision: String(account.revision),
      frozen: account.frozen,
      factors: [
        ...contact('email'),
        ...contact('phone'),
        ...(account.totp === undefined ? [] : [{ kind: 'totp' as const, hint: 'authenticator app' }]),
        ...(account.passkey === undefined ? [] : [{ kind: 'passkey' as const, hint: 'passkey' }]),
      ],
      ...(account.empty === undefined ? {} : { empty: account.empty }),
      ...(account.passwordRoot === undefined ? {} : { passwordRoot: account.passwordRoot }),
    }
  }
  async apply(change: Change, { key, ifRevision }: { key: string; ifRevision: string }): Promise<ChangeAnswer> {
    const known = this.#answers.get(key)
    if (known) return known
    const was = { ...this.get(change.account) }
    const answer = this.#apply(change, ifRevision)
    this.#answers.set(key, answer)
    this.events.push({
      at: this.#now(),
      what: answer === 'applied' ? 'applied' : 'refused',
      account: change.account,
      key,
      change,
      answer,
      was,
    })
    return answer
  }
  #apply(change: Change, ifRevision: string): ChangeAnswer {
    const account = this.get(change.account)
    if (account.frozen) return 'frozen'
    if (String(account.revision) !== ifRevision) return 'stale'
    if (change.donor) return this.#migrate(account, change.donor, change.hold.until)
    if (change.bind.some((binding) => this.#isOccupied(binding, account.id))) return 'taken'
    // a handle that nobody prepared throws here, while nothing is changed yet
    const bound = change.bind.map(
      (binding) => [binding.kind, 'address' in binding ? binding.address : this.secretOf(binding.handle)] as const,
    )
    for (const kind of change.release) this.#release(account, kind)
    for (const [kind, value] of bound) account[kind] = value
    account.heldUntil = Math.max(account.heldUntil ?? 0, change.hold.until)
    account.revision += 1
    account.sessions = 0
    return 'applied'
  }
  #isOccupied(binding: Binding, by: string): boolean {
    if (!('address' in binding)) return false
    for (const other of this.accounts.values())
      if (other[binding.kind] === binding.address && other.id !== by) return true
    return false
  }
  /** All contacts of the donor take the place of all of the account's own, and the donor is closed. */
  #migrate(
    account: SimulatedAccount,
    { account: id, ifRevision }: NonNullable<Change['donor']>,
    until: number,
  ): ChangeAnswer {
    const donor = this.get(id)
    if (donor.frozen) return 'frozen'
    if (String(donor.revision) !== ifRevision || donor.closed || donor.empty === false) return 'stale'
    for (const kind of ['email', 'phone'] as const) {
      delete account[kind]
      if (donor[kind] !== undefined) account[kind] = donor[kind]
      delete donor[kind]
    }
    donor.closed = true
    account.heldUntil = Math.max(account.heldUntil ?? 0, until)
    for (const each of [account, donor]) {
      each.revision += 1
      each.sessions = 0
    }
    return 'applied'
  }
  #release(account: SimulatedAccount, kind: Factor): void {
    delete account[kind]
  }
  async freeze(id: string, _reason: string, key: string): Promise<void> {
    const account = this.get(id)
    if (!account.frozen) this.touch(id, { frozen: true })
    this.events.push({ at: this.#now(), what: 'frozen', account: id, key })
  }
}
