import { binanceReset } from 'regain/machines'
import { describe, expect, it } from 'vitest'
import { parseAddress, parseIdentifier } from '../../../src/recovery/addresses.ts'
import { cyclic, MARK, throwing } from '../../../src/testing/hostile.ts'
import { ada, Person, walk } from '../../../src/testing/simulation/people.ts'
import { malformed } from '../../support/values.ts'
import { big, lost, nothings, refuses, world } from './stage.ts'

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
