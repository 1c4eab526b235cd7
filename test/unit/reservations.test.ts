import { binanceReset, flows } from 'regain/machines'
import { beforeEach, expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { ada, fresh, Person, walk } from '../../src/testing/simulation/people.ts'
import { World } from '../../src/testing/simulation/world.ts'

const lost = { account: ada, lost: ['phone'] } as const
const DAY = 24 * 3_600_000

let world: World
beforeEach(() => {
  world = new World({ flows, storage: memoryStorage() })
  world.host.add(ada)
})
const isFree = async () => (await world.recovery.contact('phone', fresh.phone).allows('register')).allowed
/** The new number has been shown to be hers. */
const shown = async (state: string) => walk(await Person.at(world, binanceReset), lost, state)

it('a contact that was shown to be its own is kept for the account while the case goes on', async () => {
  await shown('submitting')
  expect(await isFree()).toBe(false)
})
it('a contact that was shown to be its own is free again after a denial', async () => {
  world.risk = 'deny'
  expect((await shown('denied')).view.case.outcome?.type).toBe('denied')
  expect(await isFree()).toBe(true)
})
it('a contact that was shown to be its own is free again when the case is cancelled', async () => {
  await (await shown('submitting')).say({ type: 'case.cancel' })
  expect(await isFree()).toBe(true)
})
it('a contact that was shown to be its own is free again when the case was not finished in time', async () => {
  const person = await shown('submitting')
  await world.pass(2 * DAY)
  await person.look().catch(() => undefined)
  expect(await isFree()).toBe(true)
})
it('a contact that was bound stays the account’s', async () => {
  const person = await shown('holding')
  await world.pass(2 * DAY)
  expect((await person.look()).case.outcome?.type).toBe('completed')
  expect(await isFree()).toBe(false)
})
