import { RecoveryError } from 'regain'
import { binanceReset, flows, okxReset } from 'regain/machines'
import { beforeEach, describe, expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { parseAddress, parseIdentifier } from '../../src/recovery/addresses.ts'
import { createRecovery, type RecoveryOptions } from '../../src/recovery/create.ts'
import { World } from '../../src/testing/world.ts'
import { ada, Person, walk } from '../support/people.ts'
import { type Spy, spyOn } from '../support/spy.ts'
import { faultOf, malformed, saidBy } from '../support/values.ts'

/** What every hostile value carries, so that an echo is found. */
const MARK = 'ZqEcho7'
const lost = { account: ada, lost: ['phone'] } as const

let spy: Spy
let world: World
beforeEach(() => {
  spy = spyOn(memoryStorage())
  world = new World({ flows, storage: spy, recovery: { portTimeoutMs: 20 } })
  world.host.add(ada)
})

/** The call ends in this one fault, has written nothing and repeats nothing of what was sent. */
async function refuses(run: () => unknown, ...codes: string[]): Promise<void> {
  const before = await spy.dump()
  const fault = await faultOf(run)
  expect(fault).toBeInstanceOf(RecoveryError)
  expect(codes).toContain(fault instanceof RecoveryError ? fault.code : undefined)
  expect(saidBy(fault)).not.toContain(MARK)
  expect(await spy.dump()).toBe(before)
}
const throwing = (field: string, rest: object = {}) =>
  Object.defineProperty({ ...rest }, field, {
    enumerable: true,
    get: () => {
      throw new Error(MARK)
    },
  })
const cyclic = (rest: Record<string, unknown> = {}) => {
  const self: Record<string, unknown> = { ...rest }
  self['self'] = self
  return self
}
const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}
const hostileProxy = () =>
  new Proxy(
    { type: 'passkey.skip' },
    {
      ownKeys() {
        throw new Error(MARK)
      },
      getPrototypeOf() {
        throw new Error(MARK)
      },
    },
  )
const big = MARK.repeat(150_000)

/** Objects that have nothing of their own say nothing: as options they are none. */
const empty = new Set(['a date over its range', 'a map', 'an instance of a class'])
/** Values that are no input, no options, no id and no decision. */
const nothings: readonly (readonly [string, () => unknown])[] = [
  ['null', () => null],
  ['a boolean', () => true],
  ['a number', () => 7],
  ['NaN', () => Number.NaN],
  ['a BigInt', () => 10n],
  ['a symbol', () => Symbol(MARK)],
  ['a function', () => () => MARK],
  ['a string', () => MARK],
  ['1 MB of text', () => big],
  ['an array', () => [MARK]],
  ['a date over its range', () => new Date(8.64e15 + 1)],
  ['a map', () => new Map([['type', MARK]])],
  ['an instance of a class', () => new (class Input {})()],
  ['a cyclic object', () => cyclic({ type: MARK })],
  ['a proxy that throws', hostileProxy],
  ['a proxy that was revoked', revoked],
  ['an object with an own __proto__', () => JSON.parse(`{"__proto__":{"type":"passkey.skip"},"type":"${MARK}"}`)],
]

