import fc from 'fast-check'
import type { Flow } from '../../flow.ts'
import { nodesOf } from '../../names.ts'
import type { Factor } from '../../vocabulary/factors.ts'
import type { InputType } from '../../vocabulary/inputs.ts'
import type { NewAccount } from '../simulation/host.ts'
import { ada, again, honest, Person } from '../simulation/people.ts'
import { type Command, Does, does } from './doing.ts'
import { bob, type Life, nobody } from './life.ts'
import { offered } from './offered.ts'

const accounts: readonly NewAccount[] = [ada, bob, nobody]
/** Who has a session at the exchange. */
const signedIn: readonly NewAccount[] = [ada, bob, again]
const losses: readonly (readonly Factor[])[] = [['phone'], ['totp'], ['email'], ['phone', 'totp'], ['passkey']]
const HOUR = 3_600_000

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
/** The same again and again, mostly wrong; what has to be begun anew is. */
const insists = does(
  'insist',
  fc.tuple(pick, pick, pick, fc.integer({ min: 3, max: 16 })),
  async (life, who, which, variant, times) => {
    const visit = life.visit(who)
    let type: InputType | undefined
    for (let at = 0; visit && at < times; at++) {
      const { inputs } = (await life.call('view', () => visit.person.look())) ?? visit.person.view
      const first = inputs[which % Math.max(1, inputs.length)]
      type ??= first?.type
      const family = type?.split('.')[0] ?? ''
      const view =
        inputs.find((one) => one.type === `${family}.finish` || one.type === `${family}.confirm`) ??
        inputs.find((one) => one.type === type) ??
        inputs.find((one) => one.type === `${family}.start`)
      const input = view && (await offered(life, visit, view, variant + 2 * at))
      if (!input) return
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
      { weight: 1, arbitrary: fc.constantFrom(25 * HOUR, 4 * 24 * HOUR, 31 * 24 * HOUR) },
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
  fc.tuple(fc.constantFrom(...ports), fc.constantFrom(1, 2, 4, 60)),
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
