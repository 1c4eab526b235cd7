import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { sqliteStorage } from '../../src/adapters/sqlite.ts'
import type { Change } from '../../src/ports/accounts.ts'
import type { Storage } from '../../src/ports/storage.ts'
import { violationsOf } from '../../src/testing/invariants/index.ts'
import { ada, Person, walk } from '../../src/testing/simulation/people.ts'
import { World } from '../../src/testing/simulation/world.ts'
import { spyOn } from '../../src/testing/trace/spy.ts'
import { Trace } from '../../src/testing/trace/trace.ts'
import { flow } from '../fixtures/concurrency/contention.ts'
import { deep } from '../support/figures.ts'
import { storages } from '../support/storages.ts'
import { startChild } from './children.ts'
import { type Ending, endingsOf } from './leases.ts'

const { kinds } = storages()
const folder = mkdtempSync(join(tmpdir(), 'regain-leases-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Longer than a lease. */
const PAUSE = 61_000

/** Effects that are worked on: where their worker is held up, and what is due then. */
const held = [
  ['a code', 'email', 'proving'],
  ['a decision', 'risk', 'submitting'],
  ['a change', 'accounts.apply', 'submitting'],
  ['a change that was made', 'accounts.applied', 'submitting'],
] as const
async function due(world: World, state: 'proving' | 'submitting'): Promise<string> {
  world.host.add(ada)
  const person = await walk(await Person.at(world, flow), { account: ada, lost: ['phone'] }, state)
  // nothing else is due
  await world.recovery.tick()
  await person.say(state === 'proving' ? { type: 'code.request', kind: 'email' } : { type: 'request.submit' })
  return person.caseId
}

/** Only one ended the lease, and once; the other tried in vain. */
function expectFenced(endings: readonly Ending[], key: string): void {
  const tries = endings.filter((one) => one.key === key)
  const [last, ...more] = tries.filter(({ ended }) => ended)
  expect([last?.ended, more]).toEqual([true, []])
  const [late] = tries.filter(({ ended }) => !ended)
  expect(late).toBeDefined()
  expect(late?.worker).not.toBe(last?.worker)
}

/** Holds up the first calls of a port, so many, until each is let go. */
function holdUp(world: World, port: string, count: number) {
  const keys: string[] = []
  const calls = Array.from({ length: count }, () => ({
    arrived: Promise.withResolvers<void>(),
    go: Promise.withResolvers<void>(),
  }))
  world.interfere = (called, key) => {
    if (called !== port) return
    keys.push(key)
    const call = calls[keys.length - 1]
    call?.arrived.resolve()
    return call?.go.promise
  }
  return {
    keys,
    arrived: (at: number) => calls[at]?.arrived.promise,
    letGo: (at: number) => calls[at]?.go.resolve(),
  }
}

const orders = [
  ['after another has settled it', 1],
  ['while another is at it', 2],
] as const
for (const [kind, make] of Object.entries(kinds))
  describe(`${kind}: a process that is held up for longer than its lease`, () => {
    for (const [what, port, state] of held)
      for (const [when, count] of orders)
        it(`with ${what} does not settle it ${when}, who asked for the very same`, async () => {
          const { storage, endings } = endingsOf(make())
          const spy = spyOn(storage)
          const world = new World({ flows: [flow], storage: spy })
          const trace = new Trace(world, spy, [flow])
          const caseId = await due(world, state)
          const first = world.recovery
          world.restart()
          const { keys, arrived, letGo } = holdUp(world, port, count)

          const late = first.tick()
          await arrived(0)
          world.now += PAUSE
          const second = world.recovery.tick()
          if (count === 1) await second
          else await arrived(1)
          letGo(0)
          await late
          const [key = ''] = keys
          const row = async () => (await spy.effectsOf(caseId)).find((effect) => effect.key === key)
          expect(await row()).toMatchObject({ state: count === 1 ? 'done' : 'waiting', attempt: 2 })
          letGo(1)
          await second

          expect(keys).toEqual([key, key])
          expectFenced(endings, key)
          expect(await row()).toMatchObject({ state: 'done', attempt: 2 })
          const same = world.sent.filter((message) => message.key === key).map(({ to, text }) => `${to} ${text}`)
          expect(same).toHaveLength(state === 'proving' ? 2 : 0)
          expect(new Set(same).size).toBeLessThanOrEqual(1)
          const applied = world.host.events.filter(({ what: did }) => did === 'applied')
          expect(applied).toHaveLength(state === 'proving' ? 0 : 1)
          expect(await violationsOf(await trace.look())).toEqual([])
        })
    it('settles it all the same while nobody took it', async () => {
      const { storage, endings } = endingsOf(make())
      const world = new World({ flows: [flow], storage })
      const caseId = await due(world, 'proving')
      world.interfere = (called) => {
        if (called === 'email') world.now += PAUSE
      }
      await world.recovery.tick()
      expect(endings.filter(({ ended }) => !ended)).toEqual([])
      expect((await storage.effectsOf(caseId)).map(({ state, attempt }) => [state, attempt])).toContainEqual([
        'done',
        1,
      ])
    })
  })

interface Said {
  readonly sent: readonly { readonly key: string; readonly to: string; readonly text: string }[]
  readonly changes: readonly { readonly key: string; readonly change?: Change }[]
  readonly endings: readonly Ending[]
}
const withoutEnd = ({ hold, ...change }: Change) => ({ ...change, capabilities: hold.capabilities })
const parse = (line: string): Said => JSON.parse(line)

describe('a process that is stopped for longer than its lease', () => {
  for (const [what, port, state] of deep ? [held[0], held[1], held[2], held[3]] : [held[2]])
    it(`with ${what} does not settle it any more, and asked for the very same`, async () => {
      const file = join(folder, `${port}.db`)
      const open: Storage = sqliteStorage(file, { synchronous: 'normal' })
      const { storage, endings } = endingsOf(open)
      const world = new World({ flows: [flow], storage })
      const caseId = await due(world, state)

      const child = startChild('deliverer.ts', file, String(world.now), port)
      const key = await child.line()
      child.process.kill('SIGSTOP')
      world.now += PAUSE
      await world.recovery.tick()
      child.go()
      child.process.kill('SIGCONT')
      const said = parse(await child.line())
      expect(await child.ended).toBe(0)

      expectFenced([...endings, ...said.endings], key)
      expect(said.endings.filter((one) => one.key === key && one.ended)).toEqual([])
      const row = (await storage.effectsOf(caseId)).find((effect) => effect.key === key)
      expect(row).toMatchObject({ state: 'done', attempt: 2 })
      const bySecond = world.sent.filter((message) => message.key === key).map(({ to, text }) => ({ key, to, text }))
      expect(said.sent.filter((message) => message.key === key)).toEqual(bySecond)
      const change = world.host.events.find((event) => event.key === key)?.change
      const byFirst = said.changes.find((event) => event.key === key)?.change
      expect(byFirst && withoutEnd(byFirst)).toEqual(change && withoutEnd(change))
      // the hold is counted from the try that makes the change: a later one asks for no shorter hold
      expect(change?.hold.until ?? 0).toBeGreaterThanOrEqual(byFirst?.hold.until ?? 0)
      expect(bySecond).toHaveLength(port === 'email' ? 1 : 0)
      expect(change === undefined).toBe(!port.startsWith('accounts'))
      await storage.close()
    })
})
