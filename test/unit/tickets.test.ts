import { binanceReset } from 'regain/machines'
import { beforeEach, describe, expect, it } from 'vitest'
import { ada, Person, walk } from '../../src/testing/simulation/people.ts'
import type { World } from '../../src/testing/simulation/world.ts'
import type { Spy } from '../../src/testing/trace/spy.ts'
import { stage } from '../support/stage.ts'

const lost = { account: ada, lost: ['phone'] } as const
const HOUR = 3_600_000
const invalid = { code: 'ticket_invalid' }

let spy: Spy
let world: World
beforeEach(() => {
  ;({ spy, world } = stage())
})

describe('a ticket', () => {
  it('has 128 bits and more, and rests only as a hash', async () => {
    const { ticket } = await Person.at(world, binanceReset)
    const secret = ticket.slice(23)
    expect(Buffer.from(secret, 'base64url').length).toBeGreaterThanOrEqual(16)
    expect(await spy.dump()).not.toContain(secret)
  })
  it('stays the same until something is proven, then changes at every rise in assurance', async () => {
    const person = await Person.at(world, binanceReset)
    const tickets = [person.ticket]
    for (const step of ['passkey', 'password', 'requirements', 'choosingLost', 'proving']) {
      await walk(person, lost, step)
      tickets.push(person.ticket)
    }
    expect(new Set(tickets.slice(0, 3)).size).toBe(1)
    expect(new Set(tickets.slice(2)).size).toBe(2)
    const proven = [person.ticket]
    await person.say({ type: 'totp.submit', code: '000000' })
    expect(person.ticket).toBe(proven[0])
    await person.say({ type: 'totp.submit', code: world.totp(ada.totp) })
    expect(proven).not.toContain(person.ticket)
  })
  it('that was rotated away reads nothing, does nothing and repeats nothing but its own last command', async () => {
    const person = await walk(await Person.at(world, binanceReset), lost, 'password')
    const old = person.ticket
    const password = { type: 'password.submit', password: ada.password } as const
    const first = await person.say(password, 'rise')
    expect(person.ticket).not.toBe(old)
    expect(await world.recovery.submit(old, password, { id: 'rise' })).toEqual(first)
    await expect(world.recovery.view(old)).rejects.toMatchObject(invalid)
    await expect(world.recovery.submit(old, password)).rejects.toMatchObject(invalid)
    await expect(world.recovery.submit(old, password, { id: 'other' })).rejects.toMatchObject(invalid)
    await expect(world.recovery.submit(old, { type: 'case.cancel' })).rejects.toMatchObject(invalid)
    await expect(
      world.recovery.submit(old, { type: 'password.submit', password: 'another' }, { id: 'rise' }),
    ).rejects.toMatchObject({ code: 'input_invalid' })
    expect(await world.recovery.submit(person.ticket, password, { id: 'rise' })).toEqual(first)
  })
  it('that was rotated away repeats no earlier command of its own', async () => {
    const person = await walk(await Person.at(world, binanceReset), lost, 'passkey')
    const skip = { type: 'passkey.skip' } as const
    await person.say(skip, 'before')
    const old = person.ticket
    await person.say({ type: 'password.submit', password: 'wrong' }, 'wrong')
    await person.say({ type: 'password.submit', password: ada.password }, 'rise')
    await expect(world.recovery.submit(old, skip, { id: 'before' })).rejects.toMatchObject(invalid)
    const wrong = { type: 'password.submit', password: 'wrong' } as const
    await expect(world.recovery.submit(old, wrong, { id: 'wrong' })).rejects.toMatchObject(invalid)
  })
  it('two rotations back is gone', async () => {
    const person = await walk(await Person.at(world, binanceReset), lost, 'password')
    const old = person.ticket
    const password = { type: 'password.submit', password: ada.password } as const
    await person.say(password, 'rise')
    await walk(person, lost, 'proving')
    await person.say({ type: 'totp.submit', code: world.totp(ada.totp) })
    await expect(world.recovery.submit(old, password, { id: 'rise' })).rejects.toMatchObject(invalid)
  })
  it('that was rotated by a command without an id is of no use at all', async () => {
    const person = await walk(await Person.at(world, binanceReset), lost, 'password')
    const old = person.ticket
    await person.say({ type: 'password.submit', password: ada.password })
    await expect(world.recovery.submit(old, { type: 'password.submit', password: ada.password })).rejects.toMatchObject(
      invalid,
    )
  })
  it('outlives an hour of use, and not an hour of silence', async () => {
    const person = await walk(await Person.at(world, binanceReset), lost, 'requirements')
    for (let at = 0; at < 3; at++) {
      world.now += HOUR
      await person
        .say(at % 2 ? { type: 'step.back' } : { type: 'factor.declareUnavailable', kind: 'phone' })
        .catch(() => person.say({ type: 'lost.submit', kinds: ['phone'] }))
    }
    world.now += HOUR + 1
    await expect(person.look()).rejects.toMatchObject(invalid)
    await expect(person.say({ type: 'case.cancel' })).rejects.toMatchObject(invalid)
  })
  it('is not kept alive by looking', async () => {
    const person = await walk(await Person.at(world, binanceReset), lost, 'requirements')
    world.now += HOUR / 2
    await person.look()
    world.now += HOUR / 2 + 1
    await expect(person.look()).rejects.toMatchObject(invalid)
  })
  it('reads for as long as the request stands, once it is submitted', async () => {
    const person = await walk(await Person.at(world, binanceReset), lost, 'holding')
    await world.pass(23 * HOUR)
    expect((await person.look()).step.name).toBe('holding.running')
    await world.pass(2 * HOUR)
    expect((await person.look()).case.outcome?.type).toBe('completed')
    await expect(person.say({ type: 'case.cancel' })).rejects.toMatchObject({ code: 'case_closed' })
  })
})

