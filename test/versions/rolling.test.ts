import { describe, expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { sqliteStorage } from '../../src/adapters/sqlite.ts'
import { RecoveryError } from '../../src/errors.ts'
import type { Storage } from '../../src/ports/storage.ts'
import { violationsOf } from '../../src/testing/invariants/index.ts'
import { ada, honest, Person } from '../../src/testing/simulation/people.ts'
import type { World } from '../../src/testing/simulation/world.ts'
import { type Spy, spyOn } from '../../src/testing/trace/spy.ts'
import { Trace } from '../../src/testing/trace/trace.ts'
import { v1, v2 } from '../fixtures/versions/flows.ts'
import { storages } from '../support/storages.ts'
import { beside, worldOf } from './saved.ts'

const { file } = storages()
const SECOND = 1_000
const HOUR = 3_600 * SECOND

type Side = 'old' | 'new'
/** Two storages as one: whichever process is at work asks its own. */
function sharing(storages: Readonly<Record<Side, Storage>>, whose: () => Side): Storage {
  const own = (method: string | symbol): unknown => Reflect.get(storages[whose()], method)
  return new Proxy(storages.old, {
    get:
      (_, method) =>
      (...given: unknown[]) => {
        const run = own(method)
        return typeof run === 'function' ? Reflect.apply(run, undefined, given) : run
      },
  })
}
const kinds: Readonly<Record<string, () => Readonly<Record<Side, Storage>>>> = {
  memory() {
    const storage = memoryStorage()
    return { old: storage, new: storage }
  },
  sqlite() {
    const path = file()
    return { old: sqliteStorage(path, { synchronous: 'normal' }), new: sqliteStorage(path, { synchronous: 'normal' }) }
  },
}

/** One exchange during a deploy: an older process and a newer one on one storage, one host, one post. */
class Deploy implements AsyncDisposable {
  side: Side = 'old'
  readonly world: World
  readonly spy: Spy
  readonly trace: Trace
  readonly #storages: Readonly<Record<Side, Storage>>
  readonly #sides: Readonly<Record<Side, World['recovery']>>
  /** How often the older process refused what is the newer one's. */
  refused = 0

  constructor(storages: Readonly<Record<Side, Storage>>, hardened = false) {
    const [older, newer] = [v1, v2].map((flow) => (hardened ? flow.with({ policy: 'hardened' }) : flow))
    if (!older || !newer) throw new Error('there are two versions')
    this.#storages = storages
    this.spy = spyOn(sharing(storages, () => this.side))
    this.world = worldOf([older], this.spy)
    this.world.host.add(ada)
    this.#sides = { old: this.world.recovery, new: beside(this.world, [newer], this.spy) }
    this.trace = new Trace(this.world, this.spy, [older, newer])
  }
  on(side: Side): this {
    this.side = side
    this.world.recovery = this.#sides[side]
    return this
  }
  async versionOf(caseId: string): Promise<number> {
    return JSON.parse((await this.spy.load(caseId))?.case.body ?? '{}').version
  }
  /**
   * By one process. What the older one refuses is the newer one's, is left as it was, and is done by that one. What one of them offered
   * may not be possible at the other: `false`, and whoever said it looks again.
   */
  async by(side: Side, caseId: string, run: () => Promise<unknown>): Promise<boolean> {
    this.on(side)
    const before = await this.spy.dump()
    const version = await this.versionOf(caseId)
    try {
      await run()
      return true
    } catch (fault) {
      if (!(fault instanceof RecoveryError)) throw fault
      expect([version, side, fault.code]).toEqual(
        version === 2 ? [2, 'old', 'version_unsupported'] : [1, side, 'input_not_allowed'],
      )
      expect((await this.spy.dump()) === before).toBe(true)
      if (version === 1) return false
      this.refused += 1
      this.on('new')
      await run()
      return true
    }
  }
  /** Both do what is due, one after the other: what the older one has put off is there again for the newer one. */
  async tick(first: Side): Promise<void> {
    await this.on(first).world.recovery.tick()
    this.world.now += 6 * SECOND
    await this.on(first === 'old' ? 'new' : 'old').world.recovery.tick()
  }
  async check(): Promise<void> {
    // the one that can read everything
    this.on('new')
    expect(await violationsOf(await this.trace.look())).toEqual([])
    const keys = this.world.sent.map(({ key }) => key)
    expect(new Set(keys).size, 'a message went out twice').toBe(keys.length)
    const changes = this.world.host.events.filter(({ what }) => what === 'applied')
    expect(changes.length, 'a change was made twice').toBeLessThanOrEqual(1)
  }
  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.#storages.old.close(), this.#storages.new.close()])
  }
}