describe('open', () => {
  for (const [what, value] of nothings)
    it(`refuses ${what} for a flow`, () => refuses(() => world.recovery.open(malformed(value())), 'flow_unknown'))
  it('refuses nothing for a flow', () => refuses(() => world.recovery.open(malformed(undefined)), 'flow_unknown'))
  for (const flow of [MARK, '', '__proto__', 'constructor', 'toString', 'BINANCE.RESET', 'binance.reset '])
    it(`refuses the flow "${flow}"`, () => refuses(() => world.recovery.open(flow), 'flow_unknown'))

  for (const [what, value] of nothings.filter(([name]) => !empty.has(name)))
    it(`refuses ${what} for options`, () =>
      refuses(() => world.recovery.open('binance.reset', malformed(value())), 'input_invalid'))
  const options: readonly (readonly [string, () => unknown])[] = [
    ['an extra key', () => ({ extra: MARK })],
    ['a key that throws', () => throwing('client')],
    ['an extra key of the client', () => ({ client: { extra: MARK } })],
    ['a channel of its own', () => ({ client: { channel: MARK } })],
    ['a locale with a path', () => ({ client: { locale: `../${MARK}` } })],
    ['a locale of __proto__', () => ({ client: { locale: '__proto__' } })],
    ['1 MB of locale', () => ({ client: { locale: big } })],
    ['a version with words', () => ({ client: { version: MARK } })],
    ['a version that is a number', () => ({ client: { version: 1 } })],
    ['"recognised" that is no boolean', () => ({ recognised: 'true' })],
    ['a client that is null', () => ({ client: null })],
  ]
  for (const [what, value] of options)
    it(`refuses ${what}`, () =>
      refuses(() => world.recovery.open('binance.reset', malformed(value())), 'input_invalid'))
})

describe('submit: the ticket', () => {
  const others: readonly (readonly [string, (ticket: string) => unknown])[] = [
    ...nothings.map(([what, value]) => [what, value] as const),
    ['nothing', () => undefined],
    ['another case', (ticket) => `${'A'.repeat(22)}${ticket.slice(22)}`],
    ['another secret', (ticket) => `${ticket.slice(0, 23)}${'A'.repeat(32)}`],
    ['a secret cut short', (ticket) => ticket.slice(0, -1)],
    ['a secret with one more', (ticket) => `${ticket}A`],
    ['a line at its end', (ticket) => `${ticket}\n`],
    ['the case alone', (ticket) => ticket.slice(0, 22)],
    ['a ticket within an array', (ticket) => [ticket]],
    ['a text object', (ticket) => Object(ticket)],
  ]
  for (const [what, value] of others)
    it(`refuses ${what}`, async () => {
      const person = await Person.at(world, binanceReset)
      const ticket: string = malformed(value(person.ticket))
      await refuses(
        () => world.recovery.submit(ticket, { type: 'identifier.submit', identifier: ada.email }),
        'ticket_invalid',
      )
      await refuses(() => world.recovery.view(ticket), 'ticket_invalid')
      await refuses(() => world.recovery.redeem(ticket), 'ticket_invalid')
    })
  it('refuses the ticket of another case for this one', async () => {
    const [one, other] = [await Person.at(world, binanceReset), await Person.at(world, binanceReset)]
    const foreign = `${one.caseId}.${other.ticket.slice(23)}`
    await refuses(() => world.recovery.view(foreign), 'ticket_invalid')
  })
  it('refuses the ticket of another installation', async () => {
    const elsewhere = new World({ flows, storage: memoryStorage() })
    const { ticket } = await elsewhere.recovery.open('binance.reset')
    await refuses(() => world.recovery.view(ticket), 'ticket_invalid')
  })
})

