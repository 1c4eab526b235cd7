import fc from 'fast-check'
import { afterAll, describe, it } from 'vitest'
import { turnsBy } from '../../src/testing/simulation/scheduled.ts'
import { deep, figure } from '../support/figures.ts'
import { races } from './races/index.ts'

/** `REGAIN_RACE_RUNS=2000` runs each of them more often. */
const runs = Number(process.env['REGAIN_RACE_RUNS'] ?? (deep ? 400 : 6))
let played = 0
afterAll(() => figure('scheduled races', { races: races.length, runs: played }))

describe('in any order of every call, in any number of processes', () => {
  for (const race of races)
    it(race.name, async () => {
      const counts = fc.integer({ min: race.fewest, max: race.most })
      await fc.assert(
        fc.asyncProperty(
          fc.scheduler(),
          counts,
          fc.integer({ min: 1, max: 6 }),
          async (scheduler, count, processes) => {
            await scheduler.waitFor(race.play(count, Math.min(count, processes), { turn: turnsBy(scheduler) }))
            played += 1
          },
        ),
        { numRuns: runs },
      )
    }, 600_000)
})
