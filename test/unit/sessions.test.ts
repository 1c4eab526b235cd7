import { flows, okxResetSignedIn } from 'regain/machines'
import { beforeEach, describe, expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { ada, Person } from '../../src/testing/simulation/people.ts'
import { World } from '../../src/testing/simulation/world.ts'

const invalid = { code: 'ticket_invalid' }

describe('a ticket that was opened from a session', () => {
  let world: World
  let person: Person
  beforeEach(async () => {
    world = new World({ flows, storage: memoryStorage() })
    world.host.add(ada)
    person = await Person.signedIn(world, okxResetSignedIn, ada.id)
  })
  it('is worth nothing without its session, or with another', async () => {
    const choose = { type: 'item.choose', kind: 'phone' } as const
    for (const caller of [{}, { session: 'session of bob' }]) {
      await expect(world.recovery.view(person.ticket, caller)).rejects.toMatchObject(invalid)
      await expect(world.recovery.submit(person.ticket, choose, caller)).rejects.toMatchObject(invalid)
    }
    expect((await person.look()).step.name).toBe('choosingItem')
    await person.say(choose)
    expect(person.name).toBe('acknowledging')
  })
})
