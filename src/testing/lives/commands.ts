import fc from 'fast-check'
import { RecoveryError } from '../../errors.ts'
import type { Flow } from '../../flow.ts'
import { nodesOf } from '../../names.ts'
import type { Storage } from '../../ports/storage.ts'
import type { Answered } from '../../recovery/index.ts'
import type { InputView } from '../../view.ts'
import type { Contact, Factor } from '../../vocabulary/factors.ts'
import type { Input, InputType } from '../../vocabulary/inputs.ts'
import { violationsOf } from '../invariants/index.ts'
import type { NewAccount } from '../simulation/host.ts'
import { ada, again, fresh, honest, newPassword, Person } from '../simulation/people.ts'
import { World } from '../simulation/world.ts'
import { type Spy, spyOn } from '../trace/spy.ts'
import { Trace } from '../trace/trace.ts'

export const bob = {
  id: 'bob',
  password: 'bobs own password',
  email: 'bob.builder@example.org',
  totp: 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU',
  face: 'bob-face-template',
} as const satisfies NewAccount
const nobody = {
  id: 'nobody',
  password: 'a guessed password',
  email: 'nobody@example.org',
} as const satisfies NewAccount

const accounts: readonly NewAccount[] = [ada, bob, nobody]
/** Who has a session at the exchange. */
const signedIn: readonly NewAccount[] = [ada, bob, again]
const losses: readonly (readonly Factor[])[] = [['phone'], ['totp'], ['email'], ['phone', 'totp'], ['passkey']]
const HOUR = 3_600_000

interface Visit {
  readonly person: Person
  readonly account: NewAccount
  readonly lost: readonly Factor[]
  last?: { readonly ticket: string; readonly input: Input; readonly id: string }
}

/** One world, everyone in it, and what is known about it. */
export class Life {
  readonly spy: Spy
  readonly world: World
  readonly trace: Trace
  readonly flows: readonly Flow[]
  readonly visits: Visit[] = []
  /** How many of the next calls of a port fail. */
  failing: { port: string; times: number } | undefined
  #commands = 0

