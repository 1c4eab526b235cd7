import { binanceReset, flows } from 'regain/machines'
import { beforeEach, describe, expect, it } from 'vitest'
import { ada, Person, walk } from '../../src/testing/simulation/people.ts'
import { World } from '../../src/testing/simulation/world.ts'
import type { Spy } from '../../src/testing/trace/spy.ts'
import { stage } from '../support/stage.ts'
import { malformed } from '../support/values.ts'

const lost = { account: ada, lost: ['phone'] } as const
const HOUR = 3_600_000
const END = 'xstate.after.hold.binance.reset.holding.running'
const FAR = Number.MAX_SAFE_INTEGER

let spy: Spy
let world: World
beforeEach(() => {
  ;({ spy, world } = stage())
})
const held = async () => walk(await Person.at(world, binanceReset), lost, 'holding')
const timersOf = async (caseId: string) => (await spy.dueTimers(FAR, 100)).filter((row) => row.caseId === caseId)
const bodyOf = async (caseId: string) => (await spy.load(caseId))?.case.body
/** Puts a timer row where no machine has put one. */
const forge = (caseId: string, id: string, due: number, epoch: number) =>
  spy.commit({ now: world.now, timers: [{ op: 'set', caseId, id, due, epoch }] })

describe('a timer', () => {
  it('fires when it is due, and not a millisecond before', async () => {
    const { caseId } = await held()
    const [timer] = await timersOf(caseId)
    world.now = (timer?.due ?? 0) - 1
    await world.recovery.tick()
    expect(JSON.parse((await bodyOf(caseId)) ?? '').rest.value).toEqual({ holding: 'running' })
    world.now += 1
    await world.recovery.tick()
    expect(JSON.parse((await bodyOf(caseId)) ?? '').rest.value).toBe('completed')
  })
  it('that came early, by a forged row, changes nothing', async () => {
    const { caseId } = await held()
    const [timer] = await timersOf(caseId)
    const before = await bodyOf(caseId)
    await forge(caseId, END, world.now, timer?.epoch ?? 0)
    await world.recovery.tick()
    expect(await bodyOf(caseId)).toBe(before)
    expect((await world.recovery.account('ada').allows('withdraw')).allowed).toBe(false)
  })
  it('of another epoch changes nothing', async () => {
    const { caseId } = await held()
    const [timer] = await timersOf(caseId)
    await forge(caseId, END, world.now, (timer?.epoch ?? 0) - 1)
    world.now += 25 * HOUR
    const before = await bodyOf(caseId)
    await world.recovery.tick()
    expect(await bodyOf(caseId)).toBe(before)
  })
  it('that no state has armed changes nothing, and is forgotten', async () => {
    const { caseId } = await held()
    const before = await bodyOf(caseId)
    for (const id of [
      'xstate.after.caseLife.binance.reset.open.session',
      'xstate.after.wait.nowhere',
      'change.applied',
      '__proto__',
    ])
      await forge(caseId, id, world.now, 1)
    await forge('A'.repeat(22), END, world.now, 1)
    await world.recovery.tick()
    expect(await bodyOf(caseId)).toBe(before)
    expect(await spy.dueTimers(world.now, 100)).toEqual([])
  })
  it('that fired does not fire again, though its row comes back', async () => {
    const { caseId } = await held()
    const [timer] = await timersOf(caseId)
    world.now += 25 * HOUR
    await world.recovery.tick()
    const before = await bodyOf(caseId)
    await forge(caseId, END, world.now, timer?.epoch ?? 0)
    await world.recovery.tick()
    expect(await bodyOf(caseId)).toBe(before)
    expect(world.sent.filter(({ key }) => key.startsWith(caseId)).length).toBe(
      new Set(world.sent.map(({ key }) => key)).size,
    )
  })
  it('is not an input, in any state', async () => {
    const person = await Person.at(world, binanceReset)
    for (const step of ['identifying', 'password', 'proving', 'submitting', 'holding']) {
      await walk(person, lost, step)
      const before = await spy.dump()
      for (const { id } of [...(await timersOf(person.caseId)), { id: END }])
        await expect(person.say(malformed({ type: id }))).rejects.toMatchObject({ code: 'input_invalid' })
      expect((await spy.dump()) === before).toBe(true)
    }
  })
  it('of a process whose clock runs ahead fires by its clock, and the case never grows younger', async () => {
    const person = await held()
    const ahead = new World({ flows, storage: spy, start: world.now + 25 * HOUR })
    ahead.host.add(ada)
    await ahead.recovery.tick()
    expect((await person.look()).step.name).toBe('completed')
    const body = JSON.parse((await bodyOf(person.caseId)) ?? '')
    expect(body.lastAt).toBe(ahead.now)
  })
  it('of a state that was left is taken down in the same commit', async () => {
    world.risk = 'review'
    const person = await walk(await Person.at(world, binanceReset), lost, 'underReview')
    expect((await timersOf(person.caseId)).map(({ id }) => id)).toEqual([expect.stringContaining('reviewTarget')])
    await person.say({ type: 'case.cancel' })
    expect(await timersOf(person.caseId)).toEqual([])
  })
  it('of cases that cannot be read does not hold up the others', async () => {
    const good = await held()
    for (let at = 0; at < 70; at++) {
      const { ticket } = await world.recovery.open('binance.reset')
      const id = ticket.slice(0, 22)
      await spy.commit({ now: world.now, cases: [{ id, expected: 1, body: '{}', keepUntil: FAR }] })
      await forge(id, END, world.now, 1)
    }
    world.now += 25 * HOUR
    await world.recovery.tick()
    await world.recovery.tick()
    expect((await good.look()).step.name).toBe('completed')
  })
  it('that is postponed must still stand', async () => {
    const { caseId } = await held()
    const [timer] = await timersOf(caseId)
    const loaded = await spy.load(caseId)
    const good = loaded?.case.body ?? ''
    const put = async (body: string) => {
      const expected = (await spy.load(caseId))?.case.revision ?? 0
      await spy.commit({
        now: world.now,
        cases: [{ id: caseId, expected, body, keepUntil: FAR, ledger: 'account:ada' }],
      })
    }
    await put('{}')
    world.now += 25 * HOUR
    let renewed = false
    spy.before = async (call) => {
      // between reading the case and postponing it, another process has armed the timer anew
      if (call !== 'commit' || renewed) return
      renewed = true
      await forge(caseId, END, world.now + HOUR, 99)
    }
    await world.recovery.tick()
    spy.before = () => undefined
    expect((await timersOf(caseId)).map(({ epoch }) => epoch)).toEqual([99])
    await put(good)
    expect(timer?.epoch).not.toBe(99)
  })
})

