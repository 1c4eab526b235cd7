import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Finding, findings } from '../../scripts/rooms.ts'
import { rooms } from '../../scripts/rules.ts'

const rulesBroken = (files: Record<string, string>): string[] => [
  ...new Set(findings(new Map(Object.entries(files))).map(({ rule }) => rule)),
]
const one = (file: string, source: string) => rulesBroken({ [file]: source })

test('the repository keeps its rooms', () => {
  const files = globSync(['src/**/*.ts', 'machines/**/*.ts'])
  expect(files.length).toBeGreaterThan(100)
  expect(findings(new Map(files.map((file) => [file, readFileSync(file, 'utf8')])))).toEqual([])
})

describe('a room bites', () => {
  const wrong: [string, string, Finding['rule']][] = [
    ['src/vocabulary/facts.ts', "import { step } from '../engine.ts'", 'room'],
    ['src/errors.ts', "import type { Fact } from './vocabulary/facts.ts'", 'room'],
    ['src/ports/clock.ts', "import { RecoveryError } from '../errors.ts'", 'room'],
    ['src/ports/clock.ts', "import type { Flow } from '../flow.ts'", 'room'],
    ['src/engine.ts', "import type { Draft } from './recovery/draft.ts'", 'room'],
    ['src/flow.ts', "import { part } from './parts/index.ts'", 'room'],
    ['src/parts/wait.ts', "import { asking } from '../recovery/realm.ts'", 'room'],
    ['src/recovery/person.ts', "import { handler } from '../http/handler.ts'", 'room'],
    ['src/recovery/person.ts', "import { sqliteStorage } from '../adapters/sqlite.ts'", 'room'],
    ['src/recovery/person.ts', "import { arrive } from '../parts/arrive.ts'", 'room'],
    ['src/adapters/totp.ts', "import type { Realm } from '../recovery/realm.ts'", 'room'],
    ['src/adapters/sqlite/tables.ts', "import { step } from '../../engine.ts'", 'room'],
    ['src/flow.ts', "import { flows } from '../machines/index.ts'", 'room'],
    ['src/recovery/person.ts', "import { world } from '../../test/world.ts'", 'room'],
    ['src/testing/world.ts', "import { shop } from '../../examples/demo/shop.ts'", 'room'],
    ['src/flow.ts', "export * from './recovery/index.ts'", 'room'],
    ['src/flow.ts', "type Draft = import('./recovery/draft.ts').Draft", 'room'],
    ['src/attic/new.ts', 'export const a = 1', 'room'],
    ['machines/okx/reset/machine.ts', "import { step } from '../../../src/engine.ts'", 'room'],
    ['machines/okx/reset/copy.ts', "import { en } from '../../binance/reset/copy/en.ts'", 'room'],
    ['machines/okx/reset/policy.ts', "import { createRecovery } from 'regain'", 'package'],
    ['machines/okx/reset/policy.ts', "import { z } from 'zod'", 'package'],
    ['src/flow.ts', "import { createHash } from 'node:crypto'", 'package'],
    ['src/view.ts', "const fs = await import('node:fs')", 'package'],
    ['src/view.ts', 'const module = await import(name)', 'package'],
    ['src/recovery/keys.ts', "import { readFileSync } from 'node:fs'", 'package'],
    ['src/vocabulary/facts.ts', "import type { AnyStateMachine } from 'xstate'", 'package'],
    ['src/view.ts', "const bytes = Buffer.from('a')", 'global'],
    ['machines/okx/reset/policy.ts', 'const mode = process.env', 'global'],
  ]
  test.each(wrong)('%s: %s', (file, source, rule) => expect(one(file, source)).toEqual([rule]))

  const right: [string, string][] = [
    ['src/engine.ts', "import type { Fact } from './vocabulary/facts.ts'"],
    ['src/recovery/draft.ts', "import { step } from '../engine.ts'"],
    ['src/adapters/sqlite.ts', "import { DatabaseSync } from 'node:sqlite'"],
    ['machines/okx/reset/copy.ts', "import { common } from '../../common/copy.ts'"],
    ['machines/okx/reset/copy.ts', "import { en } from './copy/en.ts'"],
    ['machines/index.ts', "import { machine } from './okx/reset/machine.ts'"],
  ]
  test.each(right)('and lets pass %s: %s', (file, source) => expect(one(file, source)).toEqual([]))

  test('every room that another may import exists', () => {
    for (const { imports } of Object.values(rooms)) for (const name of imports) expect(rooms).toHaveProperty(name)
  })
})

describe('only the engine runs XState', () => {
  test.each([
    ['src/flow.ts', "import { createActor } from 'xstate'"],
    ['src/setup.ts', "import { createActor } from 'xstate'"],
    ['src/names.ts', "import * as xstate from 'xstate'"],
    ['src/parts/wait.ts', "import { assign } from 'xstate'"],
    ['src/recovery/draft.ts', 'machine.transition(snapshot, fact, scope)'],
    ['src/envelope.ts', 'machine.restoreSnapshot(value, scope)'],
    ['src/describe.ts', 'flow.machine.getInitialSnapshot(scope)'],
  ])('%s: %s', (file, source) => expect(one(file, source)).toEqual(['xstate']))
  test('types are free', () => expect(one('src/flow.ts', "import type { AnyStateMachine } from 'xstate'")).toEqual([]))
})

describe('time and chance come in through ports', () => {
  test.each([
    ['src/engine.ts', 'const now = Date.now()'],
    ['src/view.ts', 'const now = new Date()'],
    ['src/recovery/keys.ts', 'const dice = Math.random()'],
    ['src/recovery/draft.ts', 'setTimeout(() => undefined, 5)'],
    ['src/recovery/pump.ts', 'const now = Date.now()'],
    ['src/recovery/desk.ts', 'const now = performance.now()'],
    ['src/adapters/memory.ts', 'setInterval(() => undefined, 5)'],
    ['machines/okx/reset/policy.ts', 'const now = Date.now()'],
  ])('%s: %s', (file, source) => expect(one(file, source)).toEqual(['ambient']))
  test('a given time is no clock', () => expect(one('src/calendar.ts', 'const day = new Date(at)')).toEqual([]))
  test('where the default clock lives it may be read', () =>
    expect(one('src/recovery/create.ts', 'const now = Date.now()')).toEqual([]))
})

describe('types are not talked round', () => {
  test.each([
    ['src/flow.ts', 'const a = b as string'],
    ['src/flow.ts', 'const a = b!'],
    ['src/flow.ts', 'const a = <string>b'],
    ['src/recovery/asker.ts', 'const a = b as string; const c = d as number'],
  ])('%s: %s', (file, source) => expect(one(file, source)).toEqual(['cast']))
  test('any', () => expect(one('src/flow.ts', 'const a = (b: any) => b')).toEqual(['any']))
  test.each(['const a = ["b"] as const', 'const a = b satisfies string'])('%s is no cast', (source) =>
    expect(one('src/flow.ts', source)).toEqual([]),
  )
})

describe('nothing imports itself in a ring', () => {
  const ring = (how: string) => ({
    'src/recovery/a.ts': "import { b } from './b.ts'",
    'src/recovery/b.ts': "export * from './c.ts'",
    'src/recovery/c.ts': `${how} from './a.ts'`,
  })
  test('of three', () => expect(rulesBroken(ring('import { a }'))).toEqual(['cycle']))
  test('types make none', () => expect(rulesBroken(ring('import type { A }'))).toEqual([]))
})

test('a file that cannot be read is told', () => expect(one('src/flow.ts', 'const = ')).toContain('syntax'))
