import { binanceReset, flows } from 'regain/machines'
import { describe, expect, it } from 'vitest'
import { memoryStorage } from '../../../src/adapters/memory.ts'
import { createRecovery, type RecoveryOptions } from '../../../src/recovery/create.ts'
import { MARK } from '../../../src/testing/hostile.ts'
import { faultOf, malformed, saidBy } from '../../support/values.ts'
import { idle, refuses, world } from './stage.ts'

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
      verifiers: idle,
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
    ['no password verifier', () => ({ verifiers: { ...idle, password: undefined } })],
    ['no authenticator', () => ({ verifiers: { ...idle, totp: undefined } })],
    ['no identity proofing', () => ({ verifiers: { ...idle, identity: undefined } })],
    ['no answers', () => ({ verifiers: { ...idle, answers: undefined } })],
    ['a verifier without its check', () => ({ verifiers: { ...idle, totp: {} } })],
    ['a storage that is still a promise', () => ({ storage: Promise.resolve(memoryStorage()) })],
    ['secrets that are holes', () => ({ secret: Array(2) })],
    ['a name that is a symbol', () => ({ name: Symbol(MARK) })],
    ['a clock that is a number', () => ({ clock: 7 })],
    ['a calendar of no days', () => ({ calendar: {} })],
    ['a risk engine that is a function', () => ({ risk: () => 'approve' })],
    ['a log that is no function', () => ({ log: {} })],
    ['a page that is no function', () => ({ noticeUrl: MARK })],
    ['"deliverAfterCommit" as text', () => ({ deliverAfterCommit: 'false' })],
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
    const fault = await faultOf(() =>
      createRecovery(options({ sms: undefined, verifiers: { password: idle.password } })),
    )
    expect(saidBy(fault)).toMatch(/sms.*verifiers\.totp/)
  })
})