describe('submit: the input', () => {
  for (const [what, value] of [...nothings, ['nothing', () => undefined] as const])
    it(`refuses ${what}`, async () => {
      const person = await Person.at(world, binanceReset)
      await refuses(() => person.say(malformed(value())), 'input_invalid')
    })

  const inputs: readonly (readonly [string, () => unknown])[] = [
    ['an unknown type', () => ({ type: MARK })],
    ['a type of the prototype', () => ({ type: 'toString' })],
    ['the type __proto__', () => ({ type: '__proto__' })],
    ['the type constructor', () => ({ type: 'constructor' })],
    ['a type that is an array', () => ({ type: ['identifier.submit'], identifier: MARK })],
    ['a fact', () => ({ type: 'password.accepted', enrolled: [], root: 'password' })],
    ['a fact of the system', () => ({ type: 'change.applied' })],
    ['a fact of staff', () => ({ type: 'review.decided', verdict: 'approve' })],
    ['the end of a hold', () => ({ type: 'xstate.after.hold.binance.reset.holding.running' })],
    ['the end of a case', () => ({ type: 'xstate.after.caseLife.binance.reset.open.session' })],
    ['xstate.init', () => ({ type: 'xstate.init' })],
    ['xstate.stop', () => ({ type: 'xstate.stop' })],
    ['a wildcard', () => ({ type: '*' })],
    ['an extra key', () => ({ type: 'identifier.submit', identifier: ada.email, extra: MARK })],
    ['the key "policy"', () => ({ type: 'passkey.skip', policy: {} })],
    ['no identifier', () => ({ type: 'identifier.submit' })],
    ['an identifier that is a number', () => ({ type: 'identifier.submit', identifier: 7 })],
    ['an identifier that is NaN', () => ({ type: 'identifier.submit', identifier: Number.NaN })],
    ['an identifier that is an array', () => ({ type: 'identifier.submit', identifier: [ada.email] })],
    ['an identifier that is null', () => ({ type: 'identifier.submit', identifier: null })],
    ['an identifier that is a BigInt', () => ({ type: 'identifier.submit', identifier: 1n })],
    ['an identifier that is a date', () => ({ type: 'identifier.submit', identifier: new Date(8.64e15 + 1) })],
    ['an empty identifier', () => ({ type: 'identifier.submit', identifier: '' })],
    ['1 MB of identifier', () => ({ type: 'identifier.submit', identifier: `${big}@example.org` })],
    ['255 characters of identifier', () => ({ type: 'identifier.submit', identifier: `${MARK}${'a'.repeat(248)}` })],
    ['an own __proto__', () => JSON.parse(`{"type":"identifier.submit","identifier":"${MARK}","__proto__":{"a":1}}`)],
    ['a prototype of its own', () => Object.create({ type: 'identifier.submit', identifier: ada.email })],
    ['a type that throws', () => throwing('type')],
    ['a field that throws', () => throwing('identifier', { type: 'identifier.submit' })],
    ['a field that is cyclic', () => ({ type: 'identifier.submit', identifier: cyclic() })],
    ['an extra field that is cyclic', () => cyclic({ type: 'identifier.submit', identifier: ada.email })],
  ]
  for (const [what, value] of inputs)
    it(`refuses ${what}`, async () => {
      const person = await Person.at(world, binanceReset)
      await refuses(() => person.say(malformed(value())), 'input_invalid')
    })

  const addresses = [
    'аda.lovelace@example.org', // the first letter is Cyrillic
    'ada.lovelace@exаmple.org', // so is one of the domain
    'ada@еxample.org',
    'αda@example.org',
    'ada@@example.org',
    'ada@',
    '@example.org',
    'ada@localhost',
    'ada lovelace@example.org',
    'ada@example.org\nBcc: eve@example.org',
    'ada@example.org\0',
    'ada@example..org',
    'a\u202Eda@example.org',
    'ada\uD800@example.org',
    '+46',
    '+460',
    '46701234567',
    '0701234567',
    '+99912345678901',
    '+4670123456789012',
    '+46 70 CALL NOW',
    '++46701234567',
    '+46701234567;ext=1',
    '+',
    ' ',
    'ada',
  ]
  for (const identifier of addresses)
    it(`refuses the address ${JSON.stringify(identifier)}`, async () => {
      const person = await Person.at(world, binanceReset)
      await refuses(() => person.say({ type: 'identifier.submit', identifier }), 'input_invalid')
    })
  it('reads oddly cased and written addresses as the one they are', () => {
    for (const text of ['ADA.Lovelace@Example.ORG', '  ada.lovelace@example.org ', 'ａda.lovelace@example.org'])
      expect(parseIdentifier(text)).toEqual({ kind: 'email', value: ada.email })
    for (const text of ['+46 70 123 45 67', '+46 (70) 123-45-67', '+46.70.123.45.67', '＋46701234567'])
      expect(parseAddress('phone', text)).toEqual({ kind: 'phone', value: ada.phone })
  })

  it('refuses what is not possible in this step, and writes nothing', async () => {
    const person = await Person.at(world, binanceReset)
    await refuses(() => person.say({ type: 'request.submit' }), 'input_not_allowed')
    await refuses(() => person.say({ type: 'password.submit', password: MARK }), 'input_not_allowed')
    await refuses(() => person.say({ type: 'code.submit', kind: 'email', code: '123456' }), 'input_not_allowed')
    await refuses(() => person.say({ type: 'lost.submit', kinds: ['totp'] }), 'input_not_allowed')
    await walk(person, lost, 'choosingLost')
    await refuses(() => person.say({ type: 'consequences.accept' }), 'input_not_allowed')
    await refuses(() => person.say({ type: 'code.request', kind: 'email' }), 'input_not_allowed')
  })
  it('refuses inputs that the vocabulary has and this runtime does not answer', async () => {
    const person = await Person.at(world, binanceReset)
    await refuses(() => person.say({ type: 'federated.start', provider: 'google' }), 'input_not_allowed')
    await refuses(() => person.say({ type: 'key.confirmSaved' }), 'input_not_allowed')
  })

  const wrong: readonly (readonly [string, unknown])[] = [
    ['a code with letters', { type: 'code.submit', kind: 'email', code: 'abcdef' }],
    ['a code of five digits', { type: 'code.submit', kind: 'email', code: '12345' }],
    ['a code that is a number', { type: 'code.submit', kind: 'email', code: 123456 }],
    ['a code with a line at its end', { type: 'code.submit', kind: 'email', code: '123456\n' }],
    ['a code of other digits', { type: 'code.submit', kind: 'email', code: '１２３４５６' }],
    ['a code for a kind that gets none', { type: 'code.submit', kind: 'totp', code: '123456' }],
    ['a code for __proto__', { type: 'code.submit', kind: '__proto__', code: '123456' }],
    ['a code to an address', { type: 'code.request', kind: 'email', to: MARK }],
    ['no kinds', { type: 'lost.submit', kinds: [] }],
    ['unknown kinds', { type: 'lost.submit', kinds: ['totp', MARK] }],
    ['too many kinds', { type: 'lost.submit', kinds: Array(1000).fill('totp') }],
    ['a sparse list', { type: 'lost.submit', kinds: Array(3) }],
    ['1 MB of password', { type: 'password.submit', password: big }],
    ['an empty password', { type: 'password.submit', password: '' }],
    ['a response that is text', { type: 'passkey.finish', response: MARK }],
    ['a response with numbers', { type: 'passkey.finish', response: { a: 1 } }],
    ['a response of 1 MB', { type: 'passkey.finish', response: { a: big } }],
    [
      'a response of many fields',
      { type: 'passkey.finish', response: Object.fromEntries([...Array(17).keys()].map((n) => [`${n}`, MARK])) },
    ],
    ['a method of its own', { type: 'identity.start', method: MARK }],
  ]
  for (const [what, value] of wrong)
    it(`refuses ${what}`, async () => {
      const person = await Person.at(world, binanceReset)
      await refuses(() => person.say(malformed(value)), 'input_invalid')
    })
})

