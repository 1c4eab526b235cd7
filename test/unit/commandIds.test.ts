import { binanceReset } from 'regain/machines'
import { beforeEach, describe, expect, it } from 'vitest'
import { ada, honest, Person, walk } from '../../src/testing/simulation/people.ts'
import type { World } from '../../src/testing/simulation/world.ts'
import type { Spy } from '../../src/testing/trace/spy.ts'
import { stage } from '../support/stage.ts'

const lost = { account: ada, lost: ['phone'] } as const
const lostTotp = { account: ada, lost: ['totp'] } as const
const okx = 'okx.reset'

let spy: Spy
let world: World
beforeEach(() => {
  ;({ spy, world } = stage())
})

describe('a command id', () => {
  it('gives the same answer at every step, and nothing is written by the second', async () => {
    const person = await Person.at(world, binanceReset)
    for (let at = 0; at < 30; at++) {
      const input = await honest(person, lost)
      if (!input) break
      const { ticket } = person
      const first = await person.say(input, `command-${at}`)
      const before = await spy.dump()
      expect(await world.recovery.submit(ticket, input, { id: `command-${at}` })).toEqual(first)
      expect((await spy.dump()) === before).toBe(true)
    }
    expect(person.name).toBe('deciding')
  })
  it('gives the same answer after a restart and in another process', async () => {
    const person = await walk(await Person.at(world, binanceReset), lost, 'password')
    const { ticket } = person
    const input = { type: 'password.submit', password: ada.password } as const
    const first = await person.say(input, 'one')
    world.restart()
    expect(await world.recovery.submit(ticket, input, { id: 'one' })).toEqual(first)
  })
  it('repeats a wrong answer without another guess', async () => {
    const person = await walk(await Person.at(world, binanceReset), lost, 'password')
    const input = { type: 'password.submit', password: 'wrong' } as const
    for (let at = 0; at < 20; at++) expect((await person.say(input, 'one')).view.refusal?.code).toBe('password_wrong')
    expect((await person.say({ type: 'password.submit', password: ada.password })).view.refusal).toBeUndefined()
  })
  it('reveals the same secret again, and rests without it', async () => {
    const person = await walk(await Person.at(world, okx), lostTotp, 'replacing')
    const first = await person.say({ type: 'enrolment.start' }, 'one')
    expect(first.reveal?.secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(await person.say({ type: 'enrolment.start' }, 'one')).toEqual(first)
    expect(await spy.dump()).not.toContain(first.reveal?.secret)
  })
  it('belongs to its case', async () => {
    const [one, two] = [await Person.at(world, binanceReset), await Person.at(world, binanceReset)]
    await one.say({ type: 'identifier.submit', identifier: ada.email }, 'one')
    const answered = await two.say({ type: 'identifier.submit', identifier: 'nobody@example.org' }, 'one')
    expect(answered.view.case.id).toBe(two.caseId)
  })
  it('of a person is none of staff, and none of an event', async () => {
    world.risk = 'review'
    const person = await walk(await Person.at(world, binanceReset), lost, 'submitting')
    for (const id of ['desk:vote', 'vote', 'report:vote'])
      await person.say({ type: 'request.submit' }, id).catch(() => undefined)
    await world.recovery.tick()
    await person.look()
    const vote = {
      decision: 'approve',
      reason: 'seen',
      staff: 'eve',
      revision: person.view.case.revision,
      id: 'vote',
    } as const
    expect(await world.recovery.desk.decide(person.caseId, vote)).toMatchObject({ decided: true })
  })
  it('that failed may be used again', async () => {
    const person = await walk(await Person.at(world, binanceReset), lost, 'password')
    const input = { type: 'password.submit', password: ada.password } as const
    world.interfere = () => Promise.reject(new Error('down'))
    await expect(person.say(input, 'one')).rejects.toMatchObject({ code: 'port_failed' })
    world.interfere = () => undefined
    expect((await person.say(input, 'one')).view.refusal).toBeUndefined()
  })
  it('asks the verifier under the same key again', async () => {
    const keys: string[] = []
    world.interfere = (port, key) => {
      if (port === 'password') keys.push(key)
      if (keys.length === 1) throw new Error('the answer is lost')
    }
    const person = await walk(await Person.at(world, binanceReset), lost, 'password')
    const input = { type: 'password.submit', password: ada.password } as const
    await person.say(input, 'one').catch(() => undefined)
    await person.say(input, 'one')
    expect(keys).toHaveLength(2)
    expect(new Set(keys).size).toBe(1)
  })
})
