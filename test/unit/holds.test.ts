import { binanceReset, flows, pionexContactChange } from 'regain/machines'
import { beforeEach, describe, expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { ada, Person, walk } from '../../src/testing/simulation/people.ts'
import { World } from '../../src/testing/simulation/world.ts'
import { nominal } from '../../src/vocabulary/policy.ts'

const lost = { account: ada, lost: ['phone'] } as const
const length = nominal(binanceReset.policy.hold)
const DAY = 86_400_000

let world: World
beforeEach(() => {
  world = new World({ flows, storage: memoryStorage() })
  world.host.add(ada)
})
/** Some time after it was opened. */
async function held(): Promise<Person> {
  const person = await walk(await Person.at(world, binanceReset), lost, 'submitting')
  await world.pass(60_000)
  return walk(person, lost, 'holding')
}
const decide = async (person: Person, decision: 'approve' | 'deny') => {
  const { revision } = (await world.recovery.desk.view(person.caseId)).case
  return world.recovery.desk.decide(person.caseId, { decision, reason: 'asked', staff: 'eve', revision })
}
const withdraw = () => world.recovery.account('ada').allows('withdraw')

describe('a hold', () => {
  it('is over at its end, and its case with it', async () => {
    const person = await held()
    const { until } = await withdraw()
    expect(until).toBe(world.now + length)
    await world.pass(length - 1)
    expect((await withdraw()).allowed).toBe(false)
    await world.pass(1)
    expect((await withdraw()).allowed).toBe(true)
    expect((await person.look()).case.outcome?.type).toBe('completed')
  })
  it('covers all that the policy names', async () => {
    await held()
    const until = world.now + length
    const account = world.recovery.account('ada')
    expect(await account.restrictions()).toEqual(
      binanceReset.policy.holdFor.toSorted().map((capability) => ({ capability, until })),
    )
    for (const capability of binanceReset.policy.holdFor)
      expect(await account.allows(capability)).toMatchObject({ allowed: false, until })
  })
  it('that was contested and is decided against has an end: its whole length from the decision', async () => {
    const person = await held()
    await world.recovery.notice(await world.noticeToken(ada.phone)).dispute()
    await world.pass(3 * DAY)
    expect(await withdraw()).toMatchObject({ allowed: false })
    expect((await withdraw()).until).toBeUndefined()
    await decide(person, 'deny')
    expect(await withdraw()).toMatchObject({ allowed: false, until: world.now + length })
    await world.pass(length)
    expect((await withdraw()).allowed).toBe(true)
  })
})

describe('a contact that was taken off', () => {
  it('can be registered by nobody until its ban is over, which is after the hold, and then by anybody', async () => {
    const { ban, hold } = pionexContactChange.policy
    expect(nominal(ban)).toBeGreaterThan(nominal(hold))
    await walk(await Person.signedIn(world, pionexContactChange, ada.id), { account: ada, lost: ['email'] }, 'holding')
    const free = () => world.recovery.contact('email', ada.email).allows('register')
    expect(await free()).toMatchObject({ allowed: false, until: world.now + nominal(ban) })
    await world.pass(nominal(ban) - 1)
    expect((await free()).allowed).toBe(false)
    await world.pass(1)
    expect((await free()).allowed).toBe(true)
  })
})
