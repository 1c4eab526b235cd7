import { flows, pionexAuthenticatorLost, pionexSignIn } from 'regain/machines'
import { expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { parseLedger } from '../../src/recovery/ledger.ts'
import { ada, Person, walk } from '../../src/testing/simulation/people.ts'
import { World } from '../../src/testing/simulation/world.ts'
import { spyOn } from '../../src/testing/trace/spy.ts'

const key = 'account:ada'

it('a hand-over to a flow in which a request stands leads to that one, to read; no case begins beside it', async () => {
  const spy = spyOn(memoryStorage())
  const world = new World({ flows, storage: spy })
  world.host.add(ada)
  const plan = { account: ada, lost: ['totp'] } as const
  const standing = await walk(await Person.at(world, pionexAuthenticatorLost), plan, 'underReview')

  const again = await walk(await Person.at(world, pionexSignIn), plan, 'password')
  await again.say({ type: 'password.submit', password: ada.password })
  await again.say({ type: 'factor.declareUnavailable', kind: 'totp' })
  expect([again.caseId, again.view.inputs]).toEqual([standing.caseId, []])
  await expect(again.say({ type: 'case.cancel' })).rejects.toMatchObject({ code: 'input_not_allowed' })
  expect(parseLedger(key, (await spy.ledgers([key]))[0]?.body ?? '').changing).toBe(standing.caseId)
  expect((await standing.look()).step.name).toBe('underReview.inTime')
})