describe('a wall clock that jumps back', () => {
  it('makes no code live again', async () => {
    const person = await walk(await Person.at(world, binanceReset), lost, 'proving')
    await person.say({ type: 'code.request', kind: 'email' })
    const code = await world.code(ada.email)
    world.now += 10 * 60_000
    await person.say({ type: 'totp.submit', code: world.totp(ada.totp) })
    expect((await person.say({ type: 'code.submit', kind: 'email', code })).view.refusal?.code).toBe('code_expired')
    world.now -= 9 * 60_000
    expect((await person.say({ type: 'code.submit', kind: 'email', code })).view.refusal?.code).toBe('code_expired')
  })
  it('makes no new code live longer than one does', async () => {
    const person = await walk(await Person.at(world, binanceReset), lost, 'proving')
    const before = world.now
    world.now -= HOUR
    const { view } = await person.say({ type: 'code.request', kind: 'email' })
    const expires = view.deadlines.find(({ id }) => id === 'codeExpires')?.at
    expect(expires).toBe(before + 10 * 60_000)
  })
  it('ends no hold earlier, at the host or here', async () => {
    const person = await walk(await Person.at(world, binanceReset), lost, 'submitting')
    const before = world.now
    world.now -= HOUR
    await person.say({ type: 'request.submit' })
    for (let at = 0; at < 70; at++) {
      world.now += 60_000
      await world.recovery.tick()
    }
    expect((await person.look()).step.name).toBe('holding.running')
    const { until = 0 } = await world.recovery.account('ada').allows('withdraw')
    expect(until).toBeGreaterThanOrEqual(before + 24 * HOUR)
    expect(world.host.events[0]?.change?.hold.until).toBeGreaterThanOrEqual(before + 24 * HOUR)
    world.now = before
    expect((await world.recovery.account('ada').allows('withdraw')).allowed).toBe(false)
  })
  it('gives no guess back', async () => {
    const person = await walk(await Person.at(world, binanceReset), lost, 'password')
    for (let at = 0; at < 5; at++) await person.say({ type: 'password.submit', password: 'wrong' })
    world.now -= 2 * 24 * HOUR
    expect((await person.say({ type: 'password.submit', password: ada.password })).view.refusal?.code).toBe(
      'password_exhausted',
    )
    const again = await walk(await Person.at(world, binanceReset), lost, 'password')
    expect((await again.say({ type: 'password.submit', password: ada.password })).view.refusal?.code).toBe(
      'password_exhausted',
    )
  })
})

describe('an overdue review', () => {
  it('escalates, again and again never approves', async () => {
    world.risk = 'review'
    const person = await walk(await Person.at(world, binanceReset), lost, 'underReview')
    await world.pass(400 * 24 * HOUR)
    expect((await person.look()).step.name).toBe('underReview.overdue')
    expect(world.log.filter(({ event }) => event === 'escalated')).toHaveLength(1)
    expect(world.host.events).toEqual([])
    // a year later it still is the account's one case
    const again = await walk(await Person.at(world, binanceReset), lost, 'password')
    await again.say({ type: 'password.submit', password: ada.password })
    expect(again.caseId).toBe(person.caseId)
  })
})

describe('a hold that ended while its timer was late', () => {
  it('can be contested, and the review can end', async () => {
    const person = await held()
    const token = await world.noticeToken(ada.email)
    world.now += 24 * HOUR + 60_000
    // anything that writes the ledger tidies what is over
    const stranger = await walk(await Person.at(world, binanceReset), lost, 'password')
    await stranger.say({ type: 'password.submit', password: 'wrong' })
    await world.recovery.notice(token).dispute()
    expect((await world.recovery.account('ada').allows('withdraw')).allowed).toBe(false)
    const { revision } = (await world.recovery.desk.view(person.caseId)).case
    await world.recovery.desk.decide(person.caseId, {
      decision: 'approve',
      reason: 'it was them',
      staff: 'eve',
      revision,
    })
    await world.recovery.tick()
    expect((await person.look()).step.name).toBe('completed')
  })
})