  constructor(storage: Storage, flows: readonly Flow[]) {
    this.spy = spyOn(storage)
    this.flows = flows
    this.world = new World({ flows, storage: this.spy })
    this.world.host.add(ada)
    this.world.host.add(bob)
    this.world.host.add(again)
    this.trace = new Trace(this.world, this.spy, flows)
    this.trace.secrets.add(newPassword)
    const everyone: readonly NewAccount[] = [...accounts, again]
    for (const account of everyone)
      for (const secret of [
        account.password,
        account.email,
        account.phone,
        account.totp,
        account.passkey,
        account.face,
      ])
        if (secret !== undefined) this.trace.secrets.add(secret)
    for (const address of Object.values(fresh)) this.trace.secrets.add(address)
    this.world.interfere = async (port, key) => {
      if (port === 'accounts.apply') await this.#heldFirst(key)
      if (this.failing?.port !== port || this.failing.times <= 0) return
      this.failing.times -= 1
      throw new Error('the port fails')
    }
  }
  async #heldFirst(key: string): Promise<void> {
    const look = await this.spy.load(key.slice(0, 22))
    const subject: string | undefined = look && JSON.parse(look.case.body).subject?.account
    const ledger = subject === undefined ? look?.ledger : (await this.spy.ledgers([`account:${subject}`]))[0]
    const holds: { caseId: string }[] = ledger ? JSON.parse(ledger.body).holds : []
    if (!holds.some(({ caseId }) => key.startsWith(caseId))) this.trace.unheld.push(key)
  }

  visit(pick: number): Visit | undefined {
    return this.visits[pick % Math.max(1, this.visits.length)]
  }
  note(said: unknown): void {
    this.trace.said.push(said instanceof Error ? `${said.message} ${JSON.stringify(said)}` : JSON.stringify(said))
  }
  /** Calls a door: an answer, or a named fault with nothing written by it. */
  async call<T>(
    what: string,
    run: () => Promise<T>,
    refused: (code: RecoveryError['code']) => void = () => undefined,
  ): Promise<T | undefined> {
    try {
      const answer = await run()
      this.note(answer)
      return answer
    } catch (fault) {
      this.note(fault)
      if (!(fault instanceof RecoveryError))
        throw new Error(`${what} ended in a fault without a name`, { cause: fault })
      if (fault.code === 'config_invalid' || fault.code === 'snapshot_invalid')
        throw new Error(`${what} ended in ${fault.code}`, { cause: fault })
      refused(fault.code)
      return undefined
    }
  }
  async say(visit: Visit, input: Input, repeatable = false): Promise<void> {
    const { ticket } = visit.person
    const id = repeatable ? `command-${this.#commands++}` : undefined
    const { answered, commits } = await this.#tell(visit.person, input, id, () => visit.person.say(input, id))
    // a refusal that left no trace is decided anew
    if (answered && id !== undefined && commits > 0) visit.last = { ticket, input, id }
  }
  /** The last command again, with the ticket it was given with. */
  async repeat({ person, last }: Visit): Promise<void> {
    if (!last) return
    const { ticket, input, id } = last
    await this.#tell(person, input, id, () => this.world.recovery.submit(ticket, input, { id, ...person.caller }))
  }
  async #tell(person: Person, input: Input, id: string | undefined, say: () => Promise<Answered>) {
    const { caseId } = person
    const before = this.spy.done.length
    const at = this.world.now
    let fault = ''
    const answered = await this.call(input.type, say, (code) => void (fault = code))
    const commits = this.spy.done.length - before
    const answer = answered ? (answered.view.refusal?.code ?? 'ok') : fault
    const text = answered && JSON.stringify({ ticket: answered.ticket, view: answered.view })
    this.trace.told.push({ caseId, at, input, answer, commits, ...(id ? { id } : {}), ...(text ? { text } : {}) })
    return { answered, commits }
  }
  /** Says what is no input. */
  async attack({ person }: Visit, hostile: unknown): Promise<void> {
    const before = this.spy.done.length
    let answer = 'ok'
    await this.call(
      'attack',
      () => this.world.recovery.submit(person.ticket, asIfParsed(hostile), person.caller),
      (code) => void (answer = code),
    )
    const { caseId } = person
    this.trace.attacks.push({
      caseId,
      answer,
      commits: this.spy.done.length - before,
      hostile: JSON.stringify(hostile),
    })
  }

  async check({ atRest = false } = {}): Promise<void> {
    const violations = await violationsOf(await this.trace.look({ atRest }))
    if (violations.length > 0) throw new Error(violations.join('\n'))
  }
  calm(): void {
    this.failing = undefined
    this.spy.answer = () => undefined
    this.spy.before = () => undefined
  }
}
type Command = fc.AsyncCommand<object, Life>
abstract class Step implements Command {
  abstract run(model: object, life: Life): Promise<void>
  abstract toString(): string
  check(): boolean {
    return true
  }
}
/** A command that does something and then looks whether everything still holds. */
class Does extends Step {
  readonly #says: string
  readonly #act: (life: Life) => Promise<unknown>
  constructor(says: string, act: (life: Life) => Promise<unknown>) {
    super()
    this.#says = says
    this.#act = act
  }
  async run(_: object, life: Life): Promise<void> {
    await this.#act(life)
    await life.check()
  }
  toString(): string {
    return this.#says
  }
}
const does = <T extends unknown[]>(
  name: string,
  values: fc.Arbitrary<T>,
  act: (life: Life, ...values: T) => Promise<unknown>,
): fc.Arbitrary<Command> =>
  values.map((picked) => {
    const said = picked.map((one) => JSON.stringify(one)).join(', ')
    return new Does(`${name}(${said})`, (life) => act(life, ...picked))
  })

