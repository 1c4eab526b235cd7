import { TOTP } from 'otpauth'
import type { Flow } from '../../flow.ts'
import type { Courier, Message } from '../../ports/courier.ts'
import type { Risk } from '../../ports/risk.ts'
import type { Storage } from '../../ports/storage.ts'
import { Recent } from '../../recent.ts'
import { createRecovery, type Recovery, type RecoveryOptions } from '../../recovery/create.ts'
import type { LogEntry } from '../../recovery/realm.ts'
import type { Contact } from '../../vocabulary/factors.ts'
import { SimulatedHost } from './host.ts'
import { answeringAtOnce, type SimulatedVerifiers, simulatedVerifiers } from './verifiers.ts'

/** A message that went out. */
export interface Sent extends Message {
  readonly at: number
  readonly channel: Contact
  readonly key: string
}
export interface WorldOptions {
  readonly flows: readonly Flow[]
  readonly storage: Storage
  /** Milliseconds since 1970 at which the world begins; default 2026-03-02T09:00Z, a Monday. */
  readonly start?: number
  readonly recovery?: Partial<RecoveryOptions>
}

const MONDAY = Date.UTC(2026, 2, 2, 9)

/** A simulated host, post office, set of verifiers and clock around a real recovery runtime. */
export class World {
  now: number
  readonly host: SimulatedHost
  readonly sent: Sent[] = []
  readonly log: LogEntry[] = []
  /** How the risk engine answers from now on. */
  risk: Awaited<ReturnType<Risk['assess']>> = 'approve'
  /** What every port call passes through: throw or wait here to simulate a fault. */
  interfere: (port: string, key: string) => Promise<void> | void = () => undefined
  recovery: Recovery
  readonly verifiers: SimulatedVerifiers
  readonly couriers: Readonly<Record<Contact, Courier>> = {
    email: this.#courier('email'),
    phone: this.#courier('phone'),
  }
  /** Answers as `risk` says, and the same again under the same key. */
  readonly riskEngine: Risk
  readonly #options: WorldOptions

  constructor(options: WorldOptions) {
    this.#options = options
    this.now = options.start ?? MONDAY
    this.host = new SimulatedHost(() => this.now)
    this.verifiers = simulatedVerifiers({
      accounts: this.host.accounts,
      now: () => this.now,
      interfere: (port, key) => this.interfere(port, key),
    })
    const answers = new Recent<World['risk']>(10_000)
    this.riskEngine = {
      assess: async (_, key) => {
        await this.interfere('risk', key)
        const answer = answers.get(key) ?? this.risk
        answers.set(key, answer)
        return answer
      },
    }
    this.host.secretOf = (handle) => this.verifiers.secretOf(handle)
    this.recovery = this.#create()
  }

  #courier(channel: Contact): Courier {
    return {
      deliver: async (message, key) => {
        await this.interfere(channel, key)
        // as a carrier that takes one plain address and no list of them
        if (!/^[^\s,;:<>]+$/.test(message.to)) throw new Error('not an address')
        this.sent.push({ ...message, at: this.now, channel, key })
      },
    }
  }
  #create(): Recovery {
    return createRecovery({
      flows: this.#options.flows,
      realm: 'simulated',
      origin: 'https://app.example.org',
      secret: 'a secret of the simulation that has 32 bytes or more',
      storage: this.#options.storage,
      accounts: {
        find: async (identifier) => {
          await this.interfere('accounts.find', '')
          return this.host.find(identifier)
        },
        facts: async (account) => {
          await this.interfere('accounts.facts', '')
          return this.host.facts(account)
        },
        apply: async (change, options) => {
          await this.interfere('accounts.apply', options.key)
          const answer = await this.host.apply(change, options)
          await this.interfere('accounts.applied', options.key)
          return answer
        },
        freeze: async (account, reason, key) => {
          await this.interfere('accounts.freeze', key)
          return this.host.freeze(account, reason, key)
        },
      },
      email: this.couriers.email,
      sms: this.couriers.phone,
      verifiers: answeringAtOnce(this.verifiers),
      risk: this.riskEngine,
      clock: { now: () => this.now },
      log: (entry) => this.log.push(entry),
      deliverAfterCommit: false,
      ...this.#options.recovery,
    })
  }
  /** The process ends and another begins: only the storage remains. */
  restart(): void {
    this.recovery = this.#create()
  }

  /** Time passes and everything that became due has happened. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms
    for (;;) {
      await this.recovery.tick()
      const due = await this.#options.storage.nextDue()
      if (due === undefined || due > end) break
      this.now = Math.max(this.now + 1, due)
    }
    this.now = end
    await this.recovery.tick()
  }

  /** Delivers what waits and reads the newest message to an address. Throws when there is none. */
  async mail(to: string): Promise<Sent> {
    await this.recovery.tick()
    const message = this.sent.findLast((each) => each.to === to)
    if (!message) throw new Error('no message has come')
    return message
  }
  /** The newest code to an address. */
  async code(to: string): Promise<string> {
    await this.recovery.tick()
    const code = this.sent
      .filter((each) => each.to === to)
      .map(({ text }) => /\b\d{6}\b/.exec(text)?.[0])
      .findLast((found) => found !== undefined)
    if (code === undefined) throw new Error('no code has come')
    return code
  }
  /** The notice token in the newest notice to an address. */
  async noticeToken(to: string): Promise<string> {
    await this.recovery.tick()
    const token = this.sent
      .filter((each) => each.to === to)
      .map(({ text }) => /notice\/([\w.-]+)/.exec(text)?.[1])
      .findLast((found) => found !== undefined)
    if (token === undefined) throw new Error('no notice has come')
    return token
  }
  /** What the account's authenticator shows now. */
  totp(secret: string): string {
    return new TOTP({ secret, algorithm: 'SHA1', digits: 6, period: 30 }).generate({ timestamp: this.now })
  }
}
