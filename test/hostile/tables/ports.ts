import { RecoveryError } from 'regain'
import { binanceReset, flows } from 'regain/machines'
import { describe, expect, it } from 'vitest'
import { MARK } from '../../../src/testing/hostile.ts'
import { ada, honest, Person, walk } from '../../../src/testing/simulation/people.ts'
import { World } from '../../../src/testing/simulation/world.ts'
import { faultOf, malformed } from '../../support/values.ts'
import { idle, lost, refuses, spy, world } from './stage.ts'

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
