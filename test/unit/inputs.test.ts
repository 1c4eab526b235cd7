import { binanceReset, flows } from 'regain/machines'
import { expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { ada, honest, Person } from '../../src/testing/simulation/people.ts'
import { World } from '../../src/testing/simulation/world.ts'
import { spyOn } from '../../src/testing/trace/spy.ts'
import { malformed } from '../support/values.ts'

it('no input of a whole way may carry what its schema does not know, and a refused one changes nothing', async () => {
  const spy = spyOn(memoryStorage())
  const world = new World({ flows, storage: spy })
  world.host.add(ada)
  const person = await Person.at(world, binanceReset)
  const said = new Set<string>()
  const plan = { account: ada, lost: ['phone'] } as const
  for (let input = await honest(person, plan); input; input = await honest(person, plan)) {
    const before = await spy.dump()
    await expect(person.say(malformed({ ...input, more: 1 })), input.type).rejects.toMatchObject({
      code: 'input_invalid',
    })
    expect((await spy.dump()) === before, input.type).toBe(true)
    said.add(input.type)
    await person.say(input)
  }
  await world.recovery.tick()
  expect((await person.look()).step.name).toBe('holding.running')
  expect(said.size).toBeGreaterThan(8)
})
