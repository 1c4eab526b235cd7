import type { Flow } from '../../src/flow.ts'
import type { Accounts, Change } from '../../src/ports/accounts.ts'
import type { Storage } from '../../src/ports/storage.ts'
import type { LogEntry } from '../../src/recovery/realm.ts'
import type { HostEvent, NewAccount, SimulatedAccount } from '../../src/testing/simulation/host.ts'
import { type Sent, World } from '../../src/testing/simulation/world.ts'
import type { Contact } from '../../src/vocabulary/factors.ts'
import type { Chance } from './chance.ts'
import type { Faults } from './faults.ts'

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

export interface TownOptions {
  readonly flows: readonly Flow[]
  readonly storage: Storage
  readonly chance: Chance
  readonly faults: Faults
  readonly accounts: number
  readonly start: number
}
/** What the town hears of. */
export interface Hearing {
  sent(message: Sent): void
  event(event: HostEvent): void
  log(entry: LogEntry): void
  /** The host is about to be asked for a change. */
  applying(key: string, account: string): Promise<void>
}

/** A host with many accounts, the post that its people get, and a runtime that can end and begin again. */
export class Town {
  readonly world: World
  readonly #chance: Chance
  readonly #owners = new Map<string, string>()
  /** The newest code to an address, until it is used. */
  readonly #codes = new Map<string, string>()
  readonly ids: string[] = []
  #people = 0
  hearing: Hearing | undefined

  constructor({ flows, storage, chance, faults, accounts, start }: TownOptions) {
    this.#chance = chance
    const courier = (channel: Contact) => ({
      deliver: async (message: Omit<Sent, 'at' | 'channel' | 'key'>, key: string) => {
        faults.port()
        this.#deliver({ ...message, at: this.world.now, channel, key })
        // it went out and nobody will know
        faults.port()
      },
    })
    this.world = new World({
      flows,
      storage,
      start,
      recovery: {
        // read anew by every process
        get storage() {
          return faults.processOn(storage)
        },
        accounts: this.#accounts(faults),
        email: courier('email'),
        sms: courier('phone'),
        log: (entry) => this.hearing?.log(entry),
        risk: { assess: async () => chance.weighed({ approve: 80, review: 15, deny: 5 }) },
      },
    })
    this.world.interfere = () => faults.port()
    this.world.code = async (to) => this.code(to)
    for (let at = 0; at < accounts; at++) this.ids.push(this.settle(this.#person()).id)
  }
  get now(): number {
    return this.world.now
  }
  get host() {
    return this.world.host
  }

  #accounts(faults: Faults): Accounts {
    const host = () => this.world.host
    return {
      find: async ({ kind, value }) => {
        faults.port()
        const id = this.#owners.get(value)
        return id !== undefined && host().accounts.get(id)?.[kind] === value ? id : undefined
      },
      facts: async (account) => {
        faults.port()
        return host().facts(account)
      },
      apply: async (change, options) => {
        faults.port()
        await this.hearing?.applying(options.key, change.account)
        const answer = await host().apply(change, options)
        this.#changed(change)
        faults.port()
        return answer
      },
      freeze: async (account, reason, key) => {
        faults.port()
        await host().freeze(account, reason, key)
        this.#tell()
      },
    }
  }
  #changed({ account, donor }: Change): void {
    for (const id of donor ? [account, donor.account] : [account]) this.#index(this.host.get(id))
    this.#tell()
  }
  #tell(): void {
    for (const event of this.host.events.splice(0)) this.hearing?.event(event)
  }
  #index({ id, email, phone }: SimulatedAccount): void {
    for (const address of [email, phone]) if (address !== undefined) this.#owners.set(address, id)
  }
  #deliver(message: Sent): void {
    const code = /\b\d{6}\b/.exec(message.text)?.[0]
    if (code !== undefined) this.#codes.set(message.to, code)
    this.hearing?.sent(message)
  }

  /** The newest code that came to an address. Throws when none has come. */
  code(to: string): string {
    const code = this.#codes.get(to)
    if (code === undefined) throw new Error('no code has come')
    return code
  }
  settle(account: NewAccount): SimulatedAccount {
    const settled = this.host.add(account)
    this.#index(settled)
    return settled
  }
  leave(id: string): void {
    this.host.accounts.delete(id)
  }
  /** Addresses that nobody has or had. */
  fresh(): Record<Contact, string> {
    const at = ++this.#people
    return { email: `someone.${at}@example.net`, phone: `+4670${String(1_000_000 + at).padStart(7, '0')}` }
  }
  secret(): string {
    return Array.from({ length: 32 }, () => BASE32.charAt(this.#chance.below(32))).join('')
  }
  #person(): NewAccount {
    const { email, phone } = this.fresh()
    const id = `account-${this.#people}`
    const maybe = (odds: number) => this.#chance.whether(odds)
    return {
      id,
      email,
      password: `the first password of ${id}`,
      face: `face of ${id}`,
      linked: [`google:${id}`],
      ...(maybe(0.85) ? { phone } : {}),
      ...(maybe(0.65) ? { totp: this.secret() } : {}),
      ...(maybe(0.3) ? { passkey: `credential of ${id}` } : {}),
    }
  }

  /** Once a day what nobody will ask for any more goes: used codes, addresses that were given up. */
  tidy(): void {
    this.#codes.clear()
    for (const [address, id] of this.#owners) {
      const account = this.host.accounts.get(id)
      if (account?.email !== address && account?.phone !== address) this.#owners.delete(address)
    }
  }
}
