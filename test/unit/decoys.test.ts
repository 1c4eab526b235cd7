import { flows, okxReset } from 'regain/machines'
import { describe, expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { Keys } from '../../src/recovery/keys.ts'
import { ada, Person } from '../../src/testing/simulation/people.ts'
import { World } from '../../src/testing/simulation/world.ts'
import { spyOn } from '../../src/testing/trace/spy.ts'
import type { View } from '../../src/view.ts'
import type { Input } from '../../src/vocabulary/inputs.ts'

const known = ada.email
const unknown = 'who.is.this@example.org'
/** What a stranger can say before the password is accepted, in every flow. */
const script: readonly Input[] = [
  { type: 'bot.submit', response: { person: 'no' } },
  { type: 'bot.submit', response: { person: 'yes' } },
  { type: 'code.request', kind: 'email' },
  ...Array.from({ length: 8 }, (_, at): Input => ({ type: 'account.reach', kind: 'email', code: `00000${at}` })),
  { type: 'code.request', kind: 'phone' },
  { type: 'account.reach', kind: 'phone', code: '000000' },
  { type: 'code.submit', kind: 'phone', code: '000000' },
  { type: 'passkey.start' },
  { type: 'passkey.finish', response: { credential: 'guessed' } },
  { type: 'passkey.start' },
  { type: 'passkey.finish', response: { credential: 'guessed again' } },
  { type: 'passkey.skip' },
  ...Array.from({ length: 8 }, (_, at): Input => ({ type: 'password.submit', password: `guess ${at}` })),
  { type: 'code.request', kind: 'email' },
  { type: 'account.reach', kind: 'email', code: '999999' },
  { type: 'password.forget' },
]
const flowIds = [
  'binance.reset',
  'okx.reset',
  'pionex.authenticatorLost',
  'pionex.signIn',
  'binance.password',
  'pionex.password',
]

interface Seen {
  readonly view: unknown
  readonly code: string | undefined
  readonly commits: number
  readonly asked: string
  readonly reads: string
}
/** Everything that differs from case to case by chance. */
const faceless = (view: View) =>
  JSON.parse(
    JSON.stringify(view)
      .replaceAll(view.case.id, '<case>')
      .replace(/"challenge":\{[^}]*\}/g, '"challenge":{}'),
  )

/** One stranger's way, step by step. */
async function way(flow: string, identifier: string): Promise<Seen[]> {
  const spy = spyOn(memoryStorage())
  const asked: string[] = []
  const password = {
    prepare: async () => ({ handle: '' }),
    check: async (request: { account: string | null }) => {
      asked.push('password')
      return request.account === 'never' ? ({ verdict: 'passed' } as const) : ({ verdict: 'failed' } as const)
    },
  }
  const passkey = {
    begin: async () => {
      asked.push('passkey.begin')
      return {}
    },
    check: async () => {
      asked.push('passkey.check')
      return { verdict: 'failed' as const }
    },
  }
  const idle = { begin: async () => ({}), check: async () => ({ verdict: 'failed' as const }) }
  const totp = { check: idle.check, prepare: async () => ({ handle: '' }) }
  const world = new World({
    flows,
    storage: spy,
    recovery: {
      verifiers: {
        password,
        passkey,
        totp,
        identity: idle,
        answers: idle,
        federated: idle,
        botCheck: {
          check: async (_, { person }) => {
            asked.push('botCheck')
            return { verdict: person === 'yes' ? 'passed' : 'failed' }
          },
        },
      },
    },
  })
  world.host.add(ada)
  world.interfere = (port) => void asked.push(port)
  const person = await Person.at(world, flow)
  const seen: Seen[] = []
  for (const input of [{ type: 'identifier.submit', identifier } as const, ...script]) {
    Object.assign(spy.counts, { load: 0, ledgers: 0, contacts: 0, commit: 0 })
    asked.length = 0
    let code: string | undefined
    try {
      code = (await person.say(input)).view.refusal?.code
    } catch (fault) {
      code = fault instanceof Error && 'code' in fault ? String(fault.code) : 'raw'
    }
    seen.push({
      view: faceless(person.view),
      code,
      commits: spy.counts.commit,
      asked: asked.join(),
      reads: JSON.stringify([spy.counts.load, spy.counts.ledgers, spy.counts.contacts]),
    })
    world.now += 5_000
  }
  return seen
}