/** A value for an input that the view offers: right, nearly right or wrong. */
async function offered(life: Life, visit: Visit, view: InputView, variant: number): Promise<Input | undefined> {
  const { world } = life
  const { account } = visit
  const kinds = view.kinds ?? []
  const kind = kinds[variant % Math.max(1, kinds.length)]
  const contact: Contact | undefined = kind === 'email' || kind === 'phone' ? kind : undefined
  const codes = world.sent.flatMap(({ text }) => /\b\d{6}\b/.exec(text)?.[0] ?? [])
  const code = variant % 3 === 0 ? (codes[variant % Math.max(1, codes.length)] ?? '123456') : (codes.at(-1) ?? '000000')
  const wrong = String(100_000 + (variant % 900_000))
  const build: Partial<Record<InputType, () => Input | undefined>> = {
    'identifier.submit': () => ({ type: 'identifier.submit', identifier: account.email ?? '' }),
    'passkey.start': () => ({ type: 'passkey.start' }),
    'passkey.finish': () => ({
      type: 'passkey.finish',
      response: { credential: variant % 2 ? (account.passkey ?? 'none') : 'wrong-credential' },
    }),
    'passkey.skip': () => ({ type: 'passkey.skip' }),
    'password.submit': () => ({
      type: 'password.submit',
      password: variant % 2 ? (account.password ?? '') : 'a wrong password',
    }),
    'bot.submit': () => ({ type: 'bot.submit', response: { person: variant % 3 ? 'yes' : 'no' } }),
    'federated.start': () => ({ type: 'federated.start', provider: variant % 2 ? 'google' : 'apple' }),
    'federated.finish': () => ({
      type: 'federated.finish',
      response: variant % 3 ? { user: variant % 2 ? account.id : 'stranger' } : {},
    }),
    'account.reach': () => contact && { type: 'account.reach', kind: contact, code: variant % 2 ? code : wrong },
    'contacts.declareUnavailable': () => (variant % 5 === 0 ? { type: 'contacts.declareUnavailable' } : undefined),
    'password.forget': () => (variant % 3 === 0 ? { type: 'password.forget' } : undefined),
    'newPassword.submit': () => ({
      type: 'newPassword.submit',
      password: variant % 3 === 0 ? 'short' : variant % 3 === 1 ? newPassword : (account.password ?? ''),
    }),
    'key.confirmSaved': () => ({ type: 'key.confirmSaved' }),
    'replacement.skip': () => ({ type: 'replacement.skip' }),
    'subject.confirm': () => ({ type: 'subject.confirm' }),
    'login.return': () => ({ type: 'login.return' }),
    'path.choose': () => ({
      type: 'path.choose',
      path: variant % 3 === 0 ? 'transfer' : variant % 3 === 1 ? 'savedKey' : 'application',
    }),
    'factor.declareUnavailable': () => kind && { type: 'factor.declareUnavailable', kind },
    'item.choose': () => kind && { type: 'item.choose', kind },
    'lost.submit': () => kind && { type: 'lost.submit', kinds: [kind] },
    'consequences.accept': () => ({ type: 'consequences.accept' }),
    'step.back': () => ({ type: 'step.back' }),
    'code.request': () => contact && { type: 'code.request', kind: contact },
    'code.submit': () => contact && { type: 'code.submit', kind: contact, code: variant % 2 ? code : wrong },
    'totp.submit': () => ({ type: 'totp.submit', code: variant % 2 ? world.totp(account.totp ?? ada.totp) : wrong }),
    'identity.start': () => ({ type: 'identity.start', method: variant % 2 ? 'face' : 'document' }),
    'identity.finish': () => ({ type: 'identity.finish', response: faces[variant % faces.length] ?? {} }),
    'answers.start': () => ({ type: 'answers.start' }),
    'answers.submit': () => ({
      type: 'answers.submit',
      response: { band: ['strong', 'fair', 'weak', 'none'][variant % 4] ?? '' },
    }),
    'contact.propose': () =>
      contact && {
        type: 'contact.propose',
        kind: contact,
        address: variant % 4 === 0 ? (account[contact] ?? fresh[contact]) : fresh[contact],
      },
    'contact.prove': () => contact && { type: 'contact.prove', kind: contact, code: variant % 2 ? code : wrong },
    'enrolment.start': () => ({ type: 'enrolment.start' }),
    'enrolment.confirm': () => ({
      type: 'enrolment.confirm',
      code: variant % 2 && visit.person.reveal ? world.totp(visit.person.reveal.secret) : wrong,
    }),
    'request.submit': () => ({ type: 'request.submit' }),
    'case.cancel': () => (variant % 5 === 0 ? { type: 'case.cancel' } : undefined),
  }
  return build[view.type]?.()
}
const faces: readonly Readonly<Record<string, string>>[] = [
  { face: ada.face },
  { face: bob.face },
  { face: 'a face nobody knows' },
  { face: 'unclear' },
  { papers: 'a scan' },
]

