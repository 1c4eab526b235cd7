import {
  type Capability,
  type Contact,
  type ErrorCode,
  type Factor,
  type Flow,
  Notice,
  type PolicySheet,
  type RecoveryOptions,
  type Storage,
} from 'regain'
import type { NewAccount, SimulatedAccount } from '../../../src/testing/host.ts'
import { type Sent, World } from '../../../src/testing/world.ts'
import { ADA, adaWith, BOB } from './people.ts'
import { type Line, msOf, type Span, saysSpan, saysTime, type Who } from './transcript.ts'
import { isFault, Visitor } from './visitor.ts'

export interface Scenario {
  /** `exchange/what-happens`. */
  readonly name: string
  readonly flow: Flow
  /** One line for people. */
  readonly says: string
  readonly preset?: 'hardened'
  /** Policy values that this story needs; the stricter count. */
  readonly policy?: Partial<PolicySheet>
  /** What guards Ada's account beside the password. */
  readonly has?: readonly Factor[]
  /** When it begins (ms); default a Monday, 09:00 UTC. */
  readonly start?: number
  /** How the host set the library up, where that differs. */
  readonly recovery?: Partial<RecoveryOptions>
  readonly run: (story: Story) => Promise<void>
}
export const scenario = (told: Scenario): Scenario => told

/** A story did not go as told. */
export class Unmet extends Error {
  override readonly name = 'Unmet'
}

interface OpenStory {
  readonly as?: string
  readonly client?: {
    readonly channel?: 'web' | 'android' | 'ios'
    readonly locale?: string
    readonly version?: string
  }
  readonly recognised?: boolean
}

/** A simulated exchange in which one scenario is played, and the transcript of what happened. */
export class Story {
  readonly world: World
  readonly flow: Flow
  readonly storage: Storage
  readonly lines: Line[] = []
  /** Faults of ports: throw or wait in here. */
  fault: World['interfere'] = () => undefined
  readonly #cases = new Set<string>()
  readonly #seen = { sent: 0, events: 0, log: 0 }
  #checks = 0

  constructor({ flow, preset, policy, has = ['email', 'phone', 'totp'], start, recovery }: Scenario, storage: Storage) {
    const laid = preset ? flow.with({ policy: preset }) : flow
    this.flow = policy ? laid.with({ policy }) : laid
    this.storage = storage
    this.world = new World({
      flows: [this.flow],
      storage,
      ...(start === undefined ? {} : { start }),
      ...(recovery ? { recovery } : {}),
    })
    this.world.interfere = async (port, key) => {
      await this.fault(port, key)
      if (port !== 'accounts.applied') return
      this.#note()
      await this.#holdPrecedesChange(key)
    }
    this.world.host.add(adaWith(has))
    this.world.host.add(BOB)
  }

  /* what happens */

  async open({ as = 'Ada', ...options }: OpenStory = {}): Promise<Visitor> {
    const { channel = 'web', locale = 'en', version } = options.client ?? {}
    this.tell('person', `${as} opens ${this.flow.id}${version === undefined ? '' : ` with version ${version}`}`)
    const answered = await this.world.recovery.open(this.flow.id, {
      client: { channel, locale, ...(version === undefined ? {} : { version }) },
      recognised: options.recognised ?? false,
    })
    this.tell('screen', `${as} sees “${answered.view.step.title}” [${answered.view.step.name}]`)
    this.#cases.add(answered.view.case.id)
    await this.settle()
    return new Visitor(this, as, answered)
  }
  /** Time passes. */
  async pass(span: Span): Promise<void> {
    this.tell('clock', `${saysSpan(span)} pass, until ${saysTime(this.world.now + msOf(span))}`)
    await this.world.pass(msOf(span))
    this.#note()
  }
  /** Time passes up to a moment (ms). */
  passUntil(at: number): Promise<void> {
    return this.pass({ seconds: (at - this.world.now) / 1_000 })
  }
  /** What is due happens. */
  async settle(): Promise<void> {
    await this.world.recovery.tick()
    this.#note()
  }
  /** The newest code that came to an address. */
  async code(to: string): Promise<string> {
    await this.settle()
    return this.world.code(to)
  }
  /** Six digits that are not that code. */
  async wrong(to: string): Promise<string> {
    return String((Number(await this.code(to)) + 1) % 1_000_000).padStart(6, '0')
  }
  /** "This was not me", by the link of the newest notice to an address. Looking at it first changes nothing. */
  async object(to: string, { again = false } = {}): Promise<void> {
    const notice = this.world.recovery.notice(await this.world.noticeToken(to))
    const { disputed } = await notice.view()
    this.check(disputed === again, 'looking at a notice is not an objection, and an objection is remembered')
    this.tell('person', `${to}: “this was not me”`)
    await notice.dispute()
    await this.settle()
  }
  /** A person at the review desk decides. */
  async decide(of: Visitor, decision: 'approve' | 'deny', staff = 'Mia'): Promise<void> {
    const { id } = of.view.case
    const { case: looked, purpose, marked } = await this.world.recovery.desk.view(id)
    const about = marked.length > 0 ? `${purpose}, marked ${marked.join('+')}` : purpose
    this.tell('staff', `${staff} looks (${about}) and says ${decision}`)
    const { decided } = await this.world.recovery.desk.decide(id, {
      decision,
      reason: 'looked at it',
      staff,
      revision: looked.revision,
    })
    if (!decided) this.tell('staff', 'one more person must agree')
    await this.settle()
  }
  /** The host freezes the account and says so. */
  async freeze(account: string = ADA.id): Promise<void> {
    this.tell('host', `${account} is frozen`)
    this.world.host.touch(account, { frozen: true })
    await this.world.recovery.account(account).changed()
    await this.settle()
  }
  /** Something about the account changes at the host. */
  async change(change: Partial<SimulatedAccount>, says: string, { told = true } = {}): Promise<void> {
    this.tell('host', says)
    this.world.host.touch(ADA.id, change)
    if (told) await this.world.recovery.account(ADA.id).changed()
    await this.settle()
  }
  async signIn(...methods: Factor[]): Promise<void> {
    this.tell('host', `Ada signs in by herself with ${methods.join(' and ')}`)
    await this.world.recovery.account(ADA.id).signedIn({ methods })
    await this.settle()
  }
  add(account: NewAccount): void {
    this.world.host.add(account)
  }
  get ada(): SimulatedAccount {
    return this.world.host.get(ADA.id)
  }

