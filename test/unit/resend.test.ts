import { binanceReset, flows } from 'regain/machines'
import { expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { parseRecord } from '../../src/recovery/record.ts'
import { ada, Person, walk } from '../../src/testing/simulation/people.ts'
import { World } from '../../src/testing/simulation/world.ts'

it('a newer code ends the older one: one is open, one is shown, one is right', async () => {
  const storage = memoryStorage()
  const world = new World({ flows, storage })
  world.host.add(ada)
  const person = await walk(await Person.at(world, binanceReset), { account: ada, lost: ['phone'] }, 'proving')
  await person.say({ type: 'code.request', kind: 'email' })
  const older = await world.code(ada.email)
  await world.pass(61_000)
  await person.say({ type: 'code.request', kind: 'email' })
  const newer = await world.code(ada.email)

  const { issues } = parseRecord(person.caseId, (await storage.load(person.caseId))?.case.body ?? '')
  expect(issues.map(({ closedAt }) => closedAt === undefined)).toEqual([false, true])
  expect(person.view.deadlines.filter(({ id }) => id === 'codeExpires')).toHaveLength(1)
  await person.say({ type: 'code.submit', kind: 'email', code: older })
  expect(person.view.refusal?.code).toBe('code_wrong')
  await person.say({ type: 'code.submit', kind: 'email', code: newer })
  expect(person.view.refusal).toBeUndefined()
})