describe('submit: the command id', () => {
  for (const id of ['', ' ', 'a b', 'å', `${MARK}\n`, MARK.repeat(100), 7, null, {}, Symbol(MARK), ['a']])
    it(`refuses ${typeof id === 'string' ? JSON.stringify(id.slice(0, 20)) : String(typeof id)} for an id`, async () => {
      const { ticket } = await Person.at(world, binanceReset)
      await refuses(
        () => world.recovery.submit(ticket, { type: 'identifier.submit', identifier: ada.email }, malformed({ id })),
        'input_invalid',
      )
    })
  for (const [what, value] of nothings.filter(([name]) => !empty.has(name)))
    it(`refuses ${what} for options`, async () => {
      const { ticket } = await Person.at(world, binanceReset)
      await refuses(() => world.recovery.submit(ticket, { type: 'passkey.skip' }, malformed(value())), 'input_invalid')
    })
  it('refuses a known id with another body', async () => {
    const person = await Person.at(world, binanceReset)
    const first = await person.say({ type: 'identifier.submit', identifier: ada.email }, 'one')
    await refuses(
      () => person.say({ type: 'identifier.submit', identifier: `${MARK}@example.org` }, 'one'),
      'input_invalid',
    )
    expect(await person.say({ type: 'identifier.submit', identifier: ada.email }, 'one')).toEqual(first)
  })
})

