import { binanceReset, flows } from 'regain/machines'
import { beforeEach, describe, expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import type { Storage } from '../../src/ports/storage.ts'
import { ada, fresh, Person, walk } from '../../src/testing/simulation/people.ts'
import { World } from '../../src/testing/simulation/world.ts'

const lost = { account: ada, lost: ['phone'] } as const
const [old, young] = ['an old secret that has 32 bytes or more', 'a new secret that has 32 bytes or more']

let storage: Storage
let world: World
beforeEach(() => {
  storage = memoryStorage()
  world = new World({ flows, storage, recovery: { secret: old } })
  world.host.add(ada)
})
/** The same world under other secrets. */
function under(...secret: string[]): World {
  const other = new World({ flows, storage, start: world.now, recovery: { secret } })
  for (const [id, account] of world.host.accounts) other.host.accounts.set(id, account)
  return other
}
const moved = (person: Person, to: World) => new Person(to, { ticket: person.ticket, view: person.view })

describe('after a rotation', () => {
  it('a case goes on to its end: tickets, codes, contacts and notices', async () => {
    const person = await walk(await Person.at(world, binanceReset), lost, 'proving')
    await person.say({ type: 'code.request', kind: 'email' })
    const code = await world.code(ada.email)
    const token = await world.noticeToken(ada.email)
    const other = under(young, old)
    const later = moved(person, other)
    await later.say({ type: 'code.submit', kind: 'email', code })
    expect(later.view.refusal).toBeUndefined()
    await walk(later, lost, 'holding')
    expect(other.host.get('ada').phone).toBe(fresh.phone)
    expect((await other.recovery.notice(token).view()).state).toBe('changed')
    await other.pass(25 * 3_600_000)
    expect((await later.look()).case.outcome?.type).toBe('completed')
    expect(other.sent.some(({ to }) => to === ada.email)).toBe(true)
  })
  it('a command that was answered before is answered the same', async () => {
    const person = await walk(await Person.at(world, binanceReset), lost, 'password')
    const { ticket } = person
    const input = { type: 'password.submit', password: ada.password } as const
    const first = await person.say(input, 'one')
    expect(await under(young, old).recovery.submit(ticket, input, { id: 'one' })).toEqual(first)
  })
  it('a contact is known as taken, banned or lost under the old key too', async () => {
    await walk(await Person.at(world, binanceReset), lost, 'holding')
    const other = under(young, old)
    expect((await other.recovery.contact('phone', fresh.phone).allows('register')).allowed).toBe(false)
    const bob = { ...ada, id: 'bob', email: 'bob@example.org', phone: '+46701112233' }
    other.host.add(bob)
    // the host lets go of it: only the reservation stands
    other.host.touch('ada', { phone: '+46701110000' })
    const person = await walk(await Person.at(other, binanceReset), { account: bob, lost: ['phone'] }, 'replacing')
    await person.say({ type: 'contact.propose', kind: 'phone', address: fresh.phone })
    const said = await person.say({ type: 'contact.prove', kind: 'phone', code: await other.code(fresh.phone) })
    expect(said.view.refusal?.code).toBe('contact_occupied')
  })
  it('the budget of an account is the same', async () => {
    const person = await walk(await Person.at(world, binanceReset), lost, 'password')
    for (let at = 0; at < 5; at++) await person.say({ type: 'password.submit', password: 'wrong' })
    const later = await walk(await Person.at(under(young, old), binanceReset), lost, 'password')
    expect((await later.say({ type: 'password.submit', password: ada.password })).view.refusal?.code).toBe(
      'password_exhausted',
    )
  })
})

describe('once the old secret is gone', () => {
  it('a code of it is worth nothing, and a new one is', async () => {
    const person = await walk(await Person.at(world, binanceReset), lost, 'proving')
    await person.say({ type: 'code.request', kind: 'email' })
    const code = await world.code(ada.email)
    const later = moved(person, under(young))
    expect((await later.say({ type: 'code.submit', kind: 'email', code })).view.refusal?.code).toBe('code_wrong')
  })
  it('a notice of it is not believed', async () => {
    await walk(await Person.at(world, binanceReset), lost, 'proving')
    const token = await world.noticeToken(ada.email)
    await expect(under(young).recovery.notice(token).dispute()).rejects.toMatchObject({ code: 'ticket_invalid' })
  })
  it('a contact sealed under it is not written to, and somebody hears of it', async () => {
    const person = await walk(await Person.at(world, binanceReset), lost, 'proving')
    await world.recovery.tick()
    const other = under(young)
    const later = moved(person, other)
    await later.say({ type: 'code.request', kind: 'email' })
    await other.recovery.tick()
    expect(other.sent).toEqual([])
    expect((await other.recovery.troubles()).map(({ trouble }) => trouble)).toEqual(['snapshot_invalid'])
  })
})

describe('another realm', () => {
  it('knows none of the notices and none of the codes of this one', async () => {
    const person = await walk(await Person.at(world, binanceReset), lost, 'proving')
    await person.say({ type: 'code.request', kind: 'email' })
    const code = await world.code(ada.email)
    const token = await world.noticeToken(ada.email)
    const other = new World({ flows, storage, start: world.now, recovery: { secret: old, realm: 'other' } })
    other.host.add(ada)
    await expect(other.recovery.notice(token).view()).rejects.toMatchObject({ code: 'ticket_invalid' })
    const said = await moved(person, other).say({ type: 'code.submit', kind: 'email', code })
    expect(said.view.refusal?.code).toBe('code_wrong')
  })
})
