import { type Hostile, MARK } from './hostile.ts'

/** As deep as JSON from outside may be without being large. */
const DEEP = 10_000

const fails = (): never => {
  throw new Error(MARK)
}
/** An object with a field that throws when it is read. */
export const throwing = (field: string, rest: object = {}): object =>
  Object.defineProperty({ ...rest }, field, { enumerable: true, get: fails })
/** An object that holds itself. */
export function cyclic(rest: Readonly<Record<string, unknown>> = {}): object {
  const self: Record<string, unknown> = { ...rest }
  self['self'] = self
  return self
}
export function deepObject(): unknown {
  let value: unknown = MARK
  for (let at = 0; at < DEEP; at++) value = { in: value }
  return value
}
export function deepArray(): unknown {
  let value: unknown = MARK
  for (let at = 0; at < DEEP; at++) value = [value]
  return value
}
/** A proxy whose every trap throws. */
export const throwingProxy = (): object => new Proxy(Object.create(null), new Proxy({}, { get: () => fails }))
export function revokedProxy(): object {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}
/** Answers otherwise each time it is read. */
export function changing(...answers: readonly unknown[]): object {
  let at = 0
  return new Proxy({}, { get: () => answers[at++ % answers.length], has: () => true })
}

const having = (key: string, value: unknown): object => ({ [key]: value })
function endless(): unknown[] {
  function* forEver() {
    for (;;) yield MARK
  }
  return Object.assign([MARK], { [Symbol.iterator]: forEver })
}
/** 90 ways to go at each of any number of steps. */
function manifold(): unknown[] {
  const self: unknown[] = []
  for (let at = 0; at < 90; at++) self.push(self)
  return self
}

/** Large ones are made once. */
const once = (make: () => unknown): (() => unknown) => {
  let made: { readonly value: unknown } | undefined
  return () => (made ??= { value: make() }).value
}

const made = (table: Readonly<Record<string, () => unknown>>): readonly Hostile[] =>
  Object.entries(table).map(([name, make]) => ({ name, make }))

/** Numbers, times and lengths that are none, or leave a range. */
export const numbers: readonly Hostile[] = made({
  NaN: () => Number.NaN,
  Infinity: () => Number.POSITIVE_INFINITY,
  '-Infinity': () => Number.NEGATIVE_INFINITY,
  '-0': () => -0,
  '-1': () => -1,
  'one half': () => 0.5,
  '2^31': () => 2 ** 31,
  '2^32': () => 2 ** 32,
  'beyond safe integers': () => Number.MAX_SAFE_INTEGER + 2,
  'beyond dates': () => 8.64e15 + 1,
  'the largest': () => Number.MAX_VALUE,
  'a BigInt': () => 10n,
  'a huge BigInt': () => 2n ** 4096n,
  'a boxed number': () => Object(7),
  'a date': () => new Date(0),
  'a date over its range': () => new Date(8.64e15 + 1),
})

/** What is no text, no number and no plain object. */
export const things: readonly Hostile[] = [
  ...made({
    null: () => null,
    true: () => true,
    'a symbol': () => Symbol(MARK),
    'a function': () => () => MARK,
    'an async function': () => async () => MARK,
    'a class': () => class Input {},
    'a boxed text': () => Object(MARK),
    'an empty array': () => [],
    'an array': () => [MARK],
    'an array with holes': () => Array(3),
    'a long array': once(() => Array(100_000).fill(MARK)),
    'a deep array': once(deepArray),
    'a typed array': () => new Float64Array([Number.NaN, 1]),
    bytes: () => Buffer.from(MARK),
    'an ArrayBuffer': () => new ArrayBuffer(8),
    'a map': () => new Map([['type', MARK]]),
    'a set': () => new Set([MARK]),
    'a WeakMap': () => new WeakMap(),
    'a pattern': () => /(a+)+$/,
    'an error': () => new Error(MARK),
    'a promise': () => Promise.resolve(MARK),
    'a promise that never settles': () => new Promise(() => undefined),
    'a thenable that throws': () => having('then', fails),
    'a function with fields': () => Object.assign(() => MARK, { type: 'passkey.skip', id: MARK }),
  }),
  // who is in the same process may do this; a walk through it does not end
  { name: 'an array of 2^32 - 1 holes', make: () => Array(2 ** 32 - 1), vast: true },
  { name: 'an array that never ends', make: endless, vast: true },
  { name: 'an array of itself', make: manifold, vast: true },
]

/** Objects that are not what they seem. */
export const objects: readonly Hostile[] = made({
  'an empty object': () => ({}),
  'a field': () => ({ [MARK]: MARK }),
  'an own __proto__': () => JSON.parse(`{"__proto__":{"isAdmin":true,"type":"passkey.skip"},"type":"${MARK}"}`),
  'an own constructor': () => ({ constructor: { prototype: { polluted: MARK } } }),
  'an own prototype': () => ({ prototype: { polluted: MARK } }),
  'no prototype': () => Object.assign(Object.create(null), { type: MARK }),
  'inherited fields': () => Object.create({ type: 'identifier.submit', identifier: 'ada@example.org' }),
  'an instance of a class': () => new (class Input {})(),
  'a cyclic object': () => cyclic({ type: MARK }),
  'a deep object': once(deepObject),
  'a wide object': once(() => Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`k${at}`, MARK]))),
  'a getter that throws': () => throwing('type'),
  'a toString that throws': () => ({ toString: fails, valueOf: fails, [Symbol.toPrimitive]: fails }),
  'a toJSON that throws': () => ({ toJSON: fails }),
  'an iterator that throws': () => ({ [Symbol.iterator]: fails, length: 3 }),
  'a proxy that throws': throwingProxy,
  'a proxy that was revoked': revokedProxy,
  'a proxy that changes its mind': () => changing('passkey.skip', MARK, { type: MARK }),
})
