import fc from 'fast-check'
import type { Hostile } from './hostile/hostile.ts'
import { nearMisses } from './hostile/misses.ts'
import { long, MEGABYTE, patterns, texts } from './hostile/texts.ts'
import { numbers, objects, things } from './hostile/values.ts'

export { type Hostile, MARK } from './hostile/hostile.ts'
export { type NearMiss, nearMisses } from './hostile/misses.ts'
export { addresses, long, MEGABYTE, patterns, types } from './hostile/texts.ts'
export { changing, cyclic, deepArray, deepObject, revokedProxy, throwing, throwingProxy } from './hostile/values.ts'

/** Values that no door, schema or adapter should take for more than they are: by name, so that a report can say which one it was. */
export const hostileValues: readonly Hostile[] = [
  { name: 'nothing', make: () => undefined },
  ...numbers,
  ...things,
  ...objects,
  ...texts,
  { name: '1 MB of text', make: () => long('ZqEcho7', MEGABYTE) },
]

const anything: fc.Arbitrary<unknown> = fc.anything({
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
  stringUnit: 'binary',
  maxDepth: 4,
  key: fc.oneof(
    fc.string(),
    fc.constantFrom('__proto__', 'constructor', 'prototype', 'type', 'kind', 'kinds', 'code', 'id', 'then'),
  ),
})
const said = (name: string, values: fc.Arbitrary<unknown>): fc.Arbitrary<Hostile> =>
  values.map((value) => ({ name, make: () => value }))
const illFormed = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
  .map((units) => String.fromCharCode(...units))

/** Anything at all: `fc.anything` with every oddity, the table of `hostileValues`, ill-formed and very long texts. Made when it is used: some cannot be looked at. */
export const hostile: fc.Arbitrary<Hostile> = fc.oneof(
  { weight: 6, arbitrary: said('anything', anything) },
  { weight: 4, arbitrary: fc.constantFrom(...hostileValues.filter(({ vast }) => !vast)) },
  { weight: 2, arbitrary: said('an ill-formed text', illFormed) },
  { weight: 1, arbitrary: fc.constantFrom(...patterns).map((of) => ({ name: `long ${of}`, make: () => long(of) })) },
)

/** A right value with one thing about it changed. */
export const nearMiss = (valid: unknown): fc.Arbitrary<Hostile> => fc.constantFrom(...nearMisses(valid))
