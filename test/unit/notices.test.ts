import { binanceReset, flows } from 'regain/machines'
import { beforeEach, describe, expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { ada, fresh, Person, walk } from '../../src/testing/simulation/people.ts'
import { World } from '../../src/testing/simulation/world.ts'
import type { Spy } from '../../src/testing/trace/spy.ts'
import { stage } from '../support/stage.ts'

const lost = { account: ada, lost: ['phone'] } as const
const HOUR = 3_600_000

let spy: Spy
let world: World
beforeEach(() => {
  ;({ spy, world } = stage())
})
const at = async (state: string) => walk(await Person.at(world, binanceReset), lost, state)

describe('a notice', () => {
  it('goes to every contact of the account, lost or not, and never to the new one alone', async () => {
    await at('holding')
    const notices = world.sent.filter(({ text }) => text.includes('/recovery/notice/'))
    const subjects = new Set(notices.map(({ key }) => key.split('/').slice(0, 3).join('/')))
    for (const key of subjects) {
      const told = notices.filter((notice) => notice.key.startsWith(`${key}/`)).map(({ to }) => to)
      expect(told).toContain(ada.email)
      expect(told).toContain(ada.phone)
    }
    expect(notices.some(({ to }) => to === fresh.phone)).toBe(true)
  })
  it('can be looked at without a change: a mail scanner follows links', async () => {
    await at('proving')
    const door = world.recovery.notice(await world.noticeToken(ada.email))
    const before = await spy.dump()
    expect(await door.view()).toMatchObject({ state: 'open', disputed: false })
    await door.view()
    expect((await spy.dump()) === before).toBe(true)
  })
  it('grants no access', async () => {
    const person = await at('proving')
    const token = await world.noticeToken(ada.email)
    await expect(world.recovery.view(token)).rejects.toMatchObject({ code: 'ticket_invalid' })
    const shown = JSON.stringify(await world.recovery.notice(token).dispute())
    expect(shown).not.toContain(person.caseId)
    expect(shown).not.toContain(ada.email)
  })
})

describe('"this was not me"', () => {
  it('from a contact that stays, before the change: the case is cancelled', async () => {
    const person = await at('submitting')
    await world.recovery.notice(await world.noticeToken(ada.email)).dispute()
    expect((await person.look()).case.outcome?.type).toBe('cancelled')
    await world.pass(48 * HOUR)
    expect(world.host.events).toEqual([])
  })
  it('from the contact that leaves, before the change: a person has to look', async () => {
    const person = await at('submitting')
    await world.recovery.notice(await world.noticeToken(ada.phone)).dispute()
    await person.say({ type: 'request.submit' })
    await world.recovery.tick()
    expect((await person.look()).step.name).toBe('underReview.inTime')
    expect(person.view.notices).toContain('disputed')
  })
  it('from a contact that stays, during the hold: the account is frozen, and no end is set', async () => {
    const person = await at('holding')
    await world.recovery.notice(await world.noticeToken(ada.email)).dispute()
    await world.recovery.tick()
    expect(world.host.get('ada').frozen).toBe(true)
    await world.pass(30 * 24 * HOUR)
    expect(await world.recovery.account('ada').allows('withdraw')).toMatchObject({ allowed: false })
    expect((await world.recovery.account('ada').allows('withdraw')).until).toBeUndefined()
    expect((await person.look()).step.name).toBe('holding.contested.overdue')
  })
  it('decided for the change: the hold ends at its old end or at the decision, whichever is later', async () => {
    for (const days of [0, 3]) {
      world = new World({ flows, storage: memoryStorage() })
      world.host.add(ada)
      const person = await at('holding')
      const { until: old = 0 } = await world.recovery.account('ada').allows('withdraw')
      await world.recovery.notice(await world.noticeToken(ada.phone)).dispute()
      await world.pass(days * 24 * HOUR)
      const { revision } = (await world.recovery.desk.view(person.caseId)).case
      await world.recovery.desk.decide(person.caseId, { decision: 'approve', reason: 'asked', staff: 'eve', revision })
      const { until = world.now } = await world.recovery.account('ada').allows('withdraw')
      expect(until).toBe(Math.max(old, world.now))
    }
  })
  it('decided against it: the case ends blocked and the account stays frozen', async () => {
    const person = await at('holding')
    await world.recovery.notice(await world.noticeToken(ada.phone)).dispute()
    const { revision } = (await world.recovery.desk.view(person.caseId)).case
    await world.recovery.desk.decide(person.caseId, { decision: 'deny', reason: 'not them', staff: 'eve', revision })
    await world.recovery.tick()
    expect((await person.look()).case.outcome).toMatchObject({ type: 'blocked', why: 'frozen' })
    expect(world.host.get('ada').frozen).toBe(true)
  })
  it('counts once per receiver', async () => {
    const person = await at('holding')
    const token = await world.noticeToken(ada.phone)
    await Promise.all([...Array(8)].map(() => world.recovery.notice(token).dispute()))
    const rows = await world.recovery.history(person.caseId)
    expect(rows.filter(({ body }) => body.includes('case.disputed'))).toHaveLength(1)
    expect(await world.recovery.notice(token).view()).toMatchObject({ state: 'changed', disputed: true })
  })
  it('while the change is being made is kept, and heard right after it', async () => {
    let token = ''
    world.interfere = async (port) => {
      if (port === 'accounts.apply' && token !== '') await world.recovery.notice(token).dispute()
    }
    const person = await at('submitting')
    token = await world.noticeToken(ada.email)
    await person.say({ type: 'request.submit' })
    await world.recovery.tick()
    expect((await person.look()).step.name).toBe('holding.contested.inTime')
    expect(world.host.events.map(({ what }) => what)).toEqual(['applied', 'frozen'])
  })
  it('after the end is told to the operator, and refused', async () => {
    await at('holding')
    const token = await world.noticeToken(ada.email)
    await world.pass(25 * HOUR)
    await expect(world.recovery.notice(token).dispute()).rejects.toMatchObject({ code: 'case_closed' })
    expect(world.log.map(({ event }) => event)).toContain('dispute_after_end')
    expect(await world.recovery.notice(token).view()).toMatchObject({ state: 'over' })
  })
  it('is offered for as long as the hold, and a while after', async () => {
    await at('holding')
    const token = await world.noticeToken(ada.email)
    await world.pass(24 * HOUR)
    await world.recovery.purge()
    await world.pass(6 * 24 * HOUR)
    await world.recovery.purge()
    await expect(world.recovery.notice(token).view()).resolves.toBeDefined()
    await world.pass(2 * 24 * HOUR)
    await world.recovery.purge()
    await expect(world.recovery.notice(token).view()).rejects.toMatchObject({ code: 'ticket_invalid' })
  })
})

describe('guessing', () => {
  it('is told to the owner, a few times a day at most, without a link', async () => {
    for (let round = 0; round < 8; round++) {
      const person = await at('password')
      for (let guess = 0; guess < 7; guess++) await person.say({ type: 'password.submit', password: 'wrong' })
      await world.recovery.tick()
    }
    const told = world.sent.filter(({ to }) => to === ada.email)
    expect(told.length).toBeGreaterThan(0)
    expect(told.length).toBeLessThanOrEqual(4)
    expect(told.some(({ text }) => text.includes('/recovery/notice/'))).toBe(false)
  })
})