describe('the host', () => {
  for (const [what, value] of nothings.filter(([name]) => !name.startsWith('a string')))
    it(`refuses ${what} about an account`, async () => {
      if (!what.includes('text'))
        await refuses(() => world.recovery.account(malformed(value())).restrictions(), 'input_invalid')
      const door = world.recovery.account('ada')
      await refuses(() => door.allows(malformed(value())), 'input_invalid')
      await refuses(() => door.signedIn(malformed(value())), 'input_invalid')
      await refuses(() => door.signedIn(malformed({ methods: value() })), 'input_invalid')
    })
  it('refuses an account without a name, and capabilities of its own', async () => {
    await refuses(() => world.recovery.account('').allows('withdraw'), 'input_invalid')
    await refuses(() => world.recovery.account(big).allows('withdraw'), 'input_invalid')
    await refuses(() => world.recovery.account('ada').allows(malformed(MARK)), 'input_invalid')
    await refuses(() => world.recovery.account('ada').signedIn(malformed(undefined)), 'input_invalid')
    await refuses(() => world.recovery.account('ada').signedIn(malformed({ methods: [MARK] })), 'input_invalid')
  })
  for (const [what, value] of nothings)
    it(`refuses ${what} about a contact`, async () => {
      await refuses(() => world.recovery.contact(malformed(value()), ada.email), 'input_invalid')
      await refuses(() => world.recovery.contact('email', malformed(value())), 'input_invalid')
      await refuses(() => world.recovery.contact('email', ada.email).allows(malformed(value())), 'input_invalid')
    })
  it('refuses a contact of the wrong kind', async () => {
    await refuses(() => world.recovery.contact('email', ada.phone), 'input_invalid')
    await refuses(() => world.recovery.contact('phone', ada.email), 'input_invalid')
    await refuses(() => world.recovery.contact(malformed('totp'), ada.email), 'input_invalid')
  })
  for (const [what, value] of [...nothings, ['nothing', () => undefined] as const])
    it(`refuses ${what} as a report`, async () => {
      const event = { eventId: 'one' }
      await refuses(() => world.recovery.report('a.b', malformed(value()), event), 'input_invalid')
      await refuses(
        () => world.recovery.report('a.b', { type: 'identity.failed' }, malformed(value())),
        'input_invalid',
      )
      await refuses(
        () => world.recovery.report('a.b', { type: 'identity.failed' }, malformed({ eventId: value() })),
        'input_invalid',
      ).catch((wrong) => {
        // a short text is an event id
        if (what !== 'a string') throw wrong
      })
    })
  it('a report that nobody waits for changes nothing', async () => {
    const person = await walk(await Person.at(world, okxReset), lost, 'provingIdentity')
    const before = await spy.dump()
    for (const request of ['', '.', MARK, `${person.caseId}.`, `${person.caseId}.${MARK}`, big, malformed<string>(7)])
      expect(await world.recovery.report(request, { type: 'identity.passed', of: 'owner' }, { eventId: 'one' })).toBe(
        false,
      )
    expect(await spy.dump()).toBe(before)
  })
  it('a report has no say over anything but identity', async () => {
    for (const fact of [{ type: 'change.applied' }, { type: 'identity.passed' }, { type: 'identity.passed', of: MARK }])
      await refuses(() => world.recovery.report('a.b', malformed(fact), { eventId: 'one' }), 'input_invalid')
  })
  it('a promise is what fails, not the call', async () => {
    const calls: (() => Promise<unknown>)[] = [
      () => world.recovery.redeem(malformed(null)),
      () => world.recovery.report(malformed(null), malformed(null), malformed(null)),
      () => world.recovery.desk.decide(malformed(null), malformed(null)),
      () => world.recovery.desk.view(malformed(null)),
      () => world.recovery.notice(malformed(null)).view(),
      () => world.recovery.notice(malformed(null)).dispute(),
      () => world.recovery.submit(malformed(null), malformed(null)),
      () => world.recovery.open(malformed(null)),
    ]
    for (const call of calls) await expect(call()).rejects.toBeInstanceOf(RecoveryError)
  })
})

