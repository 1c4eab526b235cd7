import { flows } from 'regain/machines'
import { expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { nodesOf } from '../../src/names.ts'
import { ada, Person, walk } from '../../src/testing/simulation/people.ts'
import { World } from '../../src/testing/simulation/world.ts'

for (const flow of flows)
  it(`a frozen account lets nobody in: ${flow.id}`, async () => {
    const world = new World({ flows, storage: memoryStorage() })
    world.host.add(ada)
    world.host.touch(ada.id, { frozen: true })
    const needsSession = [...nodesOf(flow.machine)].some((node) => node.transitions.has('session.recognised'))
    const person = needsSession ? await Person.signedIn(world, flow, ada.id) : await Person.at(world, flow)
    await walk(person, { account: ada, lost: ['totp'] })
    expect(person.view.case.outcome).toEqual({ type: 'blocked', why: 'frozen' })
    expect(world.host.events).toEqual([])
  })
