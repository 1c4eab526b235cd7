import { flows, okxReset } from 'regain/machines'
import { describe, expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { ada, Person, type Plan, walk } from '../../src/testing/simulation/people.ts'
import { World } from '../../src/testing/simulation/world.ts'

const HOUR = 3_600_000
const lost: Plan = { account: ada, lost: ['phone'] }

/** The camera does not know her; an hour after she came people have her documents. */
async function withDocuments() {
  const world = new World({ flows, storage: memoryStorage() })
  world.host.add(ada)
  const person = await walk(await Person.at(world, okxReset), lost, 'provingIdentity')
  await world.pass(HOUR / 2)
  while (person.name !== 'checkingDocuments.inTime') {
    const papers = person.name.endsWith('documents')
    const response = papers ? { papers: 'a scan' } : { face: 'unclear' }
    await person.say({ type: 'identity.start', method: papers ? 'document' : 'face' })
    await person.say({ type: 'identity.finish', response })
  }
  return { world, person }
}

describe('a purge', () => {
  it('leaves a case whose documents people look at, in time and overdue', async () => {
    const { world, person } = await withDocuments()
    // two days after it was opened, before the documents are overdue
    await world.pass(47.75 * HOUR)
    expect(await world.recovery.purge()).toBe(0)
    expect((await person.look()).step.name).toBe('checkingDocuments.inTime')
    await world.pass(10 * 24 * HOUR)
    expect(await world.recovery.purge()).toBe(0)
    expect((await person.look()).step.name).toBe('checkingDocuments.overdue')
    expect(await world.recovery.desk.queue()).toHaveLength(1)
  })
  it('leaves a case that has come back from people until its new life is over', async () => {
    const { world, person } = await withDocuments()
    await world.pass(40 * HOUR)
    const { revision } = (await world.recovery.desk.view(person.caseId)).case
    await world.recovery.desk.decide(person.caseId, {
      decision: 'deny',
      reason: 'not readable',
      staff: 'eve',
      revision,
    })
    await world.pass(23 * HOUR)
    expect(await world.recovery.purge()).toBe(0)
    expect((await person.look()).step.name).toBe('provingIdentity.documents')
    await world.pass(2 * HOUR)
    expect((await person.look()).case.outcome).toEqual({ type: 'expired' })
  })
  it('takes a case that has ended, when nobody can object to it any more', async () => {
    const { world, person } = await withDocuments()
    await person.say({ type: 'case.cancel' })
    await world.pass(6 * 24 * HOUR)
    expect(await world.recovery.purge()).toBe(0)
    await world.pass(2 * 24 * HOUR)
    expect(await world.recovery.purge()).toBe(1)
    await expect(person.look()).rejects.toMatchObject({ code: 'ticket_invalid' })
  })
})
