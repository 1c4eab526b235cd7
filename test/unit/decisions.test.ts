import { binanceReset } from 'regain/machines'
import { beforeEach, expect, it } from 'vitest'
import { ada, Person, walk } from '../../src/testing/simulation/people.ts'
import type { World } from '../../src/testing/simulation/world.ts'
import type { Spy } from '../../src/testing/trace/spy.ts'
import { nominal } from '../../src/vocabulary/policy.ts'
import { stage } from '../support/stage.ts'

const lost = { account: ada, lost: ['phone'] } as const
let spy: Spy
let world: World
beforeEach(() => {
  ;({ spy, world } = stage())
})
const at = async (state: string) => walk(await Person.at(world, binanceReset), lost, state)

it('what was approved of an account as it was is decided again when that has changed', async () => {
  world.risk = 'review'
  const person = await at('underReview')
  world.host.touch('ada', { password: 'one of her own since' })
  const { revision } = (await person.look()).case
  await world.recovery.desk.decide(person.caseId, { decision: 'approve', reason: 'seen', staff: 'eve', revision })
  await world.recovery.tick()
  expect(world.host.events.map(({ what }) => what)).not.toContain('applied')
  expect((await person.look()).step.name).toBe('underReview.inTime')
  const again = person.view.case.revision
  await world.recovery.desk.decide(person.caseId, {
    decision: 'approve',
    reason: 'anew',
    staff: 'eve',
    revision: again,
  })
  await world.recovery.tick()
  expect(world.host.events.map(({ what }) => what)).toContain('applied')
})

it('a command that others outrun every time leaves nothing behind', async () => {
  const person = await at('proving')
  await world.recovery.tick()
  const before = await spy.dump()
  spy.answer = ({ cases }) => (cases ? 'raced' : undefined)
  await expect(person.say({ type: 'code.request', kind: 'email' })).rejects.toMatchObject({ code: 'busy' })
  spy.answer = () => undefined
  expect((await spy.dump()) === before).toBe(true)
})

it('a proof that is too old when the request is sent is asked for again, and then it is sent', async () => {
  const person = await at('submitting')
  await world.pass(nominal(binanceReset.policy.evidenceLife) + 1)
  expect((await person.say({ type: 'request.submit' })).view.refusal?.code).toBe('evidence_stale')
  expect(person.view.step.name).toBe('password')
  await walk(person, lost, 'holding')
})