describe('staff', () => {
  const decision = { decision: 'approve', reason: 'seen', staff: 'eve', revision: 1 } as const
  for (const [what, value] of [...nothings, ['nothing', () => undefined] as const])
    it(`refuses ${what}`, async () => {
      const { caseId } = await Person.at(world, binanceReset)
      await refuses(() => world.recovery.desk.decide(caseId, malformed(value())), 'input_invalid')
      await refuses(() => world.recovery.desk.decide(malformed(value()), decision), 'input_not_allowed')
      await refuses(() => world.recovery.desk.view(malformed(value())), 'input_not_allowed')
    })
  for (const [what, value] of [
    ['an extra key', { ...decision, extra: MARK }],
    ['a decision of its own', { ...decision, decision: MARK }],
    ['no reason', { ...decision, reason: '' }],
    ['a book of reasons', { ...decision, reason: big }],
    ['nobody', { ...decision, staff: '' }],
    ['a revision that is NaN', { ...decision, revision: Number.NaN }],
    ['half a revision', { ...decision, revision: 0.5 }],
    ['a revision below nothing', { ...decision, revision: -1 }],
    ['an id of 1 MB', { ...decision, id: big }],
  ] as const)
    it(`refuses ${what}`, async () => {
      const { caseId } = await Person.at(world, binanceReset)
      await refuses(() => world.recovery.desk.decide(caseId, malformed(value)), 'input_invalid')
    })
  it('refuses a case that is not in review', async () => {
    const person = await Person.at(world, binanceReset)
    await refuses(() => world.recovery.desk.decide(person.caseId, decision), 'input_not_allowed')
    await refuses(() => world.recovery.desk.view(person.caseId), 'input_not_allowed')
    await refuses(() => world.recovery.desk.decide(MARK, decision), 'input_not_allowed')
  })
})

describe('notices', () => {
  for (const [what, value] of [...nothings, ['nothing', () => undefined] as const])
    it(`refuses ${what} for a token`, async () => {
      await refuses(() => world.recovery.notice(malformed(value())).view(), 'ticket_invalid')
      await refuses(() => world.recovery.notice(malformed(value())).dispute(), 'ticket_invalid')
    })
  it('refuses a token for another receiver or case', async () => {
    const person = await walk(await Person.at(world, binanceReset), lost, 'proving')
    const token = await world.noticeToken(ada.email)
    const [caseId, entry, mac] = token.split('.')
    for (const forged of [
      `${caseId}.${Number(entry) + 1}.${mac}`,
      `${'A'.repeat(22)}.${entry}.${mac}`,
      `${caseId}.${entry}.${'A'.repeat(43)}`,
      `${caseId}.0${entry}.${mac}`,
      `${token}\n`,
      person.ticket,
    ])
      await refuses(() => world.recovery.notice(forged).dispute(), 'ticket_invalid')
  })
})

