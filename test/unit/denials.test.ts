import { binanceReset } from 'regain/machines'
import { beforeEach, expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { parseLedger } from '../../src/recovery/ledger.ts'
import { ada, Person, walk } from '../../src/testing/simulation/people.ts'
import { World } from '../../src/testing/simulation/world.ts'
import { type Spy, spyOn } from '../../src/testing/trace/spy.ts'

const key = 'account:ada'
const lost = { account: ada, lost: ['phone'] } as const
const hardened = binanceReset.with({ policy: 'hardened' })

let spy: Spy
let world: World
beforeEach(() => {
  spy = spyOn(memoryStorage())
  world = new World({ flows: [hardened], storage: spy })
})
const denials = async () => parseLedger(key, (await spy.ledgers([key]))[0]?.body ?? '').denials

it('a request that is denied counts against the account, whoever denies it', async () => {
  world = new World({ flows: [binanceReset], storage: spy })
  world.host.add(ada)
  world.risk = 'deny'
  await walk(await Person.at(world, binanceReset), lost, 'denied')
  const first = world.now
  expect(await denials()).toEqual([first])

  await world.pass(60_000)
  world.risk = 'review'
  const person = await walk(await Person.at(world, binanceReset), lost, 'underReview')
  expect(await denials()).toEqual([first])
  const { revision } = person.view.case
  await world.recovery.desk.decide(person.caseId, { decision: 'deny', reason: 'not them', staff: 'eve', revision })
  expect(await denials()).toEqual([first, world.now])
})

it('a wrong face before anything was sent does not count: whoever has a password alone uses up nothing', async () => {
  const { totp: _, passkey: __, ...contactsOnly } = ada
  world.host.add(contactsOnly)
  const thief = await walk(await Person.at(world, hardened), { account: ada, lost: ['email'] }, 'requirements')
  await thief.say({ type: 'factor.declareUnavailable', kind: 'email' })
  await thief.say({ type: 'lost.submit', kinds: ['email', 'phone'] })
  for (let input = 0; input < 40 && thief.view.case.outcome === undefined; input++) {
    const isBegun = thief.view.inputs.some(({ type }) => type === 'identity.finish')
    const isAcknowledging = thief.view.inputs.some(({ type }) => type === 'consequences.accept')
    if (isAcknowledging) await thief.say({ type: 'consequences.accept' })
    else if (isBegun) await thief.say({ type: 'identity.finish', response: { face: 'nobody' } })
    else await thief.say({ type: 'identity.start', method: 'face' })
  }
  expect(thief.view.case.outcome?.type).toBe('denied')
  expect(await denials()).toEqual([])
})
