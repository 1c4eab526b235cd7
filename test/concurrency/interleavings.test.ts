import { afterAll, describe, expect, it } from 'vitest'
import { everyInterleaving } from '../../src/testing/interleavings.ts'
import { commutes } from '../../src/testing/simulation/scheduled.ts'
import { deep, figure } from '../support/figures.ts'
import { races } from './races/index.ts'

let schedules = 0
let turns = 0
afterAll(() => figure('interleavings', { races: races.length, schedules, turns }))

/** Each of them in a process of its own; what does not touch the same rows is played in one order. */
describe('in every order of every call', () => {
  for (const race of races) {
    const { quick = [], deep: more = [] } = race.every
    for (const count of deep ? [...quick, ...more] : quick)
      it(`${count} of: ${race.name}`, async () => {
        const tried = await everyInterleaving((turn) => race.play(count, count, { turn }), {
          commute: commutes,
          limit: 100_000,
        })
        if (count === race.fewest) expect([...tried.outcomes.keys()].sort()).toEqual([...race.outcomes].sort())
        expect(tried.schedules).toBeGreaterThan(1)
        schedules += tried.schedules
        turns += tried.turns
      }, 600_000)
  }
})
