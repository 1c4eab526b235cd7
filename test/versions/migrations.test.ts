import type { Fact, Flow } from 'regain/core'
import { beforeAll, describe, expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { type Resting, rest } from '../../src/engine.ts'
import { awaken, RestingSchema } from '../../src/envelope.ts'
import { audit } from '../../src/testing/audit.ts'
import { few } from '../../src/testing/few.ts'
import { violationsOf } from '../../src/testing/invariants/index.ts'
import { sentencesFor } from '../../src/testing/properties/index.ts'
import { Trace } from '../../src/testing/trace/trace.ts'
import { secondWith, toSecond, v1, v2, v3 } from '../fixtures/versions/flows.ts'
import { deep, figure } from '../support/figures.ts'
import { storages } from '../support/storages.ts'
import { faultOf } from '../support/values.ts'
import { doors, faultAt, stillOf } from './doors.ts'
import { finish } from './ending.ts'
import { Gathering, placeOf, recordOf } from './gather.ts'
import { Waker } from './resting.ts'
import { beside, open, type Saved } from './saved.ts'
import { type Preset, presets, read, type Snapshots, states, textOf, under } from './snapshots.ts'

const { kinds } = storages()
const HOUR = 3_600_000
const most = deep ? Number.POSITIVE_INFINITY : 4
/** Two accounts for looking quickly. */
const two = (fact: Fact): boolean =>
  few(fact) && (!('enrolled' in fact) || /^email,(phone,)?totp$/.test(fact.enrolled.join()))
const explored = new Map<Flow, Snapshots>()
function all(flow: Flow): Snapshots {
  const found = explored.get(flow) ?? read(textOf(flow, { only: deep ? few : two }))
  explored.set(flow, found)
  return found
}
const nameOf = (one: { readonly value: unknown; readonly context: unknown }): string =>
  JSON.stringify([one.value, one.context])
const reachable = (snapshots: Snapshots, preset: Preset): ReadonlySet<string> =>
  new Set([...states(snapshots)].filter((one) => one.under.includes(preset)).map((one) => nameOf(one.rest)))

describe('every state of an older version', () => {
  const steps = [
    [v1, v3],
    [v1, v2],
    [v2, v3],
  ] as const
  for (const [from, to] of deep ? steps : steps.slice(0, 1))
    it(`of ${from.version} is one of ${to.version}, in which all holds and an end can be reached`, () => {
      const waker = new Waker(to, sentencesFor(to.machine))
      const now = all(to)
      const [exchange, hardened] = [reachable(now, 'exchange'), reachable(now, 'hardened')]
      let woken = 0
      let elsewhere = 0
      for (const reached of states(all(from), most)) {
        woken += 1
        expect({ ...reached.rest, faults: waker.faults(reached, from) }).toEqual({ ...reached.rest, faults: [] })
        for (const preset of reached.under) {
          const flow = under(to, preset)
          const resting = RestingSchema.parse(reached.rest)
          const migrated = nameOf(rest(awaken(flow, { ...from, rest: resting }, flow.policy)))
          if ((preset === 'exchange' ? exchange : hardened).has(migrated)) continue
          elsewhere += 1
          const { lost, leaving, replaced } = resting.context
          // what was called unavailable on the page that is gone stays ticked
          if (leaving.length === 0) expect(lost.length).toBeGreaterThan(0)
          // what was submitted without a new authenticator stands as it was submitted
          else
            expect({
              owed: leaving.includes('totp') && !replaced.includes('totp'),
              context: resting.context,
            }).toMatchObject({ owed: true })
        }
      }
      expect(woken).toBeGreaterThan(100)
      figure('migrated states', { from: from.version, to: to.version, states: woken, elsewhere })
    }, 600_000)
})

describe('a state of an older version', () => {
  const opened: Resting = { value: 'frozen', status: 'done', context: { ...empty() } }
  function empty(): Resting['context'] {
    return { enrolled: [], lost: [], leaving: [], proven: [], passwordRoot: 'password', replaced: [], marked: [] }
  }
  const wake = (flow: Flow, version: number, fingerprint = 'another', resting = opened) =>
    awaken(flow, { version, fingerprint, rest: resting }, flow.policy)

  it('without a migration, or with a refusal, is refused by name', async () => {
    for (const flow of [secondWith({}), secondWith({ 1: 'refused' })])
      expect(await faultOf(() => wake(flow, 1))).toMatchObject({ code: 'version_unsupported' })
    expect(wake(v2, 1).status).toBe('done')
  })
  it('of which one step of several is missing is refused by name', async () => {
    const chain = (migrations: Flow['migrations']) => ({ ...v3, migrations })
    for (const migrations of [{ 1: toSecond }, { 2: toSecond }, { 1: toSecond, 2: 'refused' } as const])
      expect(await faultOf(() => wake(chain(migrations), 1))).toMatchObject({ code: 'version_unsupported' })
  })
  it('of a newer version, or of another structure under this one, is refused by name', async () => {
    for (const [version, fingerprint] of [
      [3, v3.fingerprint],
      [3, v2.fingerprint],
      [2, v1.fingerprint],
      [2, ''],
    ] as const)
      expect(await faultOf(() => wake(v2, version, fingerprint))).toMatchObject({ code: 'version_unsupported' })
    expect(wake(v2, 2, v2.fingerprint).status).toBe('done')
  })
  const strange: Readonly<Record<string, (old: Resting) => Resting>> = {
    throws: () => {
      throw new Error('a migration that fails')
    },
    'leads nowhere': (old) => ({ ...old, value: 'nowhere' }),
    'leads to half a state': (old) => ({ ...old, value: { open: { session: 'session' } }, status: 'active' }),
    'mistakes an end for a state': (old) => ({ ...old, status: 'active' }),
    'forgets a set': ({ context: { lost: _, ...context }, ...old }) => ({
      ...old,
      context: JSON.parse(JSON.stringify(context)),
    }),
    'counts one twice': (old) => ({ ...old, context: { ...old.context, proven: ['email', 'email'] } }),
    'leaves a set out of order': (old) => ({ ...old, context: { ...old.context, proven: ['email', 'password'] } }),
    'names what there is not': (old) => ({ ...old, context: { ...old.context, proven: JSON.parse('["fax"]') } }),
    'adds what nobody asked for': (old) => JSON.parse(JSON.stringify({ ...old, more: 1 })),
    'gives nothing': () => JSON.parse('null'),
  }
  for (const [what, migrate] of Object.entries(strange))
    it(`whose migration ${what} is not read`, async () => {
      expect(await faultOf(() => wake(secondWith({ 1: migrate }), 1))).toMatchObject({ code: 'snapshot_invalid' })
    })
})

describe('a case that was begun under an older version', () => {
  const cases: { readonly saved: Saved; readonly preset: Preset }[] = []
  beforeAll(async () => {
    for (const preset of presets) {
      const flows = [under(v1, preset)]
      const gathering = new Gathering(flows)
      await (deep ? gathering.gather(v1) : gathering.walk(v1))
      cases.push(...[...gathering.found.values()].map((saved) => ({ saved, preset })))
    }
  }, 600_000)

  for (const [kind, make] of Object.entries(kinds))
    for (const to of [v2, v3])
      it(`goes on under version ${to.version} from wherever it rested, and ends well, on ${kind}`, async () => {
        const ends = new Set<string>()
        const tried = cases.filter((_, at) => deep || kind === 'memory' || at % 5 === 0)
        for (const { saved, preset } of tried) {
          const versions = [v1, v2, v3].filter(({ version }) => version <= to.version)
          const scene = await open(saved, [under(to, preset)], make())
          const trace = new Trace(
            scene.world,
            scene.spy,
            versions.map((flow) => under(flow, preset)),
          )
          await violationsOf(await trace.look())
          const before = await stillOf(scene)
          await scene.person.look()
          // whoever only looks writes nothing
          expect(await stillOf(scene)).toBe(before)
          const wasOver = recordOf(saved).endedAt !== undefined
          ends.add(await finish(scene))
          expect({ place: placeOf(saved), violations: await violationsOf(await trace.look()) }).toEqual({
            place: placeOf(saved),
            violations: [],
          })
          const { version } = JSON.parse((await scene.spy.load(saved.caseId))?.case.body ?? '{}')
          expect(version).toBe(wasOver ? 1 : to.version)
          const history = await scene.spy.history(saved.caseId)
          const flow = under(wasOver ? v1 : to, preset)
          expect(audit(flow, history, flow.policy, wasOver ? [] : [v1])).toEqual([])
        }
        expect(tried.length).toBeGreaterThan(3)
        figure('cases of older versions', {
          from: 1,
          to: to.version,
          storage: kind,
          cases: tried.length,
          ends: ends.size,
        })
      }, 600_000)

  it('keeps its deadlines: none is early, none is late and none is lost', async () => {
    let kept = 0
    for (const { saved, preset } of cases) {
      const { timers } = recordOf(saved)
      for (const { id, due, delay } of timers) {
        /** Whether it has fired a millisecond before it is due, and when it is. */
        const fires = async (flow: Flow): Promise<readonly boolean[]> => {
          const { world, spy } = await open(saved, [under(flow, preset)], memoryStorage())
          const told: boolean[] = []
          for (const now of [due - 1, due]) {
            world.now = Math.max(world.now, now)
            await world.recovery.tick()
            const history = await spy.history(saved.caseId)
            told.push(history.some(({ body }) => body.includes(`xstate.after.${delay}.`)))
          }
          return told
        }
        const as = await fires(v1)
        expect({ place: placeOf(saved), id, told: await fires(v3) }).toEqual({ place: placeOf(saved), id, told: as })
        if (as.join() === 'false,true') kept += 1
      }
    }
    expect(kept).toBeGreaterThan(10)
  }, 600_000)

  for (const [says, flow] of [
    ['without a migration', secondWith({})],
    ['that refuses it', secondWith({ 1: 'refused' })],
  ] as const)
    it(`is left as it is by a version ${says}, whatever is tried, and goes on under one that takes it`, async () => {
      const active = cases.filter(({ saved }) => recordOf(saved).endedAt === undefined)
      for (const { saved, preset } of active) {
        const scene = await open(saved, [under(v1, preset)], memoryStorage())
        const { world } = scene
        const able = world.recovery
        world.recovery = beside(world, [under(flow, preset)], scene.spy)
        const before = await stillOf(scene)
        for (const [name, door] of Object.entries(doors)) {
          const code = await faultAt(door, scene)
          expect([code, name]).toEqual([
            code === 'ticket_invalid' && /notice|objection/.test(name) ? code : 'version_unsupported',
            name,
          ])
        }
        await world.recovery.tick()
        world.now += HOUR / 2
        await world.recovery.tick()
        expect(await stillOf(scene)).toBe(before)
        expect(world.recovery.unreadable()).toMatchObject([{ id: saved.caseId, why: 'version_unsupported' }])
        expect((await scene.spy.effectsOf(saved.caseId)).map(({ state }) => state)).not.toContain('aside')
        world.recovery = able
        expect(await finish(scene)).toBeDefined()
      }
      expect(active.length).toBeGreaterThan(5)
    }, 600_000)
})