describe('who has an account here and who has none', () => {
  for (const flow of flowIds)
    it(`are answered alike and cost alike, step by step, in ${flow}`, async () => {
      const [one, other] = [await way(flow, known), await way(flow, unknown)]
      for (const [at, step] of one.entries()) expect([at, other[at]]).toEqual([at, step])
      const what = flow.endsWith('.password') ? 'code' : 'password'
      expect(one.map(({ code }) => code)).toContain(`${what}_wrong`)
      expect(one.map(({ code }) => code)).toContain(`${what}_exhausted`)
    })
  it('no message goes to an address that is nobody here', async () => {
    const world = new World({ flows, storage: memoryStorage() })
    world.host.add(ada)
    for (const identifier of [unknown, known]) {
      const person = await Person.at(world, 'okx.reset')
      await person.say({ type: 'identifier.submit', identifier })
      for (let at = 0; at < 7; at++) await person.say({ type: 'password.submit', password: `guess ${at}` })
      await world.recovery.tick()
    }
    expect(new Set(world.sent.map(({ to }) => to))).toEqual(new Set([ada.email, ada.phone]))
  })
  it('a verifier is told of nobody, and nobody is told that it was guessed at', async () => {
    const asked: (string | null)[] = []
    const world = new World({ flows, storage: memoryStorage() })
    world.host.add(ada)
    const { check } = world.verifiers.password
    world.verifiers.password.check = async (request, password, key) => {
      asked.push(request.account)
      return check(request, password, key)
    }
    for (const identifier of [unknown, known]) {
      const person = await Person.at(world, okxReset)
      await person.say({ type: 'identifier.submit', identifier })
      for (let guess = 0; guess < 6; guess++) await person.say({ type: 'password.submit', password: `guess ${guess}` })
      await world.recovery.tick()
      expect(world.sent.length > 0).toBe(identifier === known)
      expect(await world.recovery.troubles()).toEqual([])
    }
    expect(asked).toEqual([...Array(5).fill(null), ...Array(5).fill('ada')])
  })
  it('the right password of somebody else opens nothing', async () => {
    const world = new World({ flows, storage: memoryStorage() })
    world.host.add(ada)
    const person = await Person.at(world, 'okx.reset')
    await person.say({ type: 'identifier.submit', identifier: unknown })
    expect((await person.say({ type: 'password.submit', password: ada.password })).view.refusal?.code).toBe(
      'password_wrong',
    )
  })
})

describe('a decoy', () => {
  const accountOf = async (world: World, identifier: string) => {
    const spy = world.recovery
    const person = await Person.at(world, okxReset)
    await person.say({ type: 'identifier.submit', identifier })
    return { person, spy }
  }
  it('has one budget per identifier, over cases and restarts, however it is written', async () => {
    const world = new World({ flows, storage: memoryStorage() })
    const told: (string | undefined)[] = []
    for (const identifier of [unknown, unknown.toUpperCase(), ` ${unknown}`, unknown]) {
      const { person } = await accountOf(world, identifier)
      for (let at = 0; at < 2; at++)
        told.push((await person.say({ type: 'password.submit', password: 'guess' })).view.refusal?.code)
      world.restart()
    }
    expect(told.filter((code) => code === 'password_wrong')).toHaveLength(5)
    expect(told.slice(5)).toEqual(Array(3).fill('password_exhausted'))
  })
  it('is another for another identifier', async () => {
    const world = new World({ flows, storage: memoryStorage() })
    const { person: one } = await accountOf(world, unknown)
    for (let at = 0; at < 6; at++) await one.say({ type: 'password.submit', password: 'guess' })
    const { person: two } = await accountOf(world, 'someone.else@example.org')
    expect((await two.say({ type: 'password.submit', password: 'guess' })).view.refusal?.code).toBe('password_wrong')
  })
  it('stays the same while newer secrets come and go', () => {
    const [a, b, c] = ['a'.repeat(32), 'b'.repeat(32), 'c'.repeat(32)]
    const of = (...secrets: string[]) => new Keys('realm', secrets).decoy('email', unknown)
    expect(of(b, a)).toBe(of(a))
    expect(of(c, b, a)).toBe(of(a))
    expect(of(c, a)).toBe(of(a))
    expect(of(b)).not.toBe(of(a))
    expect(new Keys('other', [a]).decoy('email', unknown)).not.toBe(of(a))
  })
  it('keeps its budget when the secret is rotated', async () => {
    const storage = memoryStorage()
    const [old, young] = ['an old secret that has 32 bytes or more', 'a new secret that has 32 bytes or more']
    const world = new World({ flows, storage, recovery: { secret: old } })
    const { person } = await accountOf(world, unknown)
    for (let at = 0; at < 5; at++) await person.say({ type: 'password.submit', password: 'guess' })
    const rotated = new World({ flows, storage, recovery: { secret: [young, old] } })
    const { person: later } = await accountOf(rotated, unknown)
    expect((await later.say({ type: 'password.submit', password: 'guess' })).view.refusal?.code).toBe(
      'password_exhausted',
    )
  })
})