for (const [kind, make] of Object.entries(kinds))
  describe(`two versions side by side, on ${kind}`, () => {
    it('leave each other what is theirs: an effect and a timer of the newer one wait for it', async () => {
      await using deploy = new Deploy(make())
      const { world, spy } = deploy
      const person = await Person.at(deploy.on('new').world, v1.id)
      await deploy.check()
      const say = async (until: string) => {
        for (let step = 0; step < 20 && !person.name.startsWith(until); step++) {
          const input = await honest(deploy.on('new') && person, { account: ada, lost: ['phone'] })
          if (input) await person.say(input)
        }
      }
      await say('deciding')
      const waiting = async () => (await spy.effectsOf(person.caseId)).filter(({ state }) => state === 'waiting')
      const before = (await waiting()).map(({ key }) => key)
      expect(before.length).toBeGreaterThan(1)
      const sent = world.sent.length
      for (let round = 0; round < 20; round++) {
        await deploy.on('old').world.recovery.tick()
        world.now += 5 * SECOND
      }
      expect((await waiting()).map(({ key }) => key)).toEqual(before)
      expect(world.sent).toHaveLength(sent)
      expect(world.recovery.unreadable()).toMatchObject([{ id: person.caseId, why: 'version_unsupported' }])
      await deploy.on('new').world.recovery.tick()
      expect(await waiting()).toEqual([])
      await person.look()
      expect(person.name).toBe('holding.running')
      expect(world.recovery.unreadable()).toEqual([])
      // the older one meets the timer first, again and again
      world.now += 24 * HOUR
      for (let round = 0; round < 5; round++) {
        await deploy.on('old').world.recovery.tick()
        world.now += 10 * SECOND
      }
      expect((await person.look().catch(() => undefined))?.case.outcome).toBeUndefined()
      world.now += 30 * SECOND
      await deploy.on('new').world.recovery.tick()
      expect((await person.look()).case.outcome?.type).toBe('completed')
      await deploy.check()
    })

    it('and back: the older one alone refuses by name, lists what waits, and loses nothing', async () => {
      await using deploy = new Deploy(make())
      const { world, spy } = deploy
      const person = await Person.at(deploy.on('new').world, v1.id)
      for (let step = 0; step < 20 && person.name !== 'deciding'; step++) {
        const input = await honest(person, { account: ada, lost: ['phone'] })
        if (input) await person.say(input)
      }
      deploy.on('old')
      const stored = async () =>
        JSON.stringify([(await spy.load(person.caseId))?.case, await spy.history(person.caseId)])
      const before = await stored()
      await expect(person.look()).rejects.toMatchObject({ code: 'version_unsupported' })
      await expect(person.say({ type: 'case.cancel' })).rejects.toMatchObject({ code: 'version_unsupported' })
      await expect(world.recovery.account('ada').signedIn({ methods: ['phone'] })).rejects.toMatchObject({
        code: 'version_unsupported',
      })
      // nor is it got round: whoever comes to the same account is refused, too
      const other = await Person.at(world, v1.id)
      await other.say({ type: 'identifier.submit', identifier: ada.email })
      await other.say({ type: 'passkey.skip' })
      await expect(other.say({ type: 'password.submit', password: ada.password })).rejects.toMatchObject({
        code: 'version_unsupported',
      })
      await world.pass(2 * HOUR)
      expect(await stored()).toBe(before)
      const troubles = await world.recovery.troubles()
      expect(troubles.length).toBeGreaterThan(0)
      expect(new Set(troubles.map(({ trouble }) => trouble))).toEqual(new Set(['version_unsupported']))
      expect(world.host.events).toEqual([])
      deploy.on('new')
      for (const { key } of troubles) expect(await world.recovery.retry(key)).toBe(true)
      await world.pass(48 * HOUR)
      await world.recovery.tick()
      const { outcome } = await person.look().then((view) => view.case)
      expect(['completed', 'denied']).toContain(outcome?.type ?? 'completed')
      for (const { key, state } of await spy.effectsOf(person.caseId)) expect([key, state]).toEqual([key, 'done'])
    })
  })
