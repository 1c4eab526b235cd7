import { binanceReset, flows } from 'regain/machines'
import { beforeEach, describe, expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { ada, fresh, Person, walk } from '../../src/testing/simulation/people.ts'
import { World } from '../../src/testing/simulation/world.ts'

const bob = { ...ada, id: 'bob', email: 'bob@example.org', phone: '+46701112233' } as const

let world: World
let person: Person
beforeEach(async () => {
  world = new World({ flows, storage: memoryStorage() })
  for (const account of [ada, bob]) world.host.add(account)
  person = await walk(await Person.at(world, binanceReset), { account: ada, lost: ['phone'] }, 'replacing')
})
const propose = async (address: string) =>
  (await person.say({ type: 'contact.propose', kind: 'phone', address })).view.refusal?.code
const prove = async (address: string) =>
  (await person.say({ type: 'contact.prove', kind: 'phone', code: await world.code(address) })).view.refusal?.code

describe('as a new contact', () => {
  it('the lost one is refused at once, and nothing is sent to it', async () => {
    await world.recovery.tick()
    const before = world.sent.length
    expect(await propose(ada.phone)).toBe('contact_lost')
    await world.recovery.tick()
    expect(world.sent.slice(before).filter(({ to }) => to === ada.phone)).toEqual([])
  })
  it('one of another account is refused, but only once it was shown to be in hand', async () => {
    expect(await propose(bob.phone)).toBeUndefined()
    expect(await prove(bob.phone)).toBe('contact_occupied')
    expect(person.view.step.name).toBe('replacing')
  })
  it('one of nobody is taken', async () => {
    expect(await propose(fresh.phone)).toBeUndefined()
    expect(await prove(fresh.phone)).toBeUndefined()
    expect(person.view.step.name).not.toBe('replacing')
  })
})
