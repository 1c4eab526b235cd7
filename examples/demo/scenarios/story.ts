import type { Factor, Flow, PolicySheet, RecoveryOptions, Storage } from 'regain'
import { flows } from 'regain/machines'
import type { SimulatedAccount } from '../../../src/testing/simulation/host.ts'
import { World } from '../../../src/testing/simulation/world.ts'
import { closes, holdPrecedesChange } from './closing.ts'
import { Expecting } from './expecting.ts'
import { ADA, adaWith, BOB } from './people.ts'
import { msOf, type Span, saysSpan, saysTime } from './transcript.ts'
import { Visitor } from './visitor.ts'

export interface Scenario {
  /** `exchange/what-happens`, or `meeting/what-happens` where flows meet. */
  readonly name: string
  /** What is opened unless something else is said; the exchange runs every flow of the catalogue. */
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

interface OpenStory {
  readonly as?: string
  readonly client?: {
    readonly channel?: 'web' | 'android' | 'ios'
    readonly locale?: string
    readonly version?: string
  }
  readonly recognised?: boolean
  /** Another flow than the story's own. */
  readonly flow?: Flow
  /** Opened from a session of this account. */
  readonly signedIn?: SignedIn
}
export interface SignedIn {
  readonly account?: string
  readonly methods?: readonly ('password' | 'federated' | Factor)[]
  /** How long ago; default just now. */
  readonly ago?: Span
}

/** A simulated exchange in which one scenario is played, and the transcript of what happened. */
export class Story extends Expecting {
  readonly storage: Storage
  /** Faults of ports: throw or wait in here. */
  fault: World['interfere'] = () => undefined
  readonly #cases = new Set<string>()

  constructor({ flow, preset, policy, has = ['email', 'phone', 'totp'], start, recovery }: Scenario, storage: Storage) {
    const laid = preset ? flow.with({ policy: preset }) : flow
    const played = policy ? laid.with({ policy }) : laid
    const others = flows
      .filter(({ id }) => id !== flow.id)
      .map((other) => (preset ? other.with({ policy: preset }) : other))
    const options = { flows: [played, ...others], storage, ...(start === undefined ? {} : { start }) }
    super(new World(recovery ? { ...options, recovery } : options), played, others)
    this.storage = storage
    this.world.interfere = async (port, key) => {
      await this.fault(port, key)
      if (port !== 'accounts.applied') return
      this.note()
      await holdPrecedesChange(this, key)
    }
    this.world.host.add(adaWith(has))
    this.world.host.add(BOB)
  }

  async open({ as = 'Ada', flow = this.flow, signedIn, ...options }: OpenStory = {}): Promise<Visitor> {
    const { channel = 'web', locale = 'en', version } = options.client ?? {}
    this.tell('person', `${as} opens ${flow.id}${version === undefined ? '' : ` with version ${version}`}`)
    const session = signedIn && `the session of ${as}`
    const answered = await this.world.recovery.open(flow.id, {
      client: { channel, locale, ...(version === undefined ? {} : { version }) },
      recognised: options.recognised ?? false,
      ...(signedIn && session ? { session, ...this.#signedIn(signedIn) } : {}),
    })
    this.tell('screen', `${as} sees “${answered.view.step.title}” [${answered.view.step.name}]`)
    await this.settle()
    return new Visitor(this, as, answered, session)
  }
  #signedIn({ account = ADA.id, methods = ['password'], ago = {} }: SignedIn) {
    return { account, methods: [...methods], authenticatedAt: this.world.now - msOf(ago) }
  }
  /** A case that the last page looks at. */
  follow(id: string): void {
    this.#cases.add(id)
  }
  /** Time passes. */
  async pass(span: Span): Promise<void> {
    this.tell('clock', `${saysSpan(span)} pass, until ${saysTime(this.world.now + msOf(span))}`)
    await this.world.pass(msOf(span))
    this.note()
  }
  /** Time passes up to a moment (ms). */
  passUntil(at: number): Promise<void> {
    return this.pass({ seconds: (at - this.world.now) / 1_000 })
  }
  /** What is due happens. */
  async settle(): Promise<void> {
    await this.world.recovery.tick()
    this.note()
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
  /** A person at the review desk decides. `account`: whose the documents are, in a migration. */
  async decide(of: Visitor, decision: 'approve' | 'deny', staff = 'Mia', account?: string): Promise<void> {
    const { id } = of.view.case
    const { case: looked, purpose, marked } = await this.world.recovery.desk.view(id)
    const about = marked.length > 0 ? `${purpose}, marked ${marked.join('+')}` : purpose
    this.tell('staff', `${staff} looks (${about}) and says ${decision}`)
    const { decided } = await this.world.recovery.desk.decide(id, {
      decision,
      reason: 'looked at it',
      staff,
      revision: looked.revision,
      ...(account === undefined ? {} : { account }),
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
  async change(
    change: Partial<SimulatedAccount>,
    says: string,
    { told = true, account = ADA.id }: { told?: boolean; account?: string } = {},
  ): Promise<void> {
    this.tell('host', says)
    this.world.host.touch(account, change)
    if (told) await this.world.recovery.account(account).changed()
    await this.settle()
  }
  async signIn(...methods: Factor[]): Promise<void> {
    this.tell('host', `Ada signs in by herself with ${methods.join(' and ')}`)
    await this.world.recovery.account(ADA.id).signedIn({ methods })
    await this.settle()
  }
  get ada(): SimulatedAccount {
    return this.world.host.get(ADA.id)
  }

  /** The last page: what is true of every story. */
  async close(): Promise<void> {
    this.fault = () => undefined
    await this.settle()
    await closes(this, this.storage, [...this.#cases])
  }
}
