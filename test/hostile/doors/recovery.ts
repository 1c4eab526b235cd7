import { ada, Person, walk } from '../../../src/testing/simulation/people.ts'
import { malformed } from '../../support/values.ts'
import type { Door } from './door.ts'
import { at, inReview, lostPhone, type Scene, sessionOf } from './scene.ts'

const ticketOf = async (scene: Scene, state: string) => (await at(scene, 'binance.reset', state)).ticket
const any = <T>(value: unknown): T => malformed<T>(value)

/** Of the person. */
const person: readonly Door[] = [
  {
    name: 'recovery.open',
    right: () => ['binance.reset', { client: { channel: 'web', locale: 'sv', version: '1.2' }, recognised: true }],
    call: ({ world }, flow, options) => world.recovery.open(any(flow), any(options)),
    refuses: ['flow_unknown', 'input_invalid'],
  },
  {
    name: 'recovery.open, with a session',
    right: (scene) => ['pionex.contactChange', sessionOf(scene, 'ada')],
    call: ({ world }, flow, options) => world.recovery.open(any(flow), any(options)),
    // the host is asked about the account that it names
    refuses: ['flow_unknown', 'input_invalid', 'port_failed'],
  },
  {
    name: 'recovery.submit',
    right: async (scene) => [
      await ticketOf(scene, 'identifying'),
      { type: 'identifier.submit', identifier: ada.email },
      { id: 'one' },
    ],
    call: ({ world }, ticket, input, options) => world.recovery.submit(any(ticket), any(input), any(options)),
    refuses: ['ticket_invalid', 'input_invalid', 'input_not_allowed'],
  },
  {
    name: 'recovery.view',
    right: async (scene) => [await ticketOf(scene, 'password'), {}],
    call: ({ world }, ticket, options) => world.recovery.view(any(ticket), any(options)),
    refuses: ['ticket_invalid', 'input_invalid'],
  },
  {
    name: 'recovery.redeem',
    right: async ({ world }) => {
      const signing = await walk(await Person.at(world, 'pionex.signIn'), { account: ada, lost: [] })
      return [signing.ticket, { id: 'one' }]
    },
    call: ({ world }, ticket, options) => world.recovery.redeem(any(ticket), any(options)),
    refuses: ['ticket_invalid', 'input_invalid'],
  },
  {
    name: 'notice.view',
    right: async (scene) => {
      await at(scene, 'binance.reset', 'proving')
      return [await scene.world.noticeToken(ada.email)]
    },
    call: ({ world }, token) => world.recovery.notice(any(token)).view(),
    refuses: ['ticket_invalid'],
  },
  {
    name: 'notice.dispute',
    right: async (scene) => {
      await at(scene, 'binance.reset', 'proving')
      return [await scene.world.noticeToken(ada.email)]
    },
    call: ({ world }, token) => world.recovery.notice(any(token)).dispute(),
    refuses: ['ticket_invalid'],
  },
]

/** Of the host, about an account or a contact. */
const host: readonly Door[] = [
  ...(['restrictions', 'erase'] as const).map(
    (what): Door => ({
      name: `account.${what}`,
      right: () => ['ada'],
      call: ({ world }, id) => world.recovery.account(any(id))[what](),
      refuses: ['input_invalid'],
    }),
  ),
  {
    name: 'account.changed',
    right: () => ['ada'],
    call: ({ world }, id) => world.recovery.account(any(id)).changed(),
    refuses: ['input_invalid', 'port_failed'],
  },
  {
    name: 'account.allows',
    right: () => ['ada', 'withdraw'],
    call: ({ world }, id, capability) => world.recovery.account(any(id)).allows(any(capability)),
    refuses: ['input_invalid'],
  },
  {
    name: 'account.signedIn',
    right: () => ['ada', { methods: ['totp'] }],
    call: ({ world }, id, signIn) => world.recovery.account(any(id)).signedIn(any(signIn)),
    refuses: ['input_invalid'],
  },
  {
    name: 'contact.allows',
    right: () => ['email', ada.email, 'register'],
    call: ({ world }, kind, value, what) => world.recovery.contact(any(kind), any(value)).allows(any(what)),
    refuses: ['input_invalid'],
  },
  {
    name: 'recovery.report',
    right: async ({ world }) => {
      const showing = await walk(await Person.at(world, 'okx.reset'), lostPhone, 'provingIdentity')
      await showing.say({ type: 'identity.start', method: 'face' })
      const { challenge } = showing.view.inputs.find(({ type }) => type === 'identity.finish') ?? {}
      return [challenge?.['request'], { type: 'identity.passed', of: 'owner' }, { eventId: 'one' }]
    },
    call: ({ world }, request, fact, options) => world.recovery.report(any(request), any(fact), any(options)),
    refuses: ['input_invalid'],
    // a request that nobody waits for is answered `false`
    open: /^the whole: (a BigInt|a boxed text|a function|a number|a symbol|an object that says it|null|within an array)$/,
  },
]

/** Of staff and operators. */
const staff: readonly Door[] = [
  {
    name: 'desk.queue',
    right: () => [10],
    call: ({ world }, limit) => world.recovery.desk.queue(any(limit)),
    refuses: ['input_invalid'],
  },
  {
    name: 'desk.view',
    right: async (scene) => [(await inReview(scene)).caseId],
    call: ({ world }, caseId) => world.recovery.desk.view(any(caseId)),
    refuses: ['input_not_allowed'],
  },
  {
    name: 'desk.decide',
    right: async (scene) => {
      const { caseId } = await inReview(scene)
      const { revision } = (await scene.world.recovery.desk.view(caseId)).case
      return [caseId, { decision: 'approve', reason: 'seen', staff: 'eve', revision, id: 'one' }]
    },
    call: ({ world }, caseId, decision) => world.recovery.desk.decide(any(caseId), any(decision)),
    refuses: ['input_invalid', 'input_not_allowed', 'busy'],
  },
  {
    name: 'recovery.history',
    right: async (scene) => [(await at(scene, 'binance.reset', 'password')).caseId],
    call: ({ world }, caseId) => world.recovery.history(any(caseId)),
    refuses: ['input_invalid'],
  },
  {
    name: 'recovery.troubles',
    right: () => [10],
    call: ({ world }, limit) => world.recovery.troubles(any(limit)),
    refuses: ['input_invalid'],
  },
  {
    name: 'recovery.retry',
    right: () => ['case/1/0'],
    call: ({ world }, key) => world.recovery.retry(any(key)),
    refuses: ['input_invalid'],
  },
  {
    name: 'recovery.purge',
    right: () => [10],
    call: ({ world }, limit) => world.recovery.purge(any(limit)),
    refuses: ['input_invalid'],
  },
  {
    name: 'recovery.run',
    right: () => [{ signal: AbortSignal.abort() }],
    call: ({ world }, options) => world.recovery.run(any(options)),
    refuses: ['input_invalid'],
    // only the signal is looked at
    open: /inherited|field more|__proto__|constructor/,
  },
  {
    name: 'recovery.unreadable',
    right: () => [],
    call: ({ world }) => world.recovery.unreadable(),
    refuses: [],
  },
  {
    name: 'recovery.tick',
    right: () => [],
    call: ({ world }) => world.recovery.tick(),
    refuses: [],
  },
]

export const recoveryDoors: readonly Door[] = [...person, ...host, ...staff].map((door) => ({ ...door, outside: true }))
