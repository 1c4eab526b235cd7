import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { everyInterleaving } from '../../src/testing/interleavings.ts'
import { saidBy } from '../support/values.ts'

type Play = Parameters<typeof everyInterleaving>[0]

/** So many who take so many turns each, and nothing else; the outcome is the order. */
const independent =
  (turns: readonly number[]): Play =>
  async (turn) => {
    const order: number[] = []
    await Promise.all(
      turns.map(async (count, who) => {
        for (let at = 0; at < count; at++) {
          await turn(`${who}`, `${at}`)
          order.push(who)
        }
      }),
    )
    return order.join('')
  }
const fault = (run: Promise<unknown>) =>
  run.then(
    () => 'none',
    (error: unknown) => saidBy(error),
  )

describe('every order', () => {
  it('of some who take turns: as many as mathematics says, and each another', async () => {
    for (const [turns, schedules] of [
      [[], 1],
      [[1], 1],
      [[1, 1], 2],
      [[3, 3], 20],
      [[2, 3], 10],
      [[2, 2, 2], 90],
      [[3, 3, 3], 1_680],
    ] as const) {
      const tried = await everyInterleaving(independent(turns))
      expect(tried.outcomes.size).toBe(schedules)
      expect(tried).toMatchObject({ schedules, turns: schedules * turns.reduce((sum, one) => sum + one, 0) })
    }
  })
  it('follows those who take more turns when they come too late', async () => {
    // whoever finds another revision than they read tries again
    const { schedules, outcomes } = await everyInterleaving(async (turn) => {
      const row = { revision: 0 }
      let tries = 0
      const add = async (who: string) => {
        for (let done = false; !done; tries += 1) {
          await turn(who, 'load')
          const { revision } = row
          await turn(who, 'commit')
          done = row.revision === revision
          if (done) row.revision += 1
        }
      }
      await Promise.all([add('ann'), add('ben')])
      expect(row.revision).toBe(2)
      return `${tries} tries`
    })
    expect(schedules).toBe(6)
    expect(outcomes).toEqual(
      new Map([
        ['3 tries', 4],
        ['2 tries', 2],
      ]),
    )
  })
  it('lets the calls of one in as they come', async () => {
    const { outcomes } = await everyInterleaving(async (turn) => {
      const order: string[] = []
      const call = (who: string, what: string) => turn(who, what).then(() => void order.push(what))
      await Promise.all([call('ann', 'a'), call('ann', 'b'), call('ben', 'c')])
      return order.join('')
    })
    expect([...outcomes.keys()].sort()).toEqual(['abc', 'acb', 'cab'])
  })
})

interface Step {
  readonly writes: boolean
  readonly to: 'x' | 'y'
}
/** Everybody does their steps on two numbers; the outcome is all that they read, and the numbers. */
const program =
  (people: readonly (readonly Step[])[]): Play =>
  async (turn) => {
    const rows = { x: 0, y: 0 }
    const seen = await Promise.all(
      people.map(async (steps, who) => {
        const read: number[] = []
        for (const { writes, to } of steps) {
          await turn(`${who}`, `${writes ? 'write' : 'read'} ${to}`)
          if (writes) rows[to] = rows[to] * 10 + who + 1
          else read.push(rows[to])
        }
        return read
      }),
    )
    return JSON.stringify([seen, rows])
  }
const commute = ({ call: one }: { call: string }, { call: other }: { call: string }) =>
  one.at(-1) !== other.at(-1) || !(one.startsWith('write') || other.startsWith('write'))

describe('what commutes', () => {
  it('is played in one order', async () => {
    const reading = [{ writes: false, to: 'x' }] as const
    const apart = [[...reading, ...reading], reading, [{ writes: true, to: 'y' }]] as const
    expect(await everyInterleaving(program(apart), { commute })).toMatchObject({ schedules: 1 })
    expect(await everyInterleaving(program(apart))).toMatchObject({ schedules: 12 })
  })
  it('hides no outcome', async () => {
    const step = fc.record({ writes: fc.boolean(), to: fc.constantFrom('x' as const, 'y' as const) })
    const people = fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 3 })
    let saved = 0
    await fc.assert(
      fc.asyncProperty(people, async (all) => {
        const every = await everyInterleaving(program(all))
        const fewer = await everyInterleaving(program(all), { commute })
        expect(new Set(fewer.outcomes.keys())).toEqual(new Set(every.outcomes.keys()))
        saved += every.schedules - fewer.schedules
      }),
      { numRuns: 25 },
    )
    expect(saved).toBeGreaterThan(0)
  })
})

describe('a mistake', () => {
  it('that only one order shows is found, and the order is said', async () => {
    const lost = everyInterleaving(async (turn) => {
      let sum = 0
      const add = async (who: string) => {
        await turn(who, 'load')
        const read = sum
        await turn(who, 'store')
        sum = read + 1
      }
      await Promise.all([add('ann'), add('ben')])
      if (sum !== 2) throw new Error(`the sum is ${sum}`)
      return 'two'
    })
    const said = await fault(lost)
    expect(said).toContain('fails in the order: ann load, ben load, ')
    expect(said).toContain('the sum is 1')
  })
  it('of the play itself is said: other calls than before, standing still, too many orders', async () => {
    let plays = 0
    const changing = everyInterleaving(async (turn) => {
      plays += 1
      await Promise.all([turn('ann', 'a'), turn('ben', plays > 1 ? 'c' : 'b')])
      return ''
    })
    expect(await fault(changing)).toContain('does not do the same again after nothing')
    let shorter = 3
    const shrinking = everyInterleaving(async (turn) => {
      shorter -= 1
      await Promise.all([turn('ann', 'a'), shorter > 1 ? turn('ben', 'b') : undefined])
      return ''
    })
    expect(await fault(shrinking)).toContain('does not do the same again after nothing')
    const dead = everyInterleaving(async (turn) => {
      await turn('ann', 'a')
      return new Promise(() => undefined)
    })
    expect(await fault(dead)).toContain('stands still after ann a')
    const many = everyInterleaving(independent([4, 4, 4]), { limit: 100 })
    expect(await fault(many)).toContain('more than 100 interleavings, this one: ')
  })
})