describe('the other doors', () => {
  it('no answer about a case that is none', async () => {
    for (const [, value] of nothings) {
      const id: string = malformed(value())
      await refuses(
        () => world.recovery.history(id).then(() => Promise.reject(new RecoveryError('input_invalid'))),
        'input_invalid',
      )
      await refuses(
        () => world.recovery.retry(id).then(() => Promise.reject(new RecoveryError('input_invalid'))),
        'input_invalid',
      )
    }
  })
})

describe('createRecovery', () => {
  const options = (change: object): RecoveryOptions =>
    malformed({
      flows,
      realm: 'test',
      origin: 'https://app.example.org',
      secret: 'x'.repeat(32),
      storage: memoryStorage(),
      accounts: world.host,
      email: { deliver: async () => undefined },
      sms: { deliver: async () => undefined },
      verifiers: { password: {}, totp: {}, passkey: {}, identity: {}, answers: {} },
      ...change,
    })
  it('takes what is right', () => expect(() => createRecovery(options({}))).not.toThrow())

  const faults: readonly (readonly [string, () => object])[] = [
    ['a short secret', () => ({ secret: MARK })],
    ['a secret of 31 bytes', () => ({ secret: 'x'.repeat(31) })],
    ['31 bytes', () => ({ secret: new Uint8Array(31) })],
    ['a short one among secrets', () => ({ secret: ['x'.repeat(32), MARK] })],
    ['no secrets', () => ({ secret: [] })],
    ['no secret', () => ({ secret: undefined })],
    ['a secret that is a number', () => ({ secret: 7 })],
    ['a secret that is null', () => ({ secret: null })],
    ['no realm', () => ({ realm: '' })],
    ['a realm with a path', () => ({ realm: `../${MARK}` })],
    ['a realm that is a number', () => ({ realm: 7 })],
    ['no origin', () => ({ origin: undefined })],
    ['an origin that is no address', () => ({ origin: MARK })],
    ['an origin of a script', () => ({ origin: `javascript:${MARK}` })],
    ['an origin that is a symbol', () => ({ origin: Symbol(MARK) })],
    ['no flows', () => ({ flows: [] })],
    ['flows that are no list', () => ({ flows: binanceReset })],
    ['a flow that is null', () => ({ flows: [null] })],
    ['a flow that is a machine', () => ({ flows: [binanceReset.machine] })],
    ['a flow twice', () => ({ flows: [binanceReset, binanceReset] })],
    ['a flow twice under two policies', () => ({ flows: [binanceReset, binanceReset.with({ policy: 'hardened' })] })],
    ['no storage', () => ({ storage: undefined })],
    ['no accounts', () => ({ accounts: undefined })],
    ['no e-mail', () => ({ email: undefined })],
    ['no text messages', () => ({ sms: undefined })],
    ['no verifiers', () => ({ verifiers: undefined })],
    ['no password verifier', () => ({ verifiers: { totp: {}, identity: {}, answers: {} } })],
    ['no authenticator', () => ({ verifiers: { password: {}, identity: {}, answers: {} } })],
    ['no identity proofing', () => ({ verifiers: { password: {}, totp: {}, answers: {} } })],
    ['no answers', () => ({ verifiers: { password: {}, totp: {}, identity: {} } })],
    ['a time limit that is none', () => ({ portTimeoutMs: Number.NaN })],
    ['a time limit below nothing', () => ({ portTimeoutMs: -1 })],
    ['a time limit of no end', () => ({ portTimeoutMs: Number.POSITIVE_INFINITY })],
  ]
  for (const [what, change] of faults)
    it(`refuses ${what}`, () => refuses(() => createRecovery(options(change())), 'config_invalid'))
  for (const value of [undefined, null, 7, MARK, []])
    it(`refuses ${JSON.stringify(value)} for options`, () =>
      refuses(() => createRecovery(malformed(value)), 'config_invalid'))
  it('names what is missing', async () => {
    const fault = await faultOf(() => createRecovery(options({ sms: undefined, verifiers: { password: {} } })))
    expect(saidBy(fault)).toMatch(/sms.*verifiers\.totp/)
  })
})
