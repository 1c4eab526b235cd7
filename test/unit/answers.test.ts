import { pionexAuthenticatorLost } from 'regain/machines'
import { expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { ada, Person, walk } from '../../src/testing/simulation/people.ts'
import { World } from '../../src/testing/simulation/world.ts'

const flow = pionexAuthenticatorLost.with({ policy: { guessesPerDay: { value: 2, source: [] } } })

it('answers are counted over all cases of an account, and the next day there are some again', async () => {
  const world = new World({ flows: [flow], storage: memoryStorage() })
  world.host.add(ada)
  const applies = async (): Promise<Person> => {
    const person = await walk(await Person.at(world, flow), { account: ada, lost: ['totp'] }, 'answering')
    await person.say({ type: 'answers.start' })
    await person.say({ type: 'answers.submit', response: { band: 'weak' } })
    return person
  }
  for (let count = 0; count < 2; count++) {
    const person = await applies()
    expect(person.view).toMatchObject({ step: { name: 'submitting' } })
    expect(person.view.refusal).toBeUndefined()
    await person.say({ type: 'case.cancel' })
  }
  const third = await applies()
  expect(third.view.case.outcome).toMatchObject({ type: 'denied' })
  expect(third.view.refusal).toMatchObject({ code: 'answers_exhausted' })
  await world.pass(25 * 3_600_000)
  expect((await applies()).view).toMatchObject({ step: { name: 'submitting' } })
})
