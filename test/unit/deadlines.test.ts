import { binanceReset, flows, okxReset } from 'regain/machines'
import { beforeEach, describe, expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import type { Storage } from '../../src/ports/storage.ts'
import { parseRecord } from '../../src/recovery/record.ts'
import { ada, Person, walk } from '../../src/testing/simulation/people.ts'
import { World } from '../../src/testing/simulation/world.ts'
import { nominal } from '../../src/vocabulary/policy.ts'

const lost = { account: ada, lost: ['phone'] } as const

let storage: Storage
let world: World
beforeEach(() => {
  storage = memoryStorage()
  world = new World({ flows, storage })
  world.host.add(ada)
  world.risk = 'review'
})
const recordOf = async ({ caseId }: Person) => parseRecord(caseId, (await storage.load(caseId))?.case.body ?? '')
const rowsOf = async ({ caseId }: Person) =>
  (await storage.dueTimers(Number.MAX_SAFE_INTEGER, 100)).filter((row) => row.caseId === caseId)

describe('a deadline', () => {
  it('falls when the policy says, counted from when its state was entered', async () => {
    const { caseLife, reviewTarget, applyTarget } = okxReset.policy
    const person = await Person.at(world, okxReset)
    expect((await rowsOf(person)).map(({ due }) => due)).toEqual([world.now + nominal(caseLife)])
    await world.pass(60_000)
    await walk(person, lost, 'underReview')
    expect((await rowsOf(person)).map(({ due }) => due)).toEqual([world.now + nominal(reviewTarget)])
    await world.pass(60_000)
    const { revision } = (await person.look()).case
    await world.recovery.desk.decide(person.caseId, { decision: 'approve', reason: 'seen', staff: 'eve', revision })
    expect((await rowsOf(person)).map(({ due }) => due)).toEqual([world.now + nominal(applyTarget)])
  })
  it('that has fallen stands neither in the case nor among the rows', async () => {
    const person = await walk(await Person.at(world, binanceReset), lost, 'underReview')
    const [timer] = await rowsOf(person)
    await world.pass((timer?.due ?? 0) - world.now)
    expect((await person.look()).step.name).toBe('underReview.overdue')
    const { timers } = await recordOf(person)
    expect(timers.map(({ id }) => id)).toEqual((await rowsOf(person)).map(({ id }) => id))
    expect(timers.map(({ id }) => id)).not.toContain(timer?.id)
  })
})
