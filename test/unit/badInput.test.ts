import { RecoveryError } from 'regain'
import { binanceReset, flows, okxReset } from 'regain/machines'
import { beforeEach, describe, expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { parseAddress, parseIdentifier } from '../../src/recovery/addresses.ts'
import { createRecovery, type RecoveryOptions } from '../../src/recovery/create.ts'
import { withoutSum, withSum } from '../../src/recovery/sum.ts'
import { ada, honest, Person, walk } from '../../src/testing/simulation/people.ts'
import { World } from '../../src/testing/simulation/world.ts'
import { type Spy, spyOn } from '../../src/testing/trace/spy.ts'
import { faultOf, malformed, saidBy } from '../support/values.ts'

/** What every hostile value carries, so that an echo is found. */
const MARK = 'ZqEcho7'
const lost = { account: ada, lost: ['phone'] } as const
const never = async () => ({ verdict: 'failed' as const })
const idle = {
  password: { check: never, prepare: never },
  botCheck: { check: never },
  federated: { check: never, begin: never },
  totp: { check: never, prepare: never },
  passkey: { check: never, begin: never },
  identity: { check: never, begin: never },
  answers: { check: never, begin: never },
}

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
  expect((await spy.dump()) === before).toBe(true)
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
    expect((await spy.dump()) === before).toBe(true)
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

describe('a port that fails', () => {
  const faults: Readonly<Record<string, () => Promise<void>>> = {
    throws: () => Promise.reject(new Error(MARK)),
    'throws what is no error': () => Promise.reject(MARK),
    hangs: () => new Promise<void>(() => undefined),
  }
  /** Where each port is asked on the way of an honest person. */
  const asked: readonly (readonly [port: string, flow: string, state: string])[] = [
    ['accounts.find', 'binance.reset', 'identifying'],
    ['password', 'binance.reset', 'password'],
    ['accounts.facts', 'binance.reset', 'password'],
    ['identity', 'okx.reset', 'provingIdentity'],
    ['accounts.facts', 'binance.reset', 'submitting'],
  ]
  for (const [how, fault] of Object.entries(faults))
    for (const [port, flow, state] of asked)
      it(`${port} ${how} in ${state}: a named error, and nothing has changed`, async () => {
        const person = await walk(await Person.at(world, flow), lost, state)
        if (state === 'provingIdentity') await person.say({ type: 'identity.start', method: 'face' })
        const input = await honest(person, lost)
        if (!input) throw new Error('there is nothing to say')
        world.interfere = (name) => (name === port ? fault() : undefined)
        const view = await person.look()
        for (let attempt = 0; attempt < 12; attempt++) {
          const failure = await faultOf(() => person.say(input))
          expect(failure).toMatchObject({ name: 'RecoveryError', code: 'port_failed' })
          expect(failure instanceof Error && failure.message).not.toContain(MARK)
          expect(JSON.stringify(failure)).not.toContain(MARK)
        }
        expect(await person.look()).toEqual(view)
        world.interfere = () => undefined
        // more failures than the budget has guesses, and not one was counted
        const answered = await person.say(input)
        expect(answered.view.refusal).toBeUndefined()
        expect(answered.view.case.revision).toBe(view.case.revision + 1)
      })
  for (const [how, fault] of Object.entries(faults))
    it(`a courier ${how}: the message is tried again under its key, then set aside, and the case goes on`, async () => {
      const person = await walk(await Person.at(world, binanceReset), lost, 'proving')
      world.interfere = (name) => (name === 'email' ? fault() : undefined)
      await person.say({ type: 'code.request', kind: 'email' })
      await world.pass(3_600_000)
      const troubles = await world.recovery.troubles()
      expect(troubles.map(({ trouble, state }) => [trouble, state])).toContainEqual(['port_failed', 'aside'])
      expect(JSON.stringify([troubles, world.log, await spy.dump()])).not.toContain(MARK)
      world.interfere = () => undefined
      for (const { key } of troubles) expect(await world.recovery.retry(key)).toBe(true)
      await world.recovery.tick()
      expect(await world.recovery.troubles()).toEqual([])
    })
  it('a risk engine that fails sends the case to review', async () => {
    world.interfere = (name) => (name === 'risk' ? Promise.reject(new Error(MARK)) : undefined)
    const person = await walk(await Person.at(world, binanceReset), lost, 'submitting')
    await person.say({ type: 'request.submit' })
    await world.recovery.tick()
    expect((await person.look()).step.name).toBe('underReview.inTime')
  })
  it('a host that does not answer whether it made the change is asked again under the same key', async () => {
    const keys: string[] = []
    let fail = true
    world.interfere = (name, key) => {
      if (name !== 'accounts.applied') return
      keys.push(key)
      if (fail) throw new Error(MARK)
    }
    const person = await walk(await Person.at(world, binanceReset), lost, 'submitting')
    await person.say({ type: 'request.submit' })
    await world.pass(600_000)
    expect((await person.look()).step.name).toMatch(/^applying/)
    fail = false
    await world.pass(600_000)
    expect((await person.look()).step.name).toBe('holding.running')
    expect(new Set(keys).size).toBe(1)
    expect(keys.length).toBeGreaterThan(2)
    expect(world.host.events.filter(({ what }) => what === 'applied')).toHaveLength(1)
  })
  it('a host that finds nobody with null means nobody', async () => {
    const host = { find: async () => malformed<undefined>(null), facts: async () => Promise.reject(new Error(MARK)) }
    const other = new World({ flows, storage: spy, recovery: { accounts: malformed(host) } })
    const person = await walk(await Person.at(other, binanceReset), lost, 'password')
    expect((await person.say({ type: 'password.submit', password: ada.password })).view.refusal?.code).toBe(
      'password_wrong',
    )
  })
  for (const answer of [null, undefined, 7, [], {}, { revision: 1 }, { revision: '1', frozen: 'no', factors: [] }])
    it(`facts of the form ${JSON.stringify(answer)} are a failure of the port`, async () => {
      const accounts = { find: async () => 'ada', facts: async () => malformed(answer) }
      const other = new World({ flows, storage: spy, recovery: { accounts: malformed(accounts) } })
      other.host.add(ada)
      const person = await walk(await Person.at(other, binanceReset), lost, 'password')
      await expect(person.say({ type: 'password.submit', password: ada.password })).rejects.toMatchObject({
        code: 'port_failed',
      })
    })
  for (const answer of [null, undefined, 7, 'passed', {}, { verdict: true }, { verdict: ['passed'] }])
    it(`a verdict of the form ${JSON.stringify(answer)} proves nothing`, async () => {
      const verifiers = { ...idle, password: { ...idle.password, check: async () => malformed(answer) } }
      const other = new World({ flows, storage: spy, recovery: { verifiers: malformed(verifiers) } })
      other.host.add(ada)
      const person = await walk(await Person.at(other, binanceReset), lost, 'password')
      const said = await person.say({ type: 'password.submit', password: ada.password }).catch((fault) => fault)
      expect(said instanceof RecoveryError ? said.code : said.view.refusal?.code).toMatch(
        /^(password_wrong|port_failed)$/,
      )
      expect((await person.look()).step.name).toBe('password')
    })
  for (const answer of [
    { verdict: 'passed' },
    { verdict: 'passed', step: Number.NaN },
    { verdict: 'passed', step: '7' },
  ])
    it(`an authenticator that passes without a step (${JSON.stringify(answer)}) proves nothing`, async () => {
      const password = { ...idle.password, check: async () => ({ verdict: 'passed' }) }
      const totp = { check: async () => malformed(answer) }
      const other = new World({ flows, storage: spy, recovery: { verifiers: malformed({ ...idle, password, totp }) } })
      other.host.add(ada)
      const person = await walk(await Person.at(other, binanceReset), lost, 'proving')
      const said = await person.say({ type: 'totp.submit', code: '123456' }).catch((fault) => fault)
      expect(said instanceof RecoveryError ? said.code : said.view.refusal?.code).toMatch(/^(totp_wrong|port_failed)$/)
    })
  for (const now of [Number.NaN, Number.POSITIVE_INFINITY, -1, malformed<number>(undefined), malformed<number>('7')])
    it(`a clock that says ${String(now)} stops everything`, async () => {
      const person = await walk(await Person.at(world, binanceReset), lost, 'password')
      const other = new World({ flows, storage: spy, recovery: { clock: { now: () => now } } })
      await refuses(
        () => other.recovery.submit(person.ticket, { type: 'password.submit', password: 'wrong' }),
        'port_failed',
      )
      await refuses(() => other.recovery.open('binance.reset'), 'port_failed')
      await refuses(() => other.recovery.tick(), 'port_failed')
    })
  it('a clock of fractions tells whole milliseconds', async () => {
    const other = new World({ flows, storage: spy, recovery: { clock: { now: () => 1_700_000_000_000.75 } } })
    other.host.add(ada)
    const person = await walk(await Person.at(other, binanceReset), lost, 'acknowledging')
    expect((await person.look()).step.name).toBe('acknowledging')
  })
  it('a log that throws fails nothing', async () => {
    const log = () => {
      throw new Error(MARK)
    }
    const other = new World({ flows, storage: spy, recovery: { log } })
    other.host.add(ada)
    other.risk = 'review'
    const person = await walk(await Person.at(other, binanceReset), lost, 'underReview')
    await other.pass(10 * 86_400_000)
    expect((await person.look()).step.name).toBe('underReview.overdue')
  })
})

describe('a disk that is full', () => {
  const full = (call: string) => () => {
    if (call === 'commit') throw Object.assign(new Error(`ENOSPC ${MARK}`), { code: 'ENOSPC' })
  }
  it('is one named error at every door, and nothing is written', async () => {
    const person = await walk(await Person.at(world, binanceReset), lost, 'proving')
    const token = await world.noticeToken(ada.email)
    const failing = async (run: () => unknown) => {
      spy.before = (call) => full(call)()
      const fault = await faultOf(run)
      spy.before = () => undefined
      expect(fault).toMatchObject({ name: 'RecoveryError', code: 'port_failed' })
      expect(fault instanceof Error && fault.message).not.toContain(MARK)
    }
    const before = await spy.dump()
    await failing(() => world.recovery.open('binance.reset'))
    await failing(() => world.recovery.submit(person.ticket, { type: 'code.request', kind: 'email' }))
    await failing(() => world.recovery.submit(person.ticket, { type: 'totp.submit', code: world.totp(ada.totp) }))
    await failing(() => world.recovery.submit(person.ticket, { type: 'case.cancel' }))
    await failing(() => world.recovery.account('ada').signedIn({ methods: ['totp'] }))
    await failing(() => world.recovery.account('ada').erase())
    await failing(() => world.recovery.notice(token).dispute())
    expect((await spy.dump()) === before).toBe(true)
    expect((await person.say({ type: 'totp.submit', code: world.totp(ada.totp) })).view.refusal).toBeUndefined()
  })
  it('is one for the desk and for reports too', async () => {
    world.risk = 'review'
    const person = await walk(await Person.at(world, binanceReset), lost, 'underReview')
    spy.before = (call) => full(call)()
    const decision = { decision: 'approve', reason: 'seen', staff: 'eve', revision: person.view.case.revision } as const
    await expect(world.recovery.desk.decide(person.caseId, decision)).rejects.toMatchObject({ code: 'port_failed' })
    spy.before = () => undefined
    expect((await world.recovery.desk.decide(person.caseId, decision)).decided).toBe(true)
  })
  it('a storage that cannot be read is one too', async () => {
    const person = await walk(await Person.at(world, binanceReset), lost, 'proving')
    spy.before = () => Promise.reject(new Error(MARK))
    for (const run of [
      () => person.look(),
      () => person.say({ type: 'code.request', kind: 'email' }),
      () => world.recovery.account('ada').allows('withdraw'),
      () => world.recovery.contact('email', ada.email).allows('register'),
      () => world.recovery.desk.view(person.caseId),
    ])
      await expect(run()).rejects.toMatchObject({ name: 'RecoveryError', code: 'port_failed' })
  })
})

describe('a case that was damaged on disk', () => {
  type Doc = Record<string, unknown>
  const parse = (text: string): Doc => JSON.parse(text)
  async function damage(caseId: string, change: (doc: Doc) => Doc): Promise<void> {
    const loaded = await spy.load(caseId)
    if (!loaded) throw new Error('no case')
    // as if whoever wrote it had meant it
    const body = withSum(JSON.stringify(change(parse(withoutSum(loaded.case.body)))))
    expect(body).not.toBe(loaded.case.body)
    const cases = [{ id: caseId, expected: loaded.case.revision, body, keepUntil: 4e12, ledger: 'account:ada' }]
    expect(await spy.commit({ now: world.now, cases })).toBe('done')
  }
  async function failsClosed(person: Person): Promise<void> {
    const codes = ['snapshot_invalid', 'version_unsupported', 'flow_unknown']
    const withoutTimers = async () => JSON.stringify({ ...parse(await spy.dump()), timers: 0, nextDue: 0 })
    const before = await withoutTimers()
    for (const run of [
      () => world.recovery.view(person.ticket),
      () => world.recovery.submit(person.ticket, { type: 'code.request', kind: 'email' }),
      () => world.recovery.submit(person.ticket, { type: 'case.cancel' }),
      () => world.recovery.desk.view(person.caseId),
    ]) {
      const fault = await faultOf(run)
      expect(fault).toBeInstanceOf(RecoveryError)
      expect(codes).toContain(fault instanceof RecoveryError ? fault.code : '')
    }
    const told = world.log.length
    world.now += 30 * 86_400_000
    await world.recovery.tick()
    world.now -= 30 * 86_400_000
    // its timers do not fire, and an operator hears of it
    expect((await withoutTimers()) === before).toBe(true)
    expect(world.log.slice(told).map(({ event, caseId }) => [event, caseId])).toContainEqual([
      'timer_failed',
      person.caseId,
    ])
  }
  const inProof = async () => {
    const person = await walk(await Person.at(world, binanceReset), lost, 'proving')
    await world.recovery.tick()
    return person
  }

  const required = [
    'v',
    'id',
    'flow',
    'version',
    'fingerprint',
    'policy',
    'openedAt',
    'lastAt',
    'client',
    'recognised',
    'rest',
    'decoy',
    'vouched',
    'submitted',
    'hints',
    'contacts',
    'replacements',
    'handles',
    'evidence',
    'tries',
    'issues',
    'timers',
    'tickets',
    'roll',
    'pending',
  ]
  for (const field of required) {
    it(`without ${field}: fails closed`, async () => {
      const person = await inProof()
      await damage(person.caseId, ({ [field]: _, ...doc }) => doc)
      await failsClosed(person)
    })
    // an id of its own is looked at below, and no tries at all are none
    for (const value of [null, {}, 'x', -1, [7]])
      if (!(field === 'id' && value === 'x') && !(field === 'tries' && JSON.stringify(value) === '{}'))
        it(`with ${field} that is ${JSON.stringify(value)}: fails closed`, async () => {
          const person = await inProof()
          await damage(person.caseId, (doc) => ({ ...doc, [field]: value }))
          await failsClosed(person)
        })
  }
  const inside: readonly (readonly [string, (doc: Doc) => Doc])[] = [
    ['an unknown field', (doc) => ({ ...doc, extra: true })],
    ['a state renamed', (doc) => ({ ...doc, rest: { ...Object(doc['rest']), value: { open: { session: 'gone' } } } })],
    ['a state cut short', (doc) => ({ ...doc, rest: { ...Object(doc['rest']), value: { open: 'session' } } })],
    ['a state that is its parent', (doc) => ({ ...doc, rest: { ...Object(doc['rest']), value: 'open' } })],
    ['another status', (doc) => ({ ...doc, rest: { ...Object(doc['rest']), status: 'done' } })],
    ['no context', (doc) => ({ ...doc, rest: { ...Object(doc['rest']), context: {} } })],
    [
      'an unknown factor',
      (doc) => {
        const rest = Object(doc['rest'])
        return { ...doc, rest: { ...rest, context: { ...rest.context, proven: ['everything'] } } }
      },
    ],
    ['a version to come', (doc) => ({ ...doc, version: 99 })],
    ['another fingerprint', (doc) => ({ ...doc, fingerprint: 'x' })],
    ['a flow of its own', (doc) => ({ ...doc, flow: 'nobody.knows' })],
    ['another flow', (doc) => ({ ...doc, flow: 'okx.reset' })],
    ['another id', (doc) => ({ ...doc, id: 'A'.repeat(22) })],
    ['a policy without a limit', (doc) => ({ ...doc, policy: without(doc['policy'], 'guessesPerDay') })],
    [
      'a policy over its bounds',
      (doc) => ({ ...doc, policy: String(doc['policy']).replace(/"guessesPerDay":\d+/, '"guessesPerDay":1e9') }),
    ],
    ['an issue without its guesses', (doc) => ({ ...doc, issues: [{ kind: 'email', to: 'current' }] })],
    ['a timer without its epoch', (doc) => ({ ...doc, timers: [{ id: 'x', delay: 'x', due: 1 }] })],
  ]
  const without = (text: unknown, key: string) => {
    const { [key]: _, ...rest } = parse(String(text))
    return JSON.stringify(rest)
  }
  for (const [what, change] of inside)
    it(`with ${what}: fails closed`, async () => {
      const person = await inProof()
      await damage(person.caseId, change)
      await failsClosed(person)
    })
  it('that is no JSON: fails closed', async () => {
    const person = await inProof()
    const loaded = await spy.load(person.caseId)
    const cases = [
      {
        id: person.caseId,
        expected: loaded?.case.revision ?? 0,
        body: '{"v":1',
        keepUntil: 4e12,
        ledger: 'account:ada',
      },
    ]
    await spy.commit({ now: world.now, cases })
    await failsClosed(person)
  })
  it('a ledger that was damaged: nobody guesses on', async () => {
    const person = await walk(await Person.at(world, binanceReset), lost, 'password')
    await person.say({ type: 'password.submit', password: 'wrong' })
    for (const field of ['v', 'at', 'budgets', 'holds', 'obligations', 'denials', 'cases'])
      for (const value of [undefined, null, 'x', -1, [Number.NaN]]) {
        const [stored] = await spy.ledgers(['account:ada'])
        const good = stored?.body ?? ''
        const put = async (body: string) => {
          const [now] = await spy.ledgers(['account:ada'])
          await spy.commit({
            now: world.now,
            ledgers: [{ key: 'account:ada', expected: now?.revision ?? 0, body, keepUntil: 4e12 }],
          })
        }
        await put(withSum(JSON.stringify({ ...parse(withoutSum(good)), [field]: value })))
        await refuses(() => person.say({ type: 'password.submit', password: ada.password }), 'snapshot_invalid')
        await refuses(() => world.recovery.account('ada').allows('withdraw'), 'snapshot_invalid')
        await put(good)
      }
  })
  it('a contact sealed for another case is not written to', async () => {
    const [one, other] = [await inProof(), await walk(await Person.at(world, okxReset), lost, 'password')]
    const { case: stolen = { body: '{}' } } = (await spy.load(one.caseId)) ?? {}
    world.host.add({ ...ada, id: 'bob', email: 'bob@example.org', phone: '+46701112233' })
    await other.say({ type: 'password.submit', password: ada.password }).catch(() => undefined)
    const bob = await walk(
      await Person.at(world, binanceReset),
      { account: { ...ada, email: 'bob@example.org' }, lost: ['phone'] },
      'proving',
    )
    const sealed: unknown = parse(stolen.body)['contacts']
    const loaded = await spy.load(bob.caseId)
    const cases = [
      {
        id: bob.caseId,
        expected: loaded?.case.revision ?? 0,
        body: withSum(JSON.stringify({ ...parse(withoutSum(loaded?.case.body ?? '')), contacts: sealed })),
        keepUntil: 4e12,
        ledger: 'account:bob',
      },
    ]
    await spy.commit({ now: world.now, cases })
    const before = world.sent.filter(({ text }) => /\d{6}/.test(text)).length
    await bob.look()
    await bob.say({ type: 'code.request', kind: 'email' })
    await world.recovery.tick()
    expect(world.sent.filter(({ text }) => /\d{6}/.test(text))).toHaveLength(before)
    expect((await world.recovery.troubles()).map(({ trouble }) => trouble)).toContain('snapshot_invalid')
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
      verifiers: {
        password: { prepare: async () => ({ handle: '' }) },
        totp: {},
        passkey: {},
        identity: {},
        answers: {},
        botCheck: {},
        federated: {},
      },
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