describe('who comes back to a standing request', () => {
  async function comeBack() {
    world.risk = 'review'
    const standing = await walk(await Person.at(world, binanceReset), lost, 'underReview')
    const again = await walk(await Person.at(world, binanceReset), lost, 'password')
    const caseId = again.caseId
    await again.say({ type: 'password.submit', password: ada.password })
    return { standing, again, caseId }
  }
  it('gets a ticket to it that reads and does not act', async () => {
    const { standing, again } = await comeBack()
    expect(again.caseId).toBe(standing.caseId)
    expect(again.ticket).not.toBe(standing.ticket)
    expect(again.view.inputs).toEqual([])
    expect((await again.look()).step.name).toBe('underReview.inTime')
    await expect(again.say({ type: 'case.cancel' })).rejects.toMatchObject({ code: 'input_not_allowed' })
    await expect(world.recovery.redeem(again.ticket)).rejects.toMatchObject(invalid)
    expect((await standing.say({ type: 'case.cancel' })).view.case.outcome?.type).toBe('cancelled')
  })
  it('leaves their own fresh case behind, ended and pointing there', async () => {
    const { standing, caseId } = await comeBack()
    const loaded = await spy.load(caseId)
    expect(JSON.parse(loaded?.case.body ?? '{}')).toMatchObject({
      outcome: { type: 'handedOver' },
      to: standing.caseId,
    })
  })
  it('with a lost answer asks again and gets the same ticket', async () => {
    world.risk = 'review'
    await walk(await Person.at(world, binanceReset), lost, 'underReview')
    const again = await walk(await Person.at(world, binanceReset), lost, 'password')
    const old = again.ticket
    const password = { type: 'password.submit', password: ada.password } as const
    const first = await again.say(password, 'back')
    expect(await world.recovery.submit(old, password, { id: 'back' })).toEqual(first)
  })
  it('many times does not make the case grow', async () => {
    world.risk = 'review'
    const standing = await walk(await Person.at(world, binanceReset), lost, 'underReview')
    const tickets: string[] = []
    for (let at = 0; at < 7; at++) {
      const again = await walk(await Person.at(world, binanceReset), lost, 'password')
      tickets.push((await again.say({ type: 'password.submit', password: ada.password })).ticket)
    }
    const working = await Promise.all(
      tickets.map((ticket) =>
        world.recovery.view(ticket).then(
          () => true,
          () => false,
        ),
      ),
    )
    expect(working).toEqual([false, false, false, true, true, true, true])
    expect((await standing.look()).step.name).toBe('underReview.inTime')
  })
})

describe('redeem', () => {
  const bare = { id: 'bare', password: 'only a password', email: 'bare@example.org' } as const
  it('tells once who signed in, and only where someone did', async () => {
    world.host.add({ ...bare, email: bare.email })
    world.host.facts = async () => ({ revision: '1', frozen: false, factors: [] })
    const person = await walk(await Person.at(world, binanceReset), { account: bare, lost: [] }, 'password')
    await expect(world.recovery.redeem(person.ticket)).rejects.toMatchObject({ code: 'input_not_allowed' })
    const old = person.ticket
    await person.say({ type: 'password.submit', password: bare.password })
    expect(person.view.case.outcome?.type).toBe('signedIn')
    await expect(world.recovery.redeem(old)).rejects.toMatchObject(invalid)
    const both = await Promise.allSettled([world.recovery.redeem(person.ticket), world.recovery.redeem(person.ticket)])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(both[0]).toMatchObject({ value: { account: 'bare', methods: ['password'], obligations: [] } })
    await expect(world.recovery.redeem(person.ticket)).rejects.toMatchObject({ code: 'case_closed' })
  })
  it('refuses a sign-in to an account that was frozen or has changed since, though nobody told', async () => {
    for (const since of [{ frozen: true }, { revision: '2' }]) {
      let facts = { revision: '1', frozen: false, factors: [] }
      world.host.add(bare)
      world.host.facts = async () => facts
      const person = await walk(await Person.at(world, binanceReset), { account: bare, lost: [] }, 'password')
      await person.say({ type: 'password.submit', password: bare.password })
      facts = { ...facts, ...since }
      await expect(world.recovery.redeem(person.ticket)).rejects.toMatchObject(invalid)
      facts = { revision: '1', frozen: false, factors: [] }
      expect(await world.recovery.redeem(person.ticket)).toMatchObject({ account: 'bare' })
    }
  })
  it('gives a host that lost the answer the same one again, under the same command id and in time', async () => {
    world.host.add(bare)
    world.host.facts = async () => ({ revision: '1', frozen: false, factors: [] })
    const person = await walk(await Person.at(world, binanceReset), { account: bare, lost: [] }, 'password')
    await person.say({ type: 'password.submit', password: bare.password })
    const redeem = (id: string) => world.recovery.redeem(person.ticket, { id })
    const first = await redeem('one')
    expect(await redeem('one')).toEqual(first)
    await expect(redeem('two')).rejects.toMatchObject({ code: 'case_closed' })
    await expect(redeem('')).rejects.toMatchObject({ code: 'input_invalid' })
    world.now += 3_600_001
    await expect(redeem('one')).rejects.toMatchObject(invalid)
  })
})
