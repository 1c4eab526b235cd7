import { binanceReset, flows } from 'regain/machines'
import { expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import type { Flow } from '../../src/flow.ts'
import { ada, Person, walk } from '../../src/testing/simulation/people.ts'
import { World } from '../../src/testing/simulation/world.ts'

const lost = { account: ada, lost: ['phone'] } as const
const HOUR = 3_600_000
const hardened = flows.map((flow) => flow.with({ policy: 'hardened' }))

/** A request that is sent under one policy and goes on in a process that has another one by now. */
async function released(before: readonly Flow[], after: readonly Flow[]) {
  const storage = memoryStorage()
  const first = new World({ flows: before, storage })
  first.risk = 'review'
  first.host.add(ada)
  const person = await walk(await Person.at(first, binanceReset), lost, 'underReview')
  const world = new World({ flows: after, storage, start: first.now })
  for (const [id, account] of first.host.accounts) world.host.accounts.set(id, account)
  const later = new Person(world, { ticket: person.ticket, view: person.view })
  const decide = async (staff: string) => {
    const { revision } = (await later.look()).case
    return world.recovery.desk.decide(person.caseId, { decision: 'approve', reason: 'looked', staff, revision })
  }
  return { world, later, decide }
}

it('a case keeps the policy that it was opened under, though a weaker one counts by now', async () => {
  const { world, later, decide } = await released(hardened, flows)
  expect((await decide('eve')).decided).toBe(false)
  expect((await decide('mallory')).decided).toBe(true)
  await world.pass(23 * HOUR)
  expect((await later.look()).step.name).toBe('waiting.waiting')
  await world.pass(2 * HOUR)
  expect((await later.look()).step.name).toBe('holding.running')
  await world.pass(47 * HOUR - HOUR)
  expect((await world.recovery.account('ada').allows('apiKeys')).allowed).toBe(false)
})

it('a case keeps the policy that it was opened under, though a stricter one counts by now', async () => {
  const { world, later, decide } = await released(flows, hardened)
  expect((await decide('eve')).decided).toBe(true)
  await world.recovery.tick()
  expect((await later.look()).step.name).toBe('holding.running')
  await world.pass(25 * HOUR)
  expect((await later.look()).case.outcome?.type).toBe('completed')
})
