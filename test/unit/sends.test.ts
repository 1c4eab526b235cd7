import { binanceReset, flows } from 'regain/machines'
import { beforeEach, describe, expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import type { NewAccount } from '../../src/testing/simulation/host.ts'
import { ada, fresh, Person, walk } from '../../src/testing/simulation/people.ts'
import { World } from '../../src/testing/simulation/world.ts'

const bob = { ...ada, id: 'bob', email: 'bob@example.org', phone: '+46701112233' } as const
const MINUTE = 60_000
/** As many codes as the policy lets go out in an hour. */
const most = binanceReset.policy.sendsPerHour

let world: World
beforeEach(() => {
  world = new World({ flows, storage: memoryStorage() })
  for (const account of [ada, bob]) world.host.add(account)
})
const at = async (account: NewAccount, state: string) =>
  walk(await Person.at(world, binanceReset), { account, lost: ['phone'] }, state)
/** Asks so many times, a minute apart, and says what was refused. */
async function asking(times: number, ask: (time: number) => Promise<Person>): Promise<(string | undefined)[]> {
  const said: (string | undefined)[] = []
  for (let time = 0; time < times; time++) {
    said.push((await ask(time)).view.refusal?.code)
    await world.pass(MINUTE)
  }
  return said
}
const sentTo = (address: string) => world.sent.filter(({ to, text }) => to === address && /\b\d{6}\b/.test(text)).length
const none = (times: number) => Array.from({ length: times }, () => undefined)

describe('codes', () => {
  it('go out so many times an hour, in all cases of an account together', async () => {
    const one = await at(ada, 'proving')
    const before = await asking(most - 1, async () => {
      await one.say({ type: 'code.request', kind: 'email' })
      return one
    })
    const other = await at(ada, 'proving')
    const after = await asking(3, async () => {
      await other.say({ type: 'code.request', kind: 'email' })
      return other
    })
    expect([...before, ...after]).toEqual([...none(most), 'send_exhausted', 'send_exhausted'])
    expect(sentTo(ada.email)).toBe(most)
  })
  it('go to one address so many times an hour, whichever account asks for them', async () => {
    const people = [await at(ada, 'replacing'), await at(bob, 'replacing')]
    const said = await asking(most + 2, async (time) => {
      const person = people[time % 2]
      if (!person) throw new Error('two take turns')
      await person.say({ type: 'contact.propose', kind: 'phone', address: fresh.phone })
      return person
    })
    expect(said).toEqual([...none(most), 'send_exhausted', 'send_exhausted'])
    expect(sentTo(fresh.phone)).toBe(most)
  })
})
