import { type Flow, RecoveryError } from 'regain'
import { binanceReset, flows, okxReset, pionexAuthenticatorLost } from 'regain/machines'
import { describe, expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { sqliteStorage } from '../../src/adapters/sqlite.ts'
import type { Storage } from '../../src/ports/storage.ts'
import type { Answered } from '../../src/recovery/index.ts'
import { ada, Person, type Plan, walk } from '../../src/testing/simulation/people.ts'
import { World } from '../../src/testing/simulation/world.ts'
import { spyOn } from '../../src/testing/trace/spy.ts'
import type { Input } from '../../src/vocabulary/inputs.ts'
import { otherCode } from '../support/codes.ts'
import { storages } from '../support/storages.ts'
import { races } from './races/index.ts'

const { file, kinds } = storages()
const lost: Plan = { account: ada, lost: ['phone'] }
const lostTotp: Plan = { account: ada, lost: ['totp'] }

/** The flow with as many guesses as its policy's bounds allow. */
const generous = (flow: Flow, guessesPerDay: number): Flow => ({
  ...flow,
  policy: { ...flow.policy, guessesPerDay, guessesPerCode: 10 },
})

function worldOn(storage: Storage, flow: Flow = binanceReset): World {
  const world = new World({ flows: [flow], storage })
  world.host.add(ada)
  return world
}
/** A second process on the same storage, with the same host and clock. */
function beside(world: World, storage: Storage, flow: Flow = binanceReset): World {
  const other = new World({ flows: [flow], storage, start: world.now })
  for (const [id, account] of world.host.accounts) other.host.accounts.set(id, account)
  return other
}

interface Told {
  readonly right: boolean
  readonly answer: Answered | undefined
  readonly code: string | undefined
}
/** Everybody submits at once, each with the same ticket. */
async function together(worlds: readonly World[], ticket: string, inputs: readonly Input[], right: Input) {
  const told = await Promise.all(
    inputs.map(async (input, index): Promise<Told> => {
      const world = worlds[index % worlds.length]
      try {
        const answer = await world?.recovery.submit(ticket, input)
        return { right: input === right, answer, code: answer?.view.refusal?.code }
      } catch (fault) {
        if (!(fault instanceof RecoveryError)) throw fault
        return { right: input === right, answer: undefined, code: fault.code }
      }
    }),
  )
  return {
    accepted: told.filter(({ answer, code }) => answer !== undefined && code === undefined),
    wrong: told.filter(({ code }) => code === 'code_wrong' || code === 'totp_wrong' || code === 'password_wrong'),
    others: told.flatMap(({ code }) => (code === undefined ? [] : [code])),
  }
}
/** `right` somewhere among `count` wrong ones, the place told by `at`. */
function among(right: Input, wrong: (index: number) => Input, count: number, at: number): Input[] {
  const inputs = Array.from({ length: count }, (_, index) => wrong(index))
  inputs.splice(at, 0, right)
  return inputs
}

const places = [0, 1, 7, 16, 30, 31]

for (const [kind, make] of Object.entries(kinds)) {
  describe(`${kind}: one right and 31 wrong`, () => {
    it('the right password is accepted wherever it stands, when the budget is large', async () => {
      for (const at of places) {
        const world = worldOn(make(), generous(binanceReset, 100))
        const person = await walk(await Person.at(world, binanceReset), lost, 'password')
        const right: Input = { type: 'password.submit', password: ada.password }
        const inputs = among(right, (n) => ({ type: 'password.submit', password: `wrong ${n}` }), 31, at)
        const { accepted, wrong } = await together([world], person.ticket, inputs, right)
        expect(accepted.map(({ right: one }) => one)).toEqual([true])
        expect(wrong.length).toBe(at)
      }
    })
    it('the right authenticator code is accepted wherever it stands, when the budget is large', async () => {
      for (const at of places) {
        const world = worldOn(make(), generous(binanceReset, 100))
        const person = await walk(await Person.at(world, binanceReset), lost, 'proving')
        const code = world.totp(ada.totp)
        const right: Input = { type: 'totp.submit', code }
        const inputs = among(right, (n) => ({ type: 'totp.submit', code: otherCode(code, n) }), 31, at)
        const { accepted } = await together([world], person.ticket, inputs, right)
        expect(accepted.map(({ right: one }) => one)).toEqual([true])
      }
    })
    it('the right code is accepted within the guesses of a code, and never more wrong ones are told than those', async () => {
      for (const [budget, at] of [
        [100, 0],
        [100, 9],
        [100, 10],
        [100, 31],
        [5, 4],
        [5, 5],
        [10, 9],
        [10, 31],
      ] as const) {
        const world = worldOn(make(), generous(binanceReset, budget))
        const person = await walk(await Person.at(world, binanceReset), lost, 'proving')
        await person.say({ type: 'code.request', kind: 'email' })
        const code = await world.code(ada.email)
        const right: Input = { type: 'code.submit', kind: 'email', code }
        const inputs = among(right, (n) => ({ type: 'code.submit', kind: 'email', code: otherCode(code, n) }), 31, at)
        const { accepted, wrong } = await together([world], person.ticket, inputs, right)
        const limit = Math.min(budget, 10)
        expect(wrong.length).toBeLessThanOrEqual(limit)
        expect(accepted.map(({ right: one }) => one)).toEqual(at < limit ? [true] : [])
      }
    })
    it('with a budget of 10 strangers are told at most 5 wrong passwords, over all their cases', async () => {
      const world = worldOn(make())
      const people = await Promise.all(
        [0, 1, 2, 3].map(async () => walk(await Person.at(world, binanceReset), lost, 'password')),
      )
      const told = await Promise.all(
        people.flatMap((person, who) =>
          [...Array(8).keys()].map(async (n) => {
            const input: Input = { type: 'password.submit', password: `wrong ${who} ${n}` }
            return (await world.recovery.submit(person.ticket, input)).view.refusal?.code
          }),
        ),
      )
      expect(told.filter((code) => code === 'password_wrong')).toHaveLength(5)
      expect(told.filter((code) => code === 'password_exhausted')).toHaveLength(27)
    })
  })

  describe(`${kind}: the same right code 32 times`, () => {
    it('is accepted once', async () => {
      const world = worldOn(make())
      const person = await walk(await Person.at(world, binanceReset), lost, 'proving')
      await person.say({ type: 'code.request', kind: 'email' })
      const right: Input = { type: 'code.submit', kind: 'email', code: await world.code(ada.email) }
      const { accepted, others } = await together([world], person.ticket, Array(32).fill(right), right)
      expect(accepted).toHaveLength(1)
      expect(new Set(others)).toEqual(new Set(['ticket_invalid']))
      expect(await heard(world, person.caseId, 'code.accepted')).toBe(1)
    })
    it('is accepted once, though it comes under one command id: all get the same answer', async () => {
      const world = worldOn(make())
      const person = await walk(await Person.at(world, binanceReset), lost, 'proving')
      const right: Input = { type: 'totp.submit', code: world.totp(ada.totp) }
      const answers = await Promise.all(
        [...Array(32)].map(() => world.recovery.submit(person.ticket, right, { id: 'one' })),
      )
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
      expect(await heard(world, person.caseId, 'totp.accepted')).toBe(1)
    })
    it('an authenticator code is accepted once over two cases', async () => {
      const world = worldOn(make(), generous(binanceReset, 100))
      const first = await walk(await Person.at(world, binanceReset), lost, 'proving')
      const code = world.totp(ada.totp)
      await first.say({ type: 'totp.submit', code })
      const second = await walk(await Person.at(world, binanceReset), lost, 'proving')
      expect((await second.say({ type: 'totp.submit', code })).view.refusal?.code).toBe('totp_wrong')
    })
  })

  describe(`${kind}: all at once`, () => {
    for (const race of races)
      it(race.name, async () => {
        for (const processes of [1, race.most]) await race.play(race.most, processes, { storage: make() })
      })
  })
}

describe('two processes on one file', () => {
  async function pair() {
    const path = file()
    const [one, two] = [sqliteStorage(path, { synchronous: 'normal' }), sqliteStorage(path, { synchronous: 'normal' })]
    const world = worldOn(one, generous(binanceReset, 100))
    return {
      world,
      second: beside(world, two, generous(binanceReset, 100)),
      close: () => Promise.all([one.close(), two.close()]),
    }
  }
  it('the same right code 32 times is accepted once', async () => {
    const { world, second, close } = await pair()
    const person = await walk(await Person.at(world, binanceReset), lost, 'proving')
    await person.say({ type: 'code.request', kind: 'email' })
    const right: Input = { type: 'code.submit', kind: 'email', code: await world.code(ada.email) }
    const { accepted } = await together([world, second], person.ticket, Array(32).fill(right), right)
    expect(accepted).toHaveLength(1)
    expect(await heard(world, person.caseId, 'code.accepted')).toBe(1)
    await close()
  })
  it('one right and 9 wrong codes: the right one is accepted', async () => {
    for (const at of [0, 4, 9]) {
      const { world, second, close } = await pair()
      const person = await walk(await Person.at(world, binanceReset), lost, 'proving')
      await person.say({ type: 'code.request', kind: 'email' })
      const code = await world.code(ada.email)
      const right: Input = { type: 'code.submit', kind: 'email', code }
      const inputs = among(right, (n) => ({ type: 'code.submit', kind: 'email', code: otherCode(code, n) }), 9, at)
      const { accepted, wrong } = await together([world, second], person.ticket, inputs, right)
      expect(accepted.map(({ right: one }) => one)).toEqual([true])
      expect(wrong.length).toBeLessThanOrEqual(9)
      await close()
    }
  })
  it('one right and 31 wrong passwords: the right one is accepted', async () => {
    const { world, second, close } = await pair()
    const person = await walk(await Person.at(world, binanceReset), lost, 'password')
    const right: Input = { type: 'password.submit', password: ada.password }
    const inputs = among(right, (n) => ({ type: 'password.submit', password: `wrong ${n}` }), 31, 16)
    const { accepted } = await together([world, second], person.ticket, inputs, right)
    expect(accepted.map(({ right: one }) => one)).toEqual([true])
    await close()
  })
  it('a timer fires once, and a message goes out once', async () => {
    const { world, second, close } = await pair()
    const person = await walk(await Person.at(world, binanceReset), lost, 'holding')
    world.now += 25 * 3_600_000
    second.now = world.now
    await Promise.all([world.recovery.tick(), second.recovery.tick(), world.recovery.tick(), second.recovery.tick()])
    expect((await person.look()).step.name).toBe('completed')
    const keys = [...world.sent, ...second.sent].map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    await close()
  })
})

describe('a verifier is asked once per command', () => {
  const asks: readonly (readonly [
    port: string,
    flow: Flow,
    plan: Plan,
    state: string,
    input: (world: World) => Input,
  ])[] = [
    ['password', binanceReset, lost, 'password', () => ({ type: 'password.submit', password: ada.password })],
    ['password', binanceReset, lost, 'password', () => ({ type: 'password.submit', password: 'wrong' })],
    ['totp', binanceReset, lost, 'proving', (world) => ({ type: 'totp.submit', code: world.totp(ada.totp) })],
    ['totp', binanceReset, lost, 'proving', () => ({ type: 'totp.submit', code: '000000' })],
    ['identity', okxReset, lost, 'provingIdentity', () => ({ type: 'identity.finish', response: { face: ada.face } })],
    [
      'answers',
      pionexAuthenticatorLost,
      lostTotp,
      'answering',
      () => ({ type: 'answers.submit', response: { band: 'fair' } }),
    ],
  ]
  for (const [port, flow, plan, state, input] of asks)
    it(`${port} in ${state}, however often the commit is raced`, async () => {
      const spy = spyOn(memoryStorage())
      const calls: string[] = []
      const asked =
        <T>(name: string, answer: T) =>
        async () => {
          if (name === port) calls.push(name)
          return answer
        }
      const begin = async () => ({})
      const passed = { verdict: 'passed' } as const
      let step = 1
      const world: World = new World({
        flows,
        storage: spy,
        recovery: {
          verifiers: {
            password: {
              check: async (_, password) =>
                asked('password', password === ada.password ? passed : ({ verdict: 'failed' } as const))(),
              prepare: async () => ({ handle: 'none' }),
            },
            botCheck: { check: asked('botCheck', passed) },
            federated: { begin, check: asked('federated', { ...passed, account: 'ada' }) },
            totp: {
              check: async (_, code) =>
                asked('totp', code === '000000' ? ({ verdict: 'failed' } as const) : { ...passed, step: step++ })(),
              prepare: async () => ({ handle: 'none' }),
            },
            passkey: { begin, check: asked('passkey', passed) },
            identity: { begin, check: asked('identity', { ...passed, of: 'owner' as const }) },
            answers: { begin, check: asked('answers', { ...passed, band: 'fair' as const }) },
          },
        },
      })
      world.host.add(ada)
      const person = await walk(await Person.at(world, flow), plan, state)
      if (state === 'provingIdentity') await person.say({ type: 'identity.start', method: 'face' })
      if (state === 'answering') await person.say({ type: 'answers.start' })
      const before = calls.length
      let races = 7
      spy.answer = (change) => (change.cases && races-- > 0 ? 'raced' : undefined)
      await person.say(input(world))
      expect(races).toBeLessThan(0)
      expect(calls.length - before).toBe(1)
    })
})

/** How often a fact was heard, by the record of the case. */
async function heard(world: World, caseId: string, type: string): Promise<number> {
  const rows = await world.recovery.history(caseId)
  return rows.flatMap(({ body }) => [...body.matchAll(/"type":"([^"]+)"/g)]).filter(([, found]) => found === type)
    .length
}
