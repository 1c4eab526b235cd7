import { flows, okxReset } from 'regain/machines'
import { beforeEach, describe, expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { ada, Person, walk } from '../../src/testing/simulation/people.ts'
import { World } from '../../src/testing/simulation/world.ts'
import { type Spy, spyOn } from '../../src/testing/trace/spy.ts'

const bob = { ...ada, id: 'bob', email: 'bob@example.org', phone: '+46701112233', face: 'bob-face-template' } as const
const passed = { type: 'identity.passed', of: 'owner' } as const

let spy: Spy
let world: World
let person: Person
beforeEach(async () => {
  spy = spyOn(memoryStorage())
  world = new World({ flows, storage: spy })
  for (const account of [ada, bob]) world.host.add(account)
  person = await walk(await Person.at(world, okxReset), { account: ada, lost: ['phone'] }, 'provingIdentity')
})
const show = (face: string) => person.say({ type: 'identity.finish', response: { face } })
/** Begins a check; the id under which the provider reports of it. */
async function begin(): Promise<string> {
  await person.say({ type: 'identity.start', method: 'face' })
  const request = person.view.inputs.find(({ type }) => type === 'identity.finish')?.challenge?.['request']
  return typeof request === 'string' ? request : ''
}

describe('a face', () => {
  it('of somebody else is not that of the owner, however the provider tells', async () => {
    await begin()
    await show(bob.face)
    expect((await spy.load(person.caseId))?.case.body).not.toContain('"kind":"identity"')
    expect(person.view.case.outcome?.type).toBe('denied')
  })
  it('of the owner is', async () => {
    await begin()
    await show(ada.face)
    expect(person.view.case.outcome).toBeUndefined()
    expect(person.name).not.toBe('provingIdentity.face')
  })
})

describe('a result that comes late', () => {
  it('is not one of the check that was begun since', async () => {
    const earlier = await begin()
    await show('unclear')
    const request = await begin()
    expect(request).not.toBe(earlier)
    const before = await spy.dump()
    expect(await world.recovery.report(earlier, passed, { eventId: 'one' })).toBe(false)
    expect((await spy.dump()) === before).toBe(true)
    expect(await world.recovery.report(request, passed, { eventId: 'two' })).toBe(true)
  })
  it('is one result, however many events tell of it', async () => {
    const request = await begin()
    const failed = { type: 'identity.failed' } as const
    const told = []
    for (const eventId of ['one', 'one', 'two']) told.push(await world.recovery.report(request, failed, { eventId }))
    expect(told).toEqual([true, false, false])
  })
})