/** Inputs that must change nothing, whatever the state. */
const hostile: readonly unknown[] = [
  { type: 'xstate.after.hold.binance.reset.holding.running' },
  { type: 'xstate.after.caseLife.okx.reset.open.session' },
  { type: 'xstate.init' },
  { type: 'password.accepted', enrolled: [], root: 'password' },
  { type: 'change.applied' },
  { type: 'review.decided', verdict: 'approve' },
  { type: 'risk.decided', verdict: 'approve' },
  { type: 'code.accepted', kind: 'email' },
  { type: '__proto__' },
  { type: 'passkey.skip', extra: 1 },
  { type: 'lost.submit', kinds: [] },
  { type: 'account.reached', kind: 'email', enrolled: [] },
  { type: 'session.recognised', enrolled: [], fresh: true },
  { type: 'newPassword.given' },
  { type: 'account.reach', kind: 'totp', code: '123456' },
  null,
  7,
  [],
]
/** What comes over a network has no type. */
const asIfParsed = (value: unknown) => JSON.parse(JSON.stringify(value))
const pick = fc.nat(1_000)

const open = does('open', fc.tuple(pick, pick, pick), async (life, flow, who, what) => {
  if (life.visits.length >= 5) return
  const chosen = life.flows[flow % life.flows.length]
  const lost = losses[what % losses.length] ?? ['phone']
  if (!chosen) return
  const withSession = opensSignedIn(chosen)
  const whom = withSession ? signedIn : accounts
  const account = whom[who % whom.length] ?? ada
  const session = withSession ? `session of ${account.id}` : undefined
  const answered = await life.call('open', () =>
    life.world.recovery.open(chosen.id, {
      ...(what % 11 === 0 ? { client: { channel: 'android', locale: 'sv', version: '1.0.0' } } : {}),
      ...(session === undefined ? {} : sessionOf(life, account, session, what)),
    }),
  )
  const person = answered && new Person(life.world, answered, session)
  if (person) life.visits.push({ person, account: chosen.id === 'okx.migration' ? lending(account) : account, lost })
})
const sessionOf = ({ world }: Life, { id: account }: NewAccount, session: string, what: number) => ({
  account,
  session,
  authenticatedAt: world.now - (what % 7 === 0 ? 2 * HOUR : 0),
  methods: ['password' as const, ...(what % 5 === 0 ? (['totp'] as const) : [])],
})
const opensSignedIn = ({ machine }: Flow): boolean =>
  [...nodesOf(machine)].some((node) => node.transitions.has('session.recognised'))
/** In a migration the face is that of the old account's owner. */
const lending = (account: NewAccount): NewAccount => (account.id === 'again' ? { ...account, face: ada.face } : account)
/** Somebody has come and is already on their way. */
export const beginnings: fc.Arbitrary<readonly Command[]> = fc
  .tuple(open, fc.integer({ min: 0, max: 24 }))
  .map(([command, steps]) => [
    command,
    ...(steps === 0 ? [] : [new Does(`go(${steps})`, (life) => go(life, 0, steps))]),
  ])
