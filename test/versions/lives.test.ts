import fc from 'fast-check'
import { expect, it } from 'vitest'
import { beginnings, happenings } from '../../src/testing/lives/commands.ts'
import { Life } from '../../src/testing/lives/life.ts'
import { settle } from '../../src/testing/lives/lives.ts'
import { v1, v2, v3 } from '../fixtures/versions/flows.ts'
import { deep, figure } from '../support/figures.ts'
import { storages } from '../support/storages.ts'

const { kinds } = storages()
const versions = [v1, v2, v3]
const presets = { exchange: versions, hardened: versions.map((flow) => flow.with({ policy: 'hardened' })) }
const runs = { memory: deep ? 400 : 3, sqlite: deep ? 100 : 1 }
const seed = Number(process.env['REGAIN_SEED'] ?? Date.now() % 2 ** 31)
const length = deep ? 25 : 14

/** What happens under the first version, the second and the third. */
const chapters = fc.tuple(beginnings, happenings(length), happenings(length), happenings(length))

let migrated = 0
for (const storage of ['memory', 'sqlite'] as const)
  for (const [preset, flows] of Object.entries(presets))
    it(`a life that begins under the first version ends well under the third: ${preset}, on ${storage}`, async () => {
      const counts = { cases: 0, migrations: 0 }
      await fc.assert(
        fc.asyncProperty(chapters, async ([first, ...later]) => {
          const life = new Life(kinds[storage](), flows.slice(0, 1))
          for (const command of first) await command.run({}, life)
          for (const [at, commands] of later.entries()) {
            const flow = flows[at]
            if (at > 0 && flow) life.release(flow)
            await fc.asyncModelRun(() => ({ model: {}, real: life }), commands)
          }
          await settle(life)
          expect(life.world.recovery.unreadable()).toEqual([])
          expect(life.trace.told.map(({ answer }) => answer)).not.toContain('version_unsupported')
          for (const { record, rows } of life.trace.looks.values()) {
            counts.cases += 1
            counts.migrations += rows.filter(({ migrated }) => migrated).length
            expect(record.endedAt).toBeDefined()
          }
        }),
        { numRuns: runs[storage], seed, endOnFailure: process.env['REGAIN_SHRINK'] === undefined },
      )
      migrated += counts.migrations
      figure('lives over three versions', { storage, preset, lives: runs[storage], ...counts, seed })
    }, 900_000)
it('lives have met new versions on their way', () => expect(migrated, `seed ${seed}`).toBeGreaterThan(0))
