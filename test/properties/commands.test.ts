import { flows } from 'regain/machines'
import { describe, expect, it } from 'vitest'
import { everyInvariant } from '../../src/testing/invariants/index.ts'
import { lives } from '../../src/testing/lives/lives.ts'
import { deep, figure } from '../support/figures.ts'
import { storages } from '../support/storages.ts'

const { kinds } = storages()
/**
 * `REGAIN_RUNS=5000 REGAIN_COMMANDS=60 REGAIN_SEED=7 npx vitest run test/properties/commands.test.ts` runs more, or the same again;
 * with `REGAIN_SHRINK=1` a failure is made smaller.
 */
const wanted = process.env['REGAIN_RUNS']
/** SQLite is slower and no other in kind. */
const usual = { memory: deep ? 2_000 : 40, sqlite: deep ? 500 : 12 }
const length = Number(process.env['REGAIN_COMMANDS'] ?? (deep ? 60 : 40))
const given = process.env['REGAIN_SEED']
const shrink = process.env['REGAIN_SHRINK'] !== undefined
/** Some have an app that is too old. */
const exchange = flows.map((flow) =>
  flow.with({ policy: { minClientVersion: { value: { android: '2.0.0' }, source: [] } } }),
)
const presets = { exchange, hardened: exchange.map((flow) => flow.with({ policy: 'hardened' })) }

describe(`${everyInvariant.length} sentences hold whatever happens`, () => {
  for (const storage of ['memory', 'sqlite'] as const)
    for (const [preset, of] of Object.entries(presets))
      it(`${preset}, on ${storage}`, async () => {
        const runs = Number(wanted ?? usual[storage])
        const seeded = given === undefined ? {} : { seed: Number(given) }
        const options = { flows: of, storage: kinds[storage], runs, length, shrink, ...seeded }
        const { seed, commands, sometimes } = await lives(options)
        expect(commands).toBeGreaterThan(runs)
        figure('random lives', { storage, preset, lives: runs, commands, happenings: sometimes.size, seed })
      }, 900_000)
})
