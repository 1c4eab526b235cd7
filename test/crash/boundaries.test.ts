import { readFileSync } from 'node:fs'
import type { Flow } from 'regain'
import { flows as catalogue } from 'regain/machines'
import { afterAll, describe, expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { cover } from '../../src/testing/crash/cover.ts'
import { type Crashes, crashEverywhere, type Interruption } from '../../src/testing/crash/crash.ts'
import { crashInPairs } from '../../src/testing/crash/pairs.ts'
import { replaying, type Shelf } from '../../src/testing/crash/shelf.ts'
import type { Stage } from '../../src/testing/crash/stage.ts'
import { straight } from '../../src/testing/crash/straight.ts'
import { everyHappening } from '../../src/testing/happenings.ts'
import { brokenRuntimes } from '../fixtures/crash/broken.ts'
import { deep, figure } from '../support/figures.ts'
import { refilling, reopening } from '../support/sqliteShelf.ts'
import { storages } from '../support/storages.ts'

const { file } = storages()
/** An app can be too old for every one of them. */
const flows = catalogue.map((flow) =>
  flow.with({ policy: { minClientVersion: { value: { web: '2.0' }, source: ['default'] } } }),
)
const find = (id: string): Flow => {
  const flow = flows.find((each) => each.id === id)
  if (!flow) throw new Error(`no flow ${id}`)
  return flow
}
const memory: Stage = { flows, shelf: replaying(memoryStorage) }
const refilled = await refilling(file)
afterAll(() => refilled.close())
const shelves: Readonly<Record<string, Shelf>> = {
  'sqlite, kept open': refilled,
  'sqlite, opened anew': reopening(file),
}

/** Points that differ in what had been done: the others are like one of them. */
const distinct = () => {
  const seen = new Set<string>()
  let step: unknown
  return (point: Interruption, index: number): boolean => {
    if (index === 0) {
      seen.clear()
      step = point
    }
    const name = `${point.kind} ${point.changes}`
    return step !== undefined && !seen.has(name) && seen.add(name).size > 0
  }
}
const opened: Readonly<Record<string, string>> = { 'pionex.authenticatorBinding': 'with e-mail and phone' }
const wayThrough = (flow: Flow) => straight(memory, flow, opened[flow.id])
const report = (flow: string, storage: string, { steps, points, distinct: different }: Crashes) =>
  figure('crash points', { flow, storage, steps, points, distinct: different })

describe('a crash before and after every call, and every commit whose answer is lost', () => {
  it('changes nothing on the way through a change of a contact, in memory', async () => {
    const crashes = await crashEverywhere({
      ...memory,
      branches: await wayThrough(find('pionex.contactChange')),
      every: true,
    })
    report('pionex.contactChange', 'memory', crashes)
    expect(crashes.failures).toEqual([])
    expect(crashes.points).toBeGreaterThan(300)
  })
  for (const [name, shelf] of Object.entries(shelves))
    it(`changes nothing on the way through it, where they differ, on ${name}`, async () => {
      const crashes = await crashEverywhere({
        ...memory,
        shelf,
        branches: await wayThrough(find('pionex.authenticatorBinding')),
        every: true,
        pick: distinct(),
      })
      report('pionex.authenticatorBinding', name, crashes)
      expect(crashes.failures).toEqual([])
      expect(crashes.points).toBeGreaterThan(60)
    })
  it('two of them change nothing either', async () => {
    for (const flow of deep ? flows : [find('okx.migration')]) {
      const count = deep ? 200 : 25
      const pairs = await crashInPairs({ ...memory, way: await wayThrough(flow), count, seed: 1 })
      figure('crash pairs', { flow: flow.id, storage: 'memory', runs: pairs.runs, both: pairs.both })
      expect(pairs.failures).toEqual([])
      expect(pairs.both).toBeGreaterThan(count / 2)
    }
  }, 300_000)
})

describe('a runtime is found out that', () => {
  for (const { says, between } of brokenRuntimes)
    it(says, async () => {
      const branches = await wayThrough(find('pionex.contactChange'))
      const { failures } = await crashEverywhere({ ...memory, branches, between, every: true, atMost: 1 })
      expect(failures).toHaveLength(1)
    })
})

/** What one person and those around her do not come to, and who does. */
const stories = 'examples/demo/scenarios'
const elsewhere: Readonly<Record<string, string>> = {
  'fact answers.exhausted': 'test/unit/answers.test.ts',
  'fact conditions.unmet': `${stories}/okx/migration/accounts.ts`,
  'notice waiting': `${stories}/pionex/contactChange/objections.ts`,
  'answer answers_exhausted': 'test/unit/answers.test.ts',
  'answer conditions_assets': `${stories}/okx/migration/accounts.ts`,
  'answer contact_banned': `${stories}/binance/replacements.ts`,
  'answer contact_occupied': `${stories}/binance/replacements.ts`,
  'answer retry_later': `${stories}/binance/decisions.ts`,
  'answer send_exhausted': `${stories}/binance/codes.ts`,
}
it('what a covering does not come to is shown by a test that names it', () => {
  const word = (name: string) => name.slice(name.indexOf(' ') + 1).replace(/^(answers|conditions)\..*/, '$1')
  for (const [name, path] of Object.entries(elsewhere)) {
    expect(everyHappening).toContain(name)
    expect(readFileSync(path, 'utf8'), path).toContain(word(name))
  }
})
describe.runIf(deep)('everything', () => {
  it('that a case can go through is gone through, and interrupted everywhere', async () => {
    const { branches, taken, tried, sometimes } = await cover({ ...memory, moments: 400 })
    for (const { id } of flows) {
      const own = [...taken].filter((name) => name.startsWith(`${id}: `)).length
      figure('transitions interrupted', { flow: id, transitions: own })
    }
    figure('ways', { steps: branches.length, tried })
    expect(taken.size).toBeGreaterThan(530)
    for (const name of everyHappening) {
      const other = elsewhere[name]
      figure('sometimes', { what: name, steps: sometimes.get(name) ?? 0, ...(other ? { elsewhere: other } : {}) })
    }
    expect(everyHappening.filter((name) => !sometimes.has(name) && !(name in elsewhere))).toEqual([])
    const crashes = await crashEverywhere({ ...memory, branches })
    report('all', 'memory', crashes)
    expect(crashes.failures).toEqual([])
    const onFile = await crashEverywhere({ ...memory, shelf: refilled, branches, pick: distinct() })
    report('all', 'sqlite', onFile)
    expect(onFile.failures).toEqual([])
  }, 1_200_000)
})
