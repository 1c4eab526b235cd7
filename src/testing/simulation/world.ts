import { TOTP } from 'otpauth'
import { totpVerifier } from '../../adapters/totp.ts'
import type { Flow } from '../../flow.ts'
import type { Message } from '../../ports/courier.ts'
import type { Risk } from '../../ports/risk.ts'
import type { Storage } from '../../ports/storage.ts'
import type { Verifiers } from '../../ports/verifier.ts'
import { createRecovery, type Recovery, type RecoveryOptions } from '../../recovery/create.ts'
import type { LogEntry } from '../../recovery/realm.ts'
import type { Contact } from '../../vocabulary/factors.ts'
import { SimulatedHost } from './host.ts'

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
  readonly #options: WorldOptions
  readonly #verifiers: Verifiers
  /** New passwords by their handles, until the change is made. */
  readonly #passwords = new Map<string, string>()

  constructor(options: WorldOptions) {
    this.#options = options
    this.now = options.start ?? MONDAY
    this.host = new SimulatedHost(() => this.now)
    const totp = totpVerifier({
      secrets: { get: async (account) => (account === null ? undefined : this.host.accounts.get(account)?.totp) },
      key: 'a key for enrolments in simulations, 32 bytes and more',
      issuer: 'Simulated',
      label: (account) => account,
      clock: { now: () => this.now },
    })
    this.host.secretOf = (handle) => this.#passwords.get(handle) ?? totp.secretOf(handle)
    this.#verifiers = {
      totp: {
        check: async (request, code, key) => {
          await this.interfere('totp', key)
          return totp.check(request, code, key)
        },
        prepare: async (request, key) => {
          await this.interfere('enrolment', key)
          return totp.prepare(request, key)
        },
      },
      password: {
        check: async ({ account }, password, key) => {
          await this.interfere('password', key)
          return { verdict: account !== null && this.host.get(account).password === password ? 'passed' : 'failed' }
        },
        prepare: async ({ account }, password, key) => {
          await this.interfere('newPassword', key)
          if (password.length < 8) return { refused: 'weak' }
          if (account !== null && this.host.get(account).password === password) return { refused: 'same' }
          this.#passwords.set(key, password)
          return { handle: key }
        },
      },
      passkey: {
        begin: async (_, key) => ({ challenge: key }),
        check: async ({ account }, response, key) => {
          await this.interfere('passkey', key)
          const shown = response['credential']
          const isOwn = account !== null && shown !== undefined && this.host.get(account).passkey === shown
          return { verdict: isOwn ? 'passed' : 'failed' }
        },
      },
      identity: {
        begin: async ({ request = '' }) => ({ url: 'https://identity.example', request }),
        check: async ({ account, method }, response, key) => {
          await this.interfere('identity', key)
          const { face } = response
          if (face === undefined || face === 'unclear')
            return { verdict: method === 'document' && face === undefined ? 'pending' : 'failed' }
          if (account !== null && this.host.get(account).face === face) return { verdict: 'passed', of: 'owner' }
          const other = [...this.host.accounts.values()].find((each) => each.face === face)
          return { verdict: 'passed', ...(other ? { of: 'another', account: other.id } : { of: 'nobody' }) }
        },
      },
      botCheck: {
        check: async (_, { person }, key) => {
          await this.interfere('botCheck', key)
          return { verdict: person === 'yes' ? 'passed' : 'failed' }
        },
      },
      federated: {
        begin: async ({ provider = '', request = '' }) => ({ url: `https://${provider}.example`, state: request }),
        check: async ({ provider = '' }, { user }, key) => {
          await this.interfere('federated', key)
          if (user === undefined) return { verdict: 'failed' }
          const linked = [...this.host.accounts.values()].find((each) => each.linked?.includes(`${provider}:${user}`))
          return { verdict: 'passed', account: linked?.id ?? null }
        },
      },
      answers: {
        begin: async () => ({ questions: ['When was the account opened?', 'What was your last trade?'] }),
        check: async (_, { band }, key) => {
          await this.interfere('answers', key)
          return band === 'strong' || band === 'fair' || band === 'weak'
            ? { verdict: 'passed', band }
            : { verdict: 'failed' }
        },
      },
    }
    this.recovery = this.#create()
  }

  #create(): Recovery {
    const courier = (channel: Contact) => ({
      deliver: async (message: Message, key: string) => {
        await this.interfere(channel, key)
        this.sent.push({ ...message, at: this.now, channel, key })
      },
    })
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
      email: courier('email'),
      sms: courier('phone'),
      verifiers: this.#verifiers,
      risk: {
        assess: async (_, key) => {
          await this.interfere('risk', key)
          return this.risk
        },
      },
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
