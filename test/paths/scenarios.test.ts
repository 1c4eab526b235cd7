import { describe, expect, test } from 'vitest'
import { scenarios } from '../../examples/demo/scenarios/index.ts'
import { play } from '../../examples/demo/scenarios/play.ts'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { sqliteStorage } from '../../src/adapters/sqlite.ts'

const storages = { memory: memoryStorage, sqlite: () => sqliteStorage(':memory:') }

test('every scenario has a name of its own', () => {
  expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length)
})

describe.each(Object.entries(storages))('on %s', (_, storage) => {
  test.each(scenarios.map((scenario) => [scenario.name, scenario] as const))('%s', async (_name, scenario) => {
    const { failure, lines } = await play(scenario, storage())
    if (failure !== undefined) console.log(lines.map(({ who, text }) => `${who}: ${text}`).join('\n'))
    expect(failure).toBeUndefined()
  })
})
