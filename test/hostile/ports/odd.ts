import { binanceReset, flows } from 'regain/machines'
import { describe, expect, it } from 'vitest'
import { memoryStorage } from '../../../src/adapters/memory.ts'
import { MARK } from '../../../src/testing/hostile.ts'
import { ada, Person, walk } from '../../../src/testing/simulation/people.ts'
import { World } from '../../../src/testing/simulation/world.ts'
import { faultOf, malformed } from '../../support/values.ts'
import { failures } from './faults.ts'
import { calls, proving } from './stored.ts'

const lost = { account: ada, lost: ['phone'] } as const

describe('a clock', () => {
  for (const [how, fault] of Object.entries({
    'tells NaN': () => Number.NaN,
    'tells the end of all time': () => Number.POSITIVE_INFINITY,
    'tells a time before 1970': () => -1,
    'tells nothing': () => undefined,
    'tells text': () => '1700000000000',
    'tells a date': () => new Date(0),
    'tells what is beyond dates': () => 8.64e15 + 1,
    'tells a promise': () => Promise.resolve(0),
    throws: failures['throws at once'] ?? (() => undefined),
  }))
    it(`that ${how} stops everything by name`, async () => {
      const { bent, person } = await proving()
      bent.bend('clock.now', fault)
      for (const call of ['commit', 'ledgers', 'dueTimers', 'claimEffects', 'purge', 'retry']) {
        const thrown = await faultOf(() => calls[call]?.(bent, person))
        expect(thrown).toMatchObject({ name: 'RecoveryError', code: 'port_failed' })
        expect(thrown instanceof Error && thrown.message).not.toContain(MARK)
      }
    })
  it('a clock of fractions tells whole milliseconds', async () => {
    const other = new World({
      flows,
      storage: memoryStorage(),
      recovery: { clock: { now: () => 1_700_000_000_000.75 } },
    })
    other.host.add(ada)
    const person = await walk(await Person.at(other, binanceReset), lost, 'acknowledging')
    expect((await person.look()).step.name).toBe('acknowledging')
  })
})

describe('a host', () => {
  it('that finds nobody with null means nobody', async () => {
    const host = { find: async () => malformed<undefined>(null), facts: async () => Promise.reject(new Error(MARK)) }
    const other = new World({ flows, storage: memoryStorage(), recovery: { accounts: malformed(host) } })
    const person = await walk(await Person.at(other, binanceReset), lost, 'password')
    expect((await person.say({ type: 'password.submit', password: ada.password })).view.refusal?.code).toBe(
      'password_wrong',
    )
  })
  it('whose log throws fails nothing', async () => {
    const log = () => {
      throw new Error(MARK)
    }
    const other = new World({ flows, storage: memoryStorage(), recovery: { log } })
    other.host.add(ada)
    other.risk = 'review'
    const person = await walk(await Person.at(other, binanceReset), lost, 'underReview')
    await other.pass(10 * 86_400_000)
    expect((await person.look()).step.name).toBe('underReview.overdue')
  })
})
