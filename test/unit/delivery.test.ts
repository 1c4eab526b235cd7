import { binanceReset, flows } from 'regain/machines'
import { beforeEach, describe, expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { ada, Person, walk } from '../../src/testing/simulation/people.ts'
import { World } from '../../src/testing/simulation/world.ts'

const SECOND = 1_000
const DAY = 86_400 * SECOND

interface Try {
  readonly at: number
  readonly key: string
}
let world: World
let tries: Try[]
beforeEach(() => {
  tries = []
  world = new World({ flows, storage: memoryStorage() })
  world.host.add(ada)
})
const at = async (state: string) => walk(await Person.at(world, binanceReset), { account: ada, lost: ['phone'] }, state)
/** This port fails from now on, and each call of it is noted; `until` it is to answer again. */
function failing(port: string, until: () => boolean = () => false): void {
  world.interfere = (called, key) => {
    if (called !== port) return
    tries.push({ at: world.now, key })
    if (!until()) throw new Error('unreachable')
  }
}
async function seconds(count: number): Promise<void> {
  for (let second = 0; second < count; second++) {
    await world.recovery.tick()
    world.now += SECOND
  }
}
/** The seconds between each try and the next. */
const waits = (): number[] => tries.slice(1).map((one, index) => (one.at - (tries[index]?.at ?? 0)) / SECOND)
const keys = (): number => new Set(tries.map(({ key }) => key)).size

describe('a message that cannot be sent', () => {
  it('is tried again under its key, each time after twice as long and never earlier, and then set aside', async () => {
    const person = await at('proving')
    await world.recovery.tick()
    failing('email')
    await person.say({ type: 'code.request', kind: 'email' })
    await seconds(300)
    expect(waits()).toEqual([2, 4, 8, 16, 32, 64, 128])
    expect(keys()).toBe(1)
    expect((await world.recovery.troubles()).map(({ state, attempt }) => [state, attempt])).toEqual([['aside', 8]])
  })
  it('is tried again under its key when it is a notice, too', async () => {
    world.risk = 'review'
    const person = await at('submitting')
    await world.recovery.tick()
    failing('email')
    await person.say({ type: 'request.submit' })
    await seconds(200)
    expect(waits()).toEqual([2, 4, 8, 16, 32, 64])
    expect(keys()).toBe(1)
  })
})

describe('a change that the host does not make', () => {
  it('is asked for under its key until it is made, every five minutes at last, and is never set aside', async () => {
    const person = await at('submitting')
    failing('accounts.apply', () => tries.length === 40)
    await person.say({ type: 'request.submit' })
    await world.pass(DAY)
    expect(waits().slice(0, 10)).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300, 300])
    expect(new Set(waits().slice(10))).toEqual(new Set([300]))
    expect(tries).toHaveLength(40)
    expect(keys()).toBe(1)
    expect(world.host.events.map(({ what }) => what)).toEqual(['applied'])
  })
  it('though it did, and its answer was lost, is asked for under its key and counts as made', async () => {
    const person = await at('submitting')
    failing('accounts.applied', () => tries.length > 1)
    await person.say({ type: 'request.submit' })
    await world.pass(60 * SECOND)
    expect(tries).toHaveLength(2)
    expect(keys()).toBe(1)
    expect((await person.look()).step.name).toBe('holding.running')
    expect(world.host.events.map(({ what }) => what)).toEqual(['applied'])
  })
})
