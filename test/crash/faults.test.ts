import { flows } from 'regain/machines'
import { afterAll, describe, expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { type Branch, cover } from '../../src/testing/crash/cover.ts'
import { sentencesBroken, wholeRun } from '../../src/testing/crash/crash.ts'
import { playing } from '../../src/testing/crash/play.ts'
import { replaying } from '../../src/testing/crash/shelf.ts'
import type { KeptPlay, Stage } from '../../src/testing/crash/stage.ts'
import { type Storm, storm } from '../../src/testing/crash/storm.ts'
import { faultAt, possibleAt } from '../../src/testing/simulation/faults.ts'
import { deep, figure } from '../support/figures.ts'
import { storages } from '../support/storages.ts'

const { kinds } = storages()
const memory: Stage = { flows, shelf: replaying(memoryStorage) }
/** `REGAIN_SEED=7 npx vitest run test/crash/faults.test.ts` begins with the run of that seed. */
const first = Number(process.env['REGAIN_SEED'] ?? Date.now() % 2 ** 31)

const seen = new Map<string, number>()
let runs = 0
async function blow(
  stage: Stage,
  seed: number,
  faults: Parameters<typeof storm>[0]['faults'] = {},
  length = 20,
): Promise<Storm> {
  const blown = await storm({ ...stage, seed, length, faults })
  runs += 1
  for (const [name, times] of blown.struck) seen.set(name, (seen.get(name) ?? 0) + times)
  return blown
}
afterAll(() => {
  const strikes = [...seen.values()].reduce((sum, times) => sum + times, 0)
  console.log(`seeds from ${first}; ${runs} runs, ${strikes} faults`)
  if (runs > 0) figure('runs with faults', { runs, faults: strikes, kinds: seen.size, seed: first })
})

/** Everything that a runtime calls. */
const ports = [
  ['storage', 'load', 'ledgers', 'contacts', 'commit', 'dueTimers', 'claimEffects', 'settleEffect'],
  ['accounts', 'find', 'facts', 'apply', 'freeze'],
  ['password', 'check', 'prepare'],
  ['totp', 'check', 'prepare'],
  ...['passkey', 'identity', 'answers', 'federated'].map((name) => [name, 'begin', 'check']),
  ['botCheck', 'check'],
  ['risk', 'assess'],
  ['email', 'deliver'],
  ['sms', 'deliver'],
  ['clock', 'now'],
].flatMap(([name, ...methods]) => methods.map((method) => `${name}.${method}`))
const combinations = ports.flatMap((port) =>
  [...new Set((['before', 'after'] as const).flatMap((when) => possibleAt({ call: 0, port, when })))].map((kind) => ({
    kind,
    port,
  })),
)
const isMissing = ({ kind, port }: (typeof combinations)[number]): boolean => !seen.has(`${kind} ${port}`)

describe('whatever goes wrong', () => {
  it('every sentence holds, and when nothing goes wrong any more everything comes to its end', async () => {
    for (let seed = first; seed < first + (deep ? 2_000 : 50); seed++)
      await blow(memory, seed, { rate: deep ? 40 : 20 })
  }, 900_000)
  it('it does so on a file as well', async () => {
    for (let seed = first; seed < first + (deep ? 150 : 4); seed++)
      await blow({ flows, shelf: replaying(kinds.sqlite) }, seed, { rate: 40 })
  }, 900_000)
  it('the same seed gives the same run, to the last character', async () => {
    for (const seed of [first, first + 1, first + 2]) {
      const [one, other] = [
        await storm({ ...memory, seed, faults: { rate: 60 } }),
        await storm({ ...memory, seed, faults: { rate: 60 } }),
      ]
      expect(other.says).toEqual(one.says)
      expect([...other.struck]).toEqual([...one.struck])
      expect(other.dump).toBe(one.dump)
    }
    expect((await storm({ ...memory, seed: 1 })).dump).not.toBe((await storm({ ...memory, seed: 2 })).dump)
  })
  it('a run that fails tells how to see it again', async () => {
    const forgetful: Stage = {
      ...memory,
      between: (storage) => ({ ...storage, commit: ({ timers: _, ...change }) => storage.commit(change) }),
    }
    await expect(storm({ ...forgetful, seed: 11 })).rejects.toThrow(
      /^storm\(\{ seed: 11, length: 20, faults: \{\}, … \}\)\n.* is opened /,
    )
  })
})

/** A moment just before a port is asked, and which call it is. */
interface Asking {
  readonly before: KeptPlay | undefined
  readonly branch: Branch
  readonly call: number
}
/** Of each port a step that asks it, among ways through all flows. */
async function askings(): Promise<ReadonlyMap<string, Asking>> {
  const { branches } = await cover({ ...memory, moments: 150 })
  const moments = new Map<Branch, KeptPlay>()
  const found = new Map<string, Asking>()
  for (const branch of branches) {
    const before = branch.after && moments.get(branch.after)
    const { kept, calls } = await wholeRun(memory, branch, before)
    moments.set(branch, kept)
    for (const { call, port } of calls) if (!found.has(port)) found.set(port, { before, branch, call })
  }
  return found
}
const MINUTE = 60_000

describe.runIf(deep)('in the deep run', () => {
  it(`every one of ${combinations.length} faults has struck every port it can strike`, async () => {
    const asked = await askings()
    for (const { kind, port } of combinations.filter(isMissing)) {
      const { before, branch, call } = asked.get(port) ?? {}
      if (!branch || call === undefined) continue
      const when = possibleAt({ call, port, when: 'before' }).includes(kind) ? 'before' : 'after'
      const play = await playing(memory, before, branch.step, faultAt({ call, when }, { kind, ms: MINUTE }))
      expect(await sentencesBroken(play, memory), `${kind} ${port}`).toEqual([])
      for (const [name, times] of play.world.struck) seen.set(name, (seen.get(name) ?? 0) + times)
      await play.close()
    }
    for (const { kind, port } of combinations)
      figure('faults struck', { fault: kind, port, times: seen.get(`${kind} ${port}`) ?? 0 })
    expect(combinations.filter(isMissing)).toEqual([])
  }, 900_000)
})
