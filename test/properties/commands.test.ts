import fc from 'fast-check'
import { flows } from 'regain/machines'
import { afterAll, expect, it } from 'vitest'
import { everyInvariant } from '../../src/testing/invariants/index.ts'
import { beginnings, happenings, Life } from '../../src/testing/lives/commands.ts'
import { storages } from '../support/storages.ts'

const { kinds } = storages()
/**
 * `REGAIN_RUNS=5000 REGAIN_COMMANDS=60 REGAIN_SEED=7 npx vitest run test/properties/commands.test.ts` runs more, or the same again;
 * with `REGAIN_SHRINK=1` a failure is made smaller.
 */
const runs = Number(process.env['REGAIN_RUNS'] ?? 100)
const length = Number(process.env['REGAIN_COMMANDS'] ?? 40)
const seed = Number(process.env['REGAIN_SEED'] ?? Date.now() % 2 ** 31)
const presets = [flows, flows.map((flow) => flow.with({ policy: 'hardened' }))]

const seen = new Map<string, number>()
afterAll(() => {
  const states = [...seen].sort(([, a], [, b]) => b - a).map(([state, times]) => `${state} ${times}`)
  console.log(`seed ${seed}; ${states.join(', ')}`)
})

/** Faults are over and time goes by: everything comes to rest. */
async function settles(life: Life): Promise<void> {
  life.calm()
  life.world.now = Math.max(life.world.now, life.trace.latest)
  await life.world.pass(24 * 3_600_000)
  await life.check()
  for (let round = 0; round < 12; round++) {
    for (const { caseId } of await life.world.recovery.desk.queue()) {
      const view = await life.world.recovery.desk.view(caseId)
      const staff = `reviewer ${round}`
      const decision = { decision: 'approve', reason: 'looked', staff, revision: view.case.revision } as const
      await life.world.recovery.desk.decide(caseId, decision)
    }
    await life.world.pass(4 * 24 * 3_600_000)
    await life.check()
  }
  for (const { id, record } of life.trace.looks.values()) {
    expect(record.endedAt, `${id} has come to no end: ${JSON.stringify(record.rest.value)}`).toBeDefined()
    for (const effect of await life.spy.effectsOf(id)) expect(effect.state, effect.key).not.toBe('waiting')
  }
  expect(await life.spy.nextDue()).toBeUndefined()
  for (const { record } of life.trace.looks.values()) {
    const state = JSON.stringify(record.rest.value)
    seen.set(state, (seen.get(state) ?? 0) + 1)
  }
}

for (const [kind, make] of Object.entries(kinds))
  it(`${everyInvariant.length} sentences hold whatever happens, on ${kind}`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(presets.length - 1), beginnings, happenings(length), async (preset, first, commands) => {
        const life = new Life(make(), presets[preset] ?? flows)
        for (const command of first) await command.run({}, life)
        await fc.asyncModelRun(() => ({ model: {}, real: life }), commands)
        await settles(life)
      }),
      { numRuns: runs, seed, endOnFailure: process.env['REGAIN_SHRINK'] === undefined },
    )
  }, 600_000)
