import { flows } from 'regain/machines'
import { describe, expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { RecoveryError } from '../../src/errors.ts'
import { parseLedger } from '../../src/recovery/ledger.ts'
import { pinned } from '../../src/recovery/pinned.ts'
import { parseRecord } from '../../src/recovery/record.ts'
import { withoutSum, withSum } from '../../src/recovery/sum.ts'
import { wakeCase } from '../../src/recovery/waking.ts'
import { deep, figure } from '../support/figures.ts'
import { type Damage, damages } from './damage.ts'
import { doors, faultAt, stillOf } from './doors.ts'
import { recordOf } from './gather.ts'
import { maps, mayBeAbsent } from './optional.ts'
import { type Kept, kept } from './records.ts'
import { open, type Scene } from './saved.ts'
import { under } from './snapshots.ts'

const all = kept()
const bodyOf = ({ saved }: Kept): string => saved.rows.cases.find(({ id }) => id === saved.caseId)?.body ?? ''
const sizeOf = (one: Kept): number => new Set(JSON.stringify(JSON.parse(bodyOf(one))).match(/"\w+":/g)).size
/** The cases of a flow with the most different fields. */
const richest = (id: string, count: number): readonly Kept[] =>
  all
    .filter(({ saved }) => recordOf(saved).flow === id)
    .toSorted((one, other) => sizeOf(other) - sizeOf(one))
    .slice(0, count)

const isMap = (of: 'case' | 'ledger') => (path: string) =>
  Object.keys(maps[of] ?? {}).some((map) => path === map || path.startsWith(`${map}.`))
const ofCase = (body: string) => thinned([...damages(withoutSum(body), isMap('case'), ['policy'])])
const ofLedger = (body: string) => thinned([...damages(withoutSum(body), isMap('ledger'))])
/** Of what is wrong with one path in one way the first; in a deep run all. */
const thinned = (all: readonly Damage[]): readonly Damage[] =>
  deep ? all : [...new Map(all.toReversed().map((one) => [`${one.path} ${one.how}`, one])).values()]

const codeOf = (run: () => unknown): string => {
  try {
    run()
  } catch (fault) {
    return fault instanceof RecoveryError ? fault.code : String(fault)
  }
  return 'read'
}
const closed = ['snapshot_invalid', 'version_unsupported', 'flow_unknown']
/** Everything that is read of a case before anything is done to it. */
const readCase = (caseId: string, body: string): string =>
  codeOf(() => {
    const record = parseRecord(caseId, body)
    const flow = flows.find(({ id }) => id === record.flow)
    if (!flow) throw new RecoveryError('flow_unknown')
    wakeCase(flow, record, pinned(record.policy))
  })
const readLedger = (key: string, body: string): string => codeOf(() => parseLedger(key, body))

/** Whether a document of another form may be read all the same: never when its type, bounds or names are others. */
function isFree(of: 'case' | 'ledger', { path, how }: Damage): boolean {
  if (how === 'changed') return true
  if (isMap(of)(path) || Object.keys(maps[of] ?? {}).some((map) => path.startsWith(`${map}.`)))
    return how !== 'retyped' || path.startsWith('challenge.body')
  // what is in a list is data: another case, and not a broken one
  if (how === 'dropped' && path.endsWith('.*')) return true
  return how === 'dropped' && path in (mayBeAbsent[of] ?? {})
}

describe('a document that is not as it was written', () => {
  for (const { id } of flows)
    it(`is not read, whatever is dropped, renamed, retyped or changed: cases and ledgers of ${id}`, () => {
      const counts = { documents: 0, damages: 0 }
      for (const one of richest(id, deep ? 100 : 1)) {
        const body = bodyOf(one)
        const { caseId } = one.saved
        expect(readCase(caseId, body)).toBe('read')
        const read = ofCase(body).filter(({ text }) => !closed.includes(readCase(caseId, text)))
        expect(read.map(({ path, how }) => `${path} ${how}`)).toEqual([])
        for (const { key, body: ledger } of one.saved.rows.ledgers) {
          expect(readLedger(key, ledger)).toBe('read')
          expect(ofLedger(ledger).filter(({ text }) => readLedger(key, text) !== 'snapshot_invalid')).toEqual([])
          counts.damages += ofLedger(ledger).length
        }
        counts.documents += 1 + one.saved.rows.ledgers.length
        counts.damages += ofCase(body).length
      }
      figure('fields dropped', { flow: id, ...counts })
    })
})

describe('a document of another form', () => {
  for (const { id } of flows)
    it(`is not read, however well it was written: cases and ledgers of ${id}`, () => {
      for (const one of richest(id, deep ? 100 : 1)) {
        const { caseId } = one.saved
        const strange = ofCase(bodyOf(one)).filter((damage) => !isFree('case', damage))
        expect(strange.length).toBeGreaterThan(150)
        expect(
          strange
            .filter(({ text }) => !closed.includes(readCase(caseId, withSum(text))))
            .map(({ path, how }) => `${path} ${how}`),
        ).toEqual([])
        for (const { key, body } of one.saved.rows.ledgers)
          expect(
            ofLedger(body)
              .filter((damage) => !isFree('ledger', damage))
              .filter(({ text }) => readLedger(key, withSum(text)) !== 'snapshot_invalid')
              .map(({ path, how }) => `${path} ${how}`),
          ).toEqual([])
      }
    })
})

/** Puts another text in the place of a case or a ledger, as somebody does who can write to the storage. */
async function replace({ spy, world }: Scene, { saved }: Kept, of: { id?: string; key?: string }, body: string) {
  const { cases, ledgers } = saved.rows
  const row = cases.find(({ id }) => id === of.id)
  const ledger = ledgers.find(({ key }) => key === of.key)
  const change = {
    now: world.now,
    ...(row ? { cases: [{ ...row, expected: row.expected + 1, body }] } : {}),
    ...(ledger ? { ledgers: [{ ...ledger, expected: ledger.expected + 1, body }] } : {}),
  }
  expect(await spy.commit(change)).toBe('done')
}
const sceneOf = (one: Kept) =>
  open(
    one.saved,
    flows.map((flow) => under(flow, one.preset)),
    memoryStorage(),
  )

/** Nothing is answered, nothing happens with time, nothing is written, and it is on the list. */
async function failsClosed(scene: Scene): Promise<void> {
  const { world, person } = scene
  const { caseId } = person
  const before = await stillOf(scene)
  const waiting = (await scene.spy.effectsOf(caseId)).filter(({ state }) => state === 'waiting')
  for (const [name, door] of Object.entries(doors)) {
    const code = await faultAt(door, scene)
    // a notice of a case that sent none is of nobody
    const expected = code === 'ticket_invalid' && /notice|objection/.test(name) ? [code] : closed
    expect(expected, `${name}: ${code}`).toContain(code)
  }
  world.now += 60 * 86_400_000
  await world.recovery.tick()
  expect(await stillOf(scene)).toBe(before)
  expect(world.recovery.unreadable().map(({ id, why }) => [id, closed.includes(why)])).toContainEqual([caseId, true])
  const listed = (await world.recovery.troubles()).map(({ key }) => key)
  const invalid = world.recovery.unreadable().some(({ id, why }) => id === caseId && why === 'snapshot_invalid')
  // of each queue the first is tried
  if (invalid && waiting.length > 0) expect(waiting.some(({ key }) => listed.includes(key))).toBe(true)
}

/** Of many every so manieth, never the same ones in two flows; in a deep run more of them. */
const some = <T>(list: readonly T[], count: number, from: number): readonly T[] => {
  const every = Math.ceil(list.length / (deep ? 12 * count : count))
  return list.filter((_, at) => (at + from) % every === 0)
}

describe('behind every door', () => {
  for (const [place, { id }] of flows.entries()) {
    it(`a case of ${id} that cannot be read does nothing, and is listed`, async () => {
      for (const one of richest(id, deep ? 3 : 1)) {
        const body = bodyOf(one)
        const all = ofCase(body)
        const texts = [
          ...some(all, 3, place).map(({ text }) => text),
          ...some(
            all.filter((damage) => !isFree('case', damage)),
            3,
            place,
          ).map(({ text }) => withSum(text)),
        ]
        for (const text of texts) {
          const scene = await sceneOf(one)
          await replace(scene, one, { id: one.saved.caseId }, text)
          await failsClosed(scene)
        }
      }
    }, 600_000)

    it(`a case of ${id} whose ledger cannot be read does nothing, and is listed`, async () => {
      const [one] = richest(id, 40).filter(({ saved }) => {
        const { account, endedAt } = recordOf(saved)
        return endedAt === undefined && saved.rows.ledgers.some(({ key }) => key === `account:${account}`)
      })
      if (!one) throw new Error(`no open case of ${id} has a ledger`)
      const key = `account:${recordOf(one.saved).account}`
      const body = one.saved.rows.ledgers.find((ledger) => ledger.key === key)?.body ?? ''
      const all = ofLedger(body)
      const texts = [
        ...some(all, 2, place).map(({ text }) => text),
        ...some(
          all.filter((damage) => !isFree('ledger', damage)),
          2,
          place,
        ).map(({ text }) => withSum(text)),
      ]
      for (const text of texts) {
        const scene = await sceneOf(one)
        await replace(scene, one, { key }, text)
        await failsClosed(scene)
        const account = scene.world.recovery.account(key.slice('account:'.length))
        for (const ask of [() => account.allows('withdraw'), () => account.restrictions(), () => account.changed()])
          expect(await faultAt(ask, scene)).toBe('snapshot_invalid')
        expect(scene.world.recovery.unreadable().map((unread) => unread.id)).toContain(key)
      }
    }, 600_000)
  }
})
