import { RecoveryError } from 'regain'
import { flows } from 'regain/machines'
import { beforeEach, expect } from 'vitest'
import { memoryStorage } from '../../../src/adapters/memory.ts'
import { cyclic, long, MARK, revokedProxy, throwingProxy } from '../../../src/testing/hostile.ts'
import { ada } from '../../../src/testing/simulation/people.ts'
import { World } from '../../../src/testing/simulation/world.ts'
import { type Spy, spyOn } from '../../../src/testing/trace/spy.ts'
import { faultOf, saidBy } from '../../support/values.ts'

export const lost = { account: ada, lost: ['phone'] } as const
const never = async () => ({ verdict: 'failed' as const })
export const idle = {
  password: { check: never, prepare: never },
  botCheck: { check: never },
  federated: { check: never, begin: never },
  totp: { check: never, prepare: never },
  passkey: { check: never, begin: never },
  identity: { check: never, begin: never },
  answers: { check: never, begin: never },
}

export let spy: Spy
export let world: World
beforeEach(() => {
  spy = spyOn(memoryStorage())
  world = new World({ flows, storage: spy, recovery: { portTimeoutMs: 20 } })
  world.host.add(ada)
})

/** The call ends in this one fault, has written nothing and repeats nothing of what was sent. */
export async function refuses(run: () => unknown, ...codes: string[]): Promise<void> {
  const before = await spy.dump()
  const fault = await faultOf(run)
  expect(fault).toBeInstanceOf(RecoveryError)
  expect(codes).toContain(fault instanceof RecoveryError ? fault.code : undefined)
  expect(saidBy(fault)).not.toContain(MARK)
  expect((await spy.dump()) === before).toBe(true)
}
export const big = long(MARK)

/** Values that are no input, no options, no id and no decision. */
export const nothings: readonly (readonly [string, () => unknown])[] = [
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
  ['a proxy that throws', throwingProxy],
  ['a proxy that was revoked', revokedProxy],
  ['an object with an own __proto__', () => JSON.parse(`{"__proto__":{"type":"passkey.skip"},"type":"${MARK}"}`)],
]