async function go(life: Life, who: number, steps: number): Promise<void> {
  const visit = life.visit(who)
  for (let at = 0; visit && at < steps; at++) {
    await life.call('view', () => visit.person.look())
    const input = await honest(visit.person, { account: visit.account, lost: visit.lost }).catch(() => undefined)
    if (!input) return
    await life.say(visit, input)
    await life.check()
  }
}
const goOn = does('goOn', fc.tuple(pick, fc.boolean()), async (life, who, repeatable) => {
  const visit = life.visit(who)
  if (!visit) return
  await life.call('view', () => visit.person.look())
  const input = await honest(visit.person, { account: visit.account, lost: visit.lost }).catch(() => undefined)
  if (input) await life.say(visit, input, repeatable)
})
const far = does('goFar', fc.tuple(pick, fc.integer({ min: 2, max: 14 })), go)
const tries = does('try', fc.tuple(pick, pick, pick, fc.boolean()), async (life, who, which, variant, repeatable) => {
  const visit = life.visit(who)
  if (!visit) return
  const { inputs } = (await life.call('view', () => visit.person.look())) ?? visit.person.view
  const view = inputs[which % Math.max(1, inputs.length)]
  const input = view && (await offered(life, visit, view, variant))
  if (input) await life.say(visit, input, repeatable)
})
/** The same again and again, mostly wrong. */
const insists = does(
  'insist',
  fc.tuple(pick, pick, pick, fc.integer({ min: 3, max: 12 })),
  async (life, who, which, variant, times) => {
    const visit = life.visit(who)
    let type: InputType | undefined
    for (let at = 0; visit && at < times; at++) {
      const { inputs } = (await life.call('view', () => visit.person.look())) ?? visit.person.view
      const view =
        type === undefined ? inputs[which % Math.max(1, inputs.length)] : inputs.find((one) => one.type === type)
      const input = view && (await offered(life, visit, view, variant + 2 * at))
      if (!input) return
      type = input.type
      await life.say(visit, input)
      await life.check()
    }
  },
)
/** On and on, now honestly, now anyhow. */
const wanders = does(
  'wander',
  fc.tuple(pick, fc.array(pick, { minLength: 4, maxLength: 16 })),
  async (life, who, picks) => {
    const visit = life.visit(who)
    if (!visit) return
    for (const chosen of picks) {
      const { inputs } = (await life.call('view', () => visit.person.look())) ?? visit.person.view
      const view = inputs[chosen % Math.max(1, inputs.length)]
      const input =
        chosen % 3 === 0
          ? await honest(visit.person, { account: visit.account, lost: visit.lost }).catch(() => undefined)
          : view && (await offered(life, visit, view, chosen))
      if (input) await life.say(visit, input)
      await life.check()
    }
  },
)
const attacks = does('attack', fc.tuple(pick, fc.nat(hostile.length - 1)), async (life, who, which) => {
  const visit = life.visit(who)
  if (visit) await life.attack(visit, hostile[which])
})
const repeats = does('repeat', fc.tuple(pick), async (life, who) => {
  const visit = life.visit(who)
  if (visit) await life.repeat(visit)
})
const passes = does(
  'pass',
  fc.tuple(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(1_000, 30_000, 61_000, 5 * 60_000, 10 * 60_000) },
      { weight: 3, arbitrary: fc.constantFrom(31 * 60_000, HOUR - 1) },
      { weight: 1, arbitrary: fc.constantFrom(25 * HOUR, 4 * 24 * HOUR) },
    ),
  ),
  (life, ms) => life.call('pass', () => life.world.pass(ms)),
)
const ticks = does('tick', fc.tuple(), (life) => life.call('tick', () => life.world.recovery.tick()))
const back = does('clockBack', fc.tuple(fc.constantFrom(1_000, 10 * 60_000, HOUR)), async (life, ms) => {
  life.world.now -= ms
})
const decides = does(
  'decide',
  fc.tuple(pick, fc.boolean(), fc.constantFrom('eve', 'mallory', 'ada')),
  async (life, which, yes, staff) => {
    const queue = await life.call('queue', () => life.world.recovery.desk.queue())
    const row = queue?.[which % Math.max(1, queue.length)]
    if (!row) return
    const view = await life.call('desk.view', () => life.world.recovery.desk.view(row.caseId))
    if (!view) return
    const decision = {
      decision: yes ? 'approve' : 'deny',
      reason: 'looked at it',
      staff,
      revision: view.case.revision,
    } as const
    await life.call('decide', () => life.world.recovery.desk.decide(row.caseId, decision))
  },
)
const disputes = does('dispute', fc.tuple(pick, fc.boolean()), async (life, which, act) => {
  const tokens = life.world.sent.flatMap(({ text }) => /notice\/([\w.-]+)/.exec(text)?.[1] ?? [])
  const token = tokens.at(-1 - (which % Math.max(1, Math.min(6, tokens.length))))
  if (token === undefined) return
  const door = life.world.recovery.notice(token)
  const seen = await life.call('notice.view', () => door.view())
  if (seen && act) await life.call('dispute', () => door.dispute())
})
const freezes = does(
  'freeze',
  fc.tuple(fc.constantFrom('ada', 'bob', 'again'), fc.boolean()),
  async (life, id, frozen) => {
    life.world.host.touch(id, { frozen })
    await life.call('changed', () => life.world.recovery.account(id).changed())
  },
)
const touches = does('touch', fc.tuple(fc.constantFrom('ada', 'bob')), async (life, id) => {
  life.world.host.touch(id, {})
})
const signsIn = does(
  'signedIn',
  fc.tuple(fc.constantFrom('ada', 'bob'), fc.constantFrom<Factor>('phone', 'totp', 'email')),
  (life, id, kind) => life.call('signedIn', () => life.world.recovery.account(id).signedIn({ methods: [kind] })),
)
const thinks = does(
  'risk',
  fc.tuple(fc.constantFrom('approve' as const, 'deny' as const, 'review' as const)),
  async (life, risk) => {
    life.world.risk = risk
  },
)
const restarts = does('restart', fc.tuple(), async (life) => life.world.restart())
const ports = [
  'password',
  'identity',
  'accounts.find',
  'accounts.facts',
  'accounts.apply',
  'accounts.applied',
  'accounts.freeze',
  'email',
  'phone',
  'risk',
]
const fails = does(
  'portFails',
  fc.tuple(fc.constantFrom(...ports), fc.integer({ min: 1, max: 4 })),
  async (life, port, times) => {
    life.failing = { port, times }
  },
)
const raced = does('raced', fc.tuple(fc.integer({ min: 1, max: 5 })), async (life, times) => {
  let left = times
  life.spy.answer = () => (left-- > 0 ? 'raced' : undefined)
})
const diskFull = does('diskFull', fc.tuple(fc.integer({ min: 1, max: 3 })), async (life, times) => {
  let left = times
  life.spy.before = (call) => {
    if (call === 'commit' && left-- > 0) throw new Error('the disk is full')
  }
})
const redeems = does('redeem', fc.tuple(pick), async (life, who) => {
  const visit = life.visit(who)
  if (visit) await life.call('redeem', () => life.world.recovery.redeem(visit.person.ticket))
})
const reports = does('report', fc.tuple(pick, pick), async (life, who, which) => {
  const visit = life.visit(who)
  const challenge = visit?.person.view.inputs.find(({ type }) => type === 'identity.finish')?.challenge
  const request = typeof challenge?.['request'] === 'string' ? challenge['request'] : `${visit?.person.caseId}.none`
  const fact = which % 2 ? ({ type: 'identity.failed' } as const) : ({ type: 'identity.passed', of: 'owner' } as const)
  await life.call('report', () => life.world.recovery.report(request, fact, { eventId: `event-${which % 3}` }))
})

const weighted: readonly (readonly [weight: number, command: fc.Arbitrary<Command>])[] = [
  [3, open],
  [10, goOn],
  [6, far],
  [8, tries],
  [3, insists],
  [8, wanders],
  [3, attacks],
  [3, repeats],
  [6, passes],
  [4, ticks],
  [1, back],
  [4, decides],
  [4, disputes],
  [1, freezes],
  [1, touches],
  [1, signsIn],
  [2, thinks],
  [2, restarts],
  [3, fails],
  [2, raced],
  [2, diskFull],
  [1, redeems],
  [1, reports],
]
/** Up to `length` things that can happen. */
export const happenings = (length: number): fc.Arbitrary<Iterable<Command>> =>
  fc.commands(
    weighted.flatMap(([weight, command]) => Array<fc.Arbitrary<Command>>(weight).fill(command)),
    { maxCommands: length, size: 'max' },
  )
