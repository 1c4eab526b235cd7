import { TOTP } from 'otpauth'
import { businessCalendar } from '../../calendar.ts'
import type { Flow } from '../../flow.ts'
import type { Courier, Message } from '../../ports/courier.ts'
import type { Risk } from '../../ports/risk.ts'
import type { Storage } from '../../ports/storage.ts'
import { Recent } from '../../recent.ts'
import { createRecoveryWith, type Recovery, type RecoveryOptions, type Simulated } from '../../recovery/create.ts'
import type { LogEntry } from '../../recovery/realm.ts'
import type { Contact } from '../../vocabulary/factors.ts'
import { Chance } from './chance.ts'
import { type Faults, noFaults, type SeededFaults, seededFaults } from './faults.ts'
import { type KeptHost, SimulatedHost } from './host.ts'
import { Process } from './process.ts'
import { answeringAtOnce, type SimulatedVerifiers, simulatedVerifiers } from './verifiers.ts'

/** A message that went out. */
export interface Sent extends Message {
  readonly at: number
  readonly channel: Contact
  readonly key: string
}
export interface WorldOptions {
  readonly flows: readonly Flow[]
  /** A storage that outlives every process, or what opens it anew for each. */
  readonly storage: Storage | (() => Storage)
  /** Milliseconds since 1970 at which the world begins; default 2026-03-02T09:00Z, a Monday. */
  readonly start?: number
  readonly recovery?: Partial<RecoveryOptions>
  /** Where ids, secrets and codes come from: the same seed gives the same. Default: chance that cannot be foretold. */
  readonly seed?: number
  /** What goes wrong with the calls of the runtime, all of which are then counted. A crash is told by `Crashed`; `restart` follows. */
  readonly faults?: Faults | SeededFaults
  /** Goes on from here; the storage must be as it was then. */
  readonly from?: KeptWorld
  /** What answers in place of a runtime in this process; asked again when the world restarts. */
  readonly runtime?: (ports: RecoveryOptions) => Recovery
  /** A layer between the runtime and the storage whose calls are counted. */
  readonly between?: (storage: Storage) => Storage
}
/** A world at rest, save its storage. */
export interface KeptWorld {
  readonly now: number
  readonly calls: number
  readonly seed: number | undefined
  readonly risk: World['risk']
  readonly host: KeptHost
  readonly sent: readonly Sent[]
  readonly passwords: readonly (readonly [string, string])[]
}

/** What all keys of the simulated realm are derived from. */
export const realmSecret = 'a secret of the simulation that has 32 bytes or more'
const MONDAY = Date.UTC(2026, 2, 2, 9)
const calendar = businessCalendar({})

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
  /** What goes wrong from now on. */
  faults: Faults = noFaults
  /** Whether a fault has put the clock back. */
  wentBack = false
  /** Calls that the runtime has made, where they are counted. */
  calls = 0
  /** What went wrong so far: `<kind> <port>`, and how often. */
  readonly struck = new Map<string, number>()
  /** Told of every counted call that is really made. */
  made: (port: string) => void = () => undefined
  /** New passwords by their handles, until the change is made. */
  readonly passwords: Map<string, string>
  recovery: Recovery
  readonly verifiers: SimulatedVerifiers
  readonly couriers: Readonly<Record<Contact, Courier>> = {
    email: this.#courier('email'),
    phone: this.#courier('phone'),
  }
  /** Answers as `risk` says, and the same again under the same key. */
  readonly riskEngine: Risk
  readonly #options: WorldOptions
  readonly #chance: Chance | undefined
  #storage: Storage
  #process: Process | undefined

  constructor(options: WorldOptions) {
    const { from, faults, seed = from?.seed } = options
    this.#options = options
    this.now = from?.now ?? options.start ?? MONDAY
    this.calls = from?.calls ?? 0
    if (from) this.risk = from.risk
    this.sent.push(...(from?.sent ?? []))
    this.passwords = new Map(from?.passwords)
    this.#chance = seed === undefined ? undefined : new Chance(seed)
    if (faults) this.faults = typeof faults === 'function' ? faults : seededFaults(faults)
    this.host = new SimulatedHost(() => this.now, from?.host)
    this.verifiers = simulatedVerifiers({
      accounts: this.host.accounts,
      now: () => this.now,
      interfere: (port, key) => this.interfere(port, key),
      passwords: this.passwords,
    })
    this.host.secretOf = (handle) => this.verifiers.secretOf(handle)
    const answers = new Recent<World['risk']>(10_000)
    this.riskEngine = {
      assess: async (_, key) => {
        await this.interfere('risk', key)
        const answer = answers.get(key) ?? this.risk
        answers.set(key, answer)
        return answer
      },
    }
    this.#storage = this.#open()
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
  #open(): Storage {
    const { storage } = this.#options
    return typeof storage === 'function' ? storage() : storage
  }
  #create(): Recovery {
    const ports: RecoveryOptions = { ...this.#ports(), ...this.#options.recovery }
    const chance = this.#chance
    const simulated: Simulated = chance ? { random: (count) => chance.bytes(count) } : {}
    const { between = (storage) => storage, runtime } = this.#options
    if (runtime) return runtime(ports)
    if (!this.#options.faults) return createRecoveryWith({ ...ports, storage: between(ports.storage) }, simulated)
    const { email, sms, risk, log, clock, verifiers } = ports
    const process = new Process(this)
    this.#process = process
    const each = Object.entries(verifiers).map(([name, verifier]) => [name, process.through(name, verifier)])
    const recovery = createRecoveryWith(
      {
        ...ports,
        storage: between(process.through('storage', ports.storage)),
        accounts: process.through('accounts', ports.accounts),
        ...(email ? { email: process.through('email', email) } : {}),
        ...(sms ? { sms: process.through('sms', sms) } : {}),
        ...(risk ? { risk: process.through('risk', risk) } : {}),
        verifiers: Object.fromEntries(each),
        ...(clock ? { clock: process.clock(() => clock.now()) } : {}),
        ...(log ? { log: process.whileAlive(log) } : {}),
      },
      { ...simulated, later: process.later },
    )
    return process.answering(recovery)
  }
  #ports(): RecoveryOptions {
    return {
      flows: this.#options.flows,
      realm: 'simulated',
      origin: 'https://app.example.org',
      secret: realmSecret,
      storage: this.#storage,
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
      calendar,
      clock: { now: () => this.now },
      log: (entry) => this.log.push(entry),
      deliverAfterCommit: false,
    }
  }
  /** Whether the process has ended and no other has begun. */
  get isDown(): boolean {
    return this.#process?.isDead ?? false
  }
  /** The process ends and another begins: only the storage remains. */
  restart(): void {
    this.#process?.die()
    if (typeof this.#options.storage === 'function') {
      void this.#storage.close()
      this.#storage = this.#open()
    }
    this.recovery = this.#create()
  }
  /** Everything but the storage, to go on from later. */
  keep(): KeptWorld {
    const { now, calls, risk, sent, passwords } = this
    return {
      now,
      calls,
      risk,
      seed: this.#chance?.seed,
      host: this.host.keep(),
      sent: [...sent],
      passwords: [...passwords],
    }
  }

  /** Time passes and everything that became due has happened. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms
    for (;;) {
      await this.recovery.tick()
      const due = await this.#storage.nextDue()
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