  /* what is expected */

  /** Throws `Unmet` unless it holds. */
  check(holds: boolean, says: string): void {
    this.#checks += 1
    if (!holds) throw new Unmet(`expected that ${says}`)
  }
  /** The value, which must be there. */
  given<T>(value: T | undefined, says: string): T {
    this.#checks += 1
    if (value === undefined) throw new Unmet(`expected ${says}`)
    return value
  }
  async faults(code: ErrorCode, attempt: () => Promise<unknown>): Promise<void> {
    let cause: unknown
    try {
      await attempt()
    } catch (thrown) {
      cause = thrown
    }
    this.check(isFault(cause, code), `this is a fault with ${code}, not ${cause ?? 'an answer'}`)
    this.tell('refused', `fault: ${code}`)
  }
  async allows(capability: Capability, expected: boolean, account: string = ADA.id): Promise<number | undefined> {
    const { allowed, until } = await this.world.recovery.account(account).allows(capability)
    this.check(allowed === expected, `${capability} is ${expected ? 'on' : 'off'} for ${account}`)
    const end = until === undefined ? '' : ` until ${saysTime(until)}`
    this.tell('host', `${account} tries ${capability}: ${allowed ? 'allowed' : `refused${end}`}`)
    return until
  }
  async allowsRegister(kind: Contact, value: string, expected: boolean): Promise<number | undefined> {
    const { allowed, until } = await this.world.recovery.contact(kind, value).allows('register')
    this.check(allowed === expected, `${value} may ${expected ? '' : 'not '}be registered`)
    this.tell('host', `someone registers ${value}: ${allowed ? 'allowed' : 'refused'}`)
    return until
  }
  async owes(...kinds: Factor[]): Promise<void> {
    const { obligations } = await this.world.recovery.account(ADA.id).allows('withdraw')
    const found = obligations.map(({ kind }) => kind).join('+')
    this.check(found === kinds.join('+'), `Ada must set up [${kinds.join('+')}], not [${found}]`)
    this.tell('host', `Ada must set up: ${found || 'nothing'}`)
  }
  /** How often a notice came to an address. */
  sent(to: string, notice: Notice, times = 1): void {
    const came = this.#sentTo(to).map((message) => this.#noticeOf(message))
    const found = came.filter((each) => each === notice).length
    this.check(found === times, `${notice} came ${times} time(s) to ${to}, not ${found}; there came ${came.join(', ')}`)
  }
  /** The same at each of them. */
  sentToAll(tos: readonly string[], notice: Notice, times = 1): void {
    for (const to of tos) this.sent(to, notice, times)
  }
  codesSent(to: string): number {
    return this.#sentTo(to).filter((message) => this.#noticeOf(message) === 'code').length
  }
  /** How often the host has made a change. */
  applied(times: number): void {
    const found = this.world.host.events.filter(({ what }) => what === 'applied').length
    this.check(found === times, `the host has made ${times} change(s), not ${found}`)
  }
  escalated(what: 'review' | 'apply', times = 1): void {
    const found = this.world.log.filter((entry) => entry.event === 'escalated' && entry.what === what).length
    this.check(found === times, `operators were told of a late ${what} ${times} time(s), not ${found}`)
  }
  #sentTo(to: string): Sent[] {
    return this.world.sent.filter((message) => message.to === to)
  }
  #noticeOf({ subject }: Sent): string {
    const copies = Object.values(this.flow.copy)
    if (copies.some(({ code }) => subject === code.subject)) return 'code'
    return (
      Notice.options.find((notice) => copies.some(({ notices }) => notices[notice]?.subject === subject)) ?? subject
    )
  }

  /* what is true of every story */

  /** Before a new factor can be used everything the policy names is off. */
  async #holdPrecedesChange(key: string): Promise<void> {
    const made = this.world.host.events.find((event) => event.key === key)
    if (made?.what !== 'applied') return
    const off = await this.world.recovery.account(made.account).restrictions()
    for (const capability of this.flow.policy.holdFor)
      this.check(
        off.some((each) => each.capability === capability),
        `${capability} is off before the change`,
      )
  }
  /** The last page: nothing secret rests anywhere, nothing waits, and nothing follows an end. */
  async close(): Promise<void> {
    this.fault = () => undefined
    await this.settle()
    for (const id of this.#cases) await this.#keepsNoSecret(id)
    const open = await Promise.all([...this.#cases].map((id) => this.#isOpen(id)))
    if (open.includes(true)) return
    await this.world.pass(msOf({ hours: 1 }))
    const before = [this.world.sent.length, this.world.host.events.length].join()
    await this.world.pass(msOf({ days: 40 }))
    this.check(before === [this.world.sent.length, this.world.host.events.length].join(), 'nothing follows an end')
    for (const id of this.#cases) {
      const waiting = (await this.storage.effectsOf(id)).filter(({ state }) => state === 'waiting')
      this.check(waiting.length === 0, `nothing is left to deliver, as now ${waiting.map(({ body }) => body).join()}`)
    }
    this.check(this.#checks > 0, 'a story expects something')
  }
  async #isOpen(id: string): Promise<boolean> {
    const rows = await this.storage.load(id)
    return rows !== undefined && !rows.case.body.includes('"endedAt"')
  }
  async #keepsNoSecret(id: string): Promise<void> {
    const rows = await this.storage.load(id)
    const kept = [
      rows?.case.body ?? '',
      rows?.ledger?.body ?? '',
      ...(await this.storage.history(id)).map(({ body }) => body),
      ...(await this.storage.effectsOf(id)).map(({ body }) => body),
      JSON.stringify(this.world.log),
    ].join('\n')
    const accounts = [...this.world.host.accounts.values()]
    const secrets = [
      ...accounts.flatMap(({ password, email, phone, totp }) => [password, email, phone, totp]),
      ...this.world.sent.map(({ to }) => to),
    ]
    const codes = this.world.sent.map(({ text }) => /\b\d{6}\b/.exec(text)?.[0])
    const rests =
      secrets.some((secret) => secret !== undefined && kept.includes(secret)) ||
      codes.some((code) => code !== undefined && new RegExp(`(?<![\\w-])${code}(?![\\w-])`).test(kept))
    this.check(!rests, 'nothing secret rests in a case')
  }

  /* the transcript */

  tell(who: Who, text: string, at = this.world.now): void {
    this.lines.push({ at, who, text })
  }
  #note(): void {
    const { sent, log, host } = this.world
    for (const message of sent.slice(this.#seen.sent))
      this.tell('message', `to ${message.to}: ${message.subject} (${this.#noticeOf(message)})`, message.at)
    for (const event of host.events.slice(this.#seen.events))
      this.tell(
        'host',
        `${event.account}: ${event.what}${event.what === 'refused' ? `, ${event.answer}` : ''}`,
        event.at,
      )
    for (const { event, what } of log.slice(this.#seen.log))
      this.tell('operator', `${event}${what === undefined ? '' : `: ${what}`}`)
    Object.assign(this.#seen, { sent: sent.length, events: host.events.length, log: log.length })
  }
  /** What the host and its operators saw. */
  get hostLog(): readonly string[] {
    return [
      ...this.world.host.events.map(({ at, what, account, key, change, answer }) => {
        const took = change ? ` off ${change.release.join('+') || 'nothing'}, on ${saysBound(change.bind)}` : ''
        return `${saysTime(at)} ${what} ${account}${took}${answer === undefined ? '' : ` → ${answer}`} [${key}]`
      }),
      ...this.world.log.map(({ event, caseId, what }) => `operator: ${event} ${what ?? ''} [${caseId}]`),
    ]
  }
}
const saysBound = (bound: readonly { readonly kind: Factor }[]): string =>
  bound.map(({ kind }) => kind).join('+') || 'nothing'
