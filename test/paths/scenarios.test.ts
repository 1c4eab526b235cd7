import { binanceReset } from 'regain/machines'
import { describe, expect, test } from 'vitest'
import { command } from '../../examples/demo/scenarios/command.ts'
import { scenarios } from '../../examples/demo/scenarios/index.ts'
import { nearest } from '../../examples/demo/scenarios/nearest.ts'
import { play } from '../../examples/demo/scenarios/play.ts'
import { type Scenario, scenario } from '../../examples/demo/scenarios/story.ts'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { sqliteStorage } from '../../src/adapters/sqlite.ts'
import { deep } from '../support/figures.ts'

const storages = { memory: memoryStorage, sqlite: () => sqliteStorage(':memory:') }

/** A file is slower and no other in kind: a third of them there. */
const playedOn = (kind: string) => scenarios.filter((_, at) => deep || kind === 'memory' || at % 3 === 0)

describe.each(Object.entries(storages))('on %s', (kind, storage) => {
  test.each(playedOn(kind).map((each) => [each.name, each] as const))('%s', async (_name, each) => {
    const { failure, lines } = await play(each, storage())
    if (failure !== undefined) console.log(lines.map(({ who, text }) => `${who}: ${text}`).join('\n'))
    expect(failure).toBeUndefined()
  })
})

describe('the scenarios', () => {
  test('are named exchange/what-happens, or meeting/what-happens where flows meet, each once', () => {
    const names = scenarios.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    const roomsOf = ({ flow }: Scenario) => [flow.id.split('.')[0], 'meeting']
    expect(scenarios.filter((each) => !roomsOf(each).includes(each.name.split('/')[0]))).toEqual([])
    expect(names.length).toBeGreaterThan(250)
  })
})

describe('what a story notices', () => {
  const told = (run: Scenario['run']) =>
    play(scenario({ name: 'binance/test', flow: binanceReset, says: 'a test', run }), memoryStorage())

  test('an expectation that is not met', async () => {
    const { failure } = await told(async (story) => (await story.open()).at('password'))
    expect(failure).toHaveProperty('message', 'expected that Ada is at password, not at identifying')
  })
  test('that nothing is expected', async () => {
    expect((await told(async (story) => void (await story.open()))).failure).toBeDefined()
  })
  test('something that follows an end', async () => {
    const { failure } = await told(async (story) => {
      const ada = await story.open()
      await ada.submit({ type: 'case.cancel' })
      await ada.ends('cancelled')
      await story.storage.commit({
        now: story.world.now,
        effects: [
          {
            key: 'late',
            caseId: ada.view.case.id,
            queue: 'case:late',
            due: story.world.now + 7_200_000,
            body: JSON.stringify({ type: 'freeze' }),
          },
        ],
      })
    })
    expect(failure).toBeDefined()
  })
  test('a secret in a case at rest', async () => {
    const { failure } = await told(async (story) => {
      const ada = await story.open()
      await ada.at('identifying')
      await story.storage.commit({
        now: story.world.now,
        audit: [{ caseId: ada.view.case.id, revision: 99, at: story.world.now, body: 'it was ada@example.org' }],
      })
    })
    expect(failure).toHaveProperty('message', 'expected that nothing secret rests in a case')
  })
})

describe('npm run play', () => {
  const run = async (args: string[], given?: readonly Scenario[]) => {
    const out: string[] = []
    const err: string[] = []
    const output = {
      out: (line: string) => void out.push(line),
      err: (line: string) => void err.push(line),
      paint: (_: string, text: string) => text,
    }
    const code = await command(args, output, given)
    return { code, out: out.join('\n'), err: err.join('\n') }
  }
  const good = scenario({
    name: 'binance/good',
    flow: binanceReset,
    says: 'goes as told',
    run: async (story) => (await story.open()).at('identifying'),
  })
  const bad = { ...good, name: 'binance/bad', run: () => Promise.reject(new Error('it did not')) }

  test('--list names all of them by flow', async () => {
    const { code, out } = await run(['--list'])
    expect(code).toBe(0)
    const lines = out.split('\n').map((line) => line.trim().split(/ {2,}/))
    for (const { name, says } of scenarios) expect(lines).toContainEqual([name, says])
    expect(out).toMatch(/^pionex\.authenticatorLost \(\d+\)$/m)
  })
  test('a name plays it and prints the transcript and the log of the host', async () => {
    const { code, out, err } = await run(['okx/happy', '--memory'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('[holding.running]')
    expect(out).toContain("The host's log")
    expect(out).toMatch(/applied ada off phone, on phone → applied/)
    expect(out).not.toMatch(/correct horse|\b\d{6}\b/)
  })
  test('--all plays all, a line each, and fails when one does', async () => {
    expect(await run(['--all'], [good])).toMatchObject({ code: 0, out: expect.stringContaining('1 went as told, 0') })
    const both = await run(['--all'], [good, bad])
    expect(both.code).toBe(1)
    expect(both.out).toContain('FAIL  binance/bad  it did not')
    expect(await run(['binance/bad'], [bad])).toMatchObject({ code: 1 })
  })
  test.each(
    [[], ['--all', '--list'], ['binance/happy', 'okx/happy'], ['--loud'], ['--all', 'okx/happy']].map((args) => [args]),
  )('wrong arguments %j: usage', async (args) => {
    const { code, out, err } = await run(args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('npm run play -- --list')
  })
  test('an unknown name: the nearest ones', async () => {
    const { code, err } = await run(['binance/hapy'])
    expect(code).toBe(2)
    expect(err).toContain('binance/happy')
    expect(
      nearest(
        'OVERDUE',
        scenarios.map(({ name }) => name),
      ),
    ).toEqual(expect.arrayContaining(['binance/overdue-review', 'pionex/overdue-review', 'okx/overdue-review']))
  })
})
