import { flows } from 'regain/machines'
import { afterAll, describe, expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { nodesOf } from '../../src/names.ts'
import type { Stage } from '../../src/testing/crash/play.ts'
import { replaying } from '../../src/testing/crash/shelf.ts'
import { type Storm, storm } from '../../src/testing/crash/storm.ts'
import { Chance } from '../../src/testing/simulation/chance.ts'
import { type FaultKind, possibleAt } from '../../src/testing/simulation/faults.ts'
import type { FactType } from '../../src/vocabulary/facts.ts'
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
/** What flows hear where a port is asked that few of them ask. */
const rare: Readonly<Record<string, FactType>> = {
  'answers.begin': 'answers.begun',
  'answers.check': 'answers.begun',
  'federated.begin': 'federated.begun',
  'federated.check': 'federated.begun',
  'totp.prepare': 'enrolment.begun',
}
const asking = (port: string): Stage => {
  const fact = rare[port]
  const of = flows.filter(
    ({ machine }) => fact === undefined || [...nodesOf(machine)].some((node) => node.transitions.has(fact)),
  )
  return { ...memory, flows: of }
}
const isMissing = ({ kind, port }: { kind: FaultKind; port: string }): boolean => !seen.has(`${kind} ${port}`)

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

describe.runIf(deep)('in the deep run', () => {
  it(`every one of ${combinations.length} faults has struck every port it can strike`, async () => {
    const chance = new Chance(first)
    for (let round = 0; round < 120; round++)
      for (const { kind, port } of combinations.filter(isMissing))
        await blow(asking(port), chance.next(), { rate: 1, kinds: [kind], focus: port }, 40)
    for (const { kind, port } of combinations)
      figure('sometimes', { fault: kind, port, times: seen.get(`${kind} ${port}`) ?? 0 })
    expect(combinations.filter(isMissing)).toEqual([])
  }, 900_000)
})
