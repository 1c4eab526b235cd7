import fc from 'fast-check'
import { RecoveryError } from 'regain'
import { createInspection, LiveRecord, nameOfCase, readLines, replay, toLine, writeLines } from 'regain/inspect'
import { binanceReset, flows } from 'regain/machines'
import { describe, expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { rest } from '../../src/engine.ts'
import { Leaks, secretKinds, watch } from '../../src/testing/leaks.ts'
import { beginnings, happenings } from '../../src/testing/lives/commands.ts'
import { Life } from '../../src/testing/lives/life.ts'
import { ada, Person, walk } from '../../src/testing/simulation/people.ts'
import { World } from '../../src/testing/simulation/world.ts'
import { journey, ways } from '../hostile/leaking/journey.ts'
import { malformed } from '../support/values.ts'

async function binance(inspection = createInspection()) {
  const world = new World({ flows: [binanceReset], storage: inspection.watch(memoryStorage()) })
  world.host.add(ada)
  const person = await walk(await Person.at(world, binanceReset), { account: ada, lost: ['phone'] }, 'holding')
  await world.pass(25 * 3_600_000)
  inspection.flush()
  return { inspection, world, person }
}

describe('records', () => {
  it('tell a case from its opening to its end, each step once', async () => {
    const { inspection, world, person } = await binance()
    const rows = await world.recovery.history(person.caseId)
    const records = inspection.recent()
    expect(records.map(({ revision }) => revision)).toEqual(rows.map(({ revision }) => revision))
    expect(records.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1))
    expect(new Set(records.map((record) => record.case))).toEqual(new Set([nameOfCase(person.caseId)]))
    expect(records[0]).toMatchObject({ by: 'subject', from: 'arriving', policy: binanceReset.policy })
    const applied = records.find(({ facts }) => facts.some(({ type }) => type === 'change.applied'))
    expect(applied).toMatchObject({
      facts: [{ type: 'change.applied' }],
      notices: ['applied'],
      timers: [{ name: 'hold', due: (applied?.at ?? 0) + 24 * 3_600_000 }],
    })
    expect(records.at(-1)).toMatchObject({ by: 'clock', to: 'completed', outcome: { type: 'completed' }, timers: [] })
    expect(inspection.failures).toEqual({ records: 0, listeners: 0 })
  })
  it('name neither the case, nor who decided, nor what was written down', async () => {
    const inspection = createInspection()
    const world = new World({ flows: [binanceReset], storage: inspection.watch(memoryStorage()) })
    world.host.add(ada)
    world.risk = 'review'
    const person = await walk(await Person.at(world, binanceReset), { account: ada, lost: ['phone'] }, 'underReview')
    const { revision } = (await world.recovery.desk.view(person.caseId)).case
    const decision = { decision: 'approve', reason: 'looked at the papers', staff: 'grace', revision } as const
    await world.recovery.desk.decide(person.caseId, decision)
    inspection.flush()
    const text = inspection.recent().map(toLine).join('')
    expect(text).toContain('"by":"staff"')
    for (const word of [person.caseId, 'grace', 'papers']) expect(text).not.toContain(word)
  })
  it('are lines that can be read back, and nothing else can', async () => {
    const { inspection } = await binance()
    const records = inspection.recent()
    expect(readLines(`${records.map(toLine).join('')}\n`)).toEqual(records)
    const [first] = records
    const wrong = [
      { ...first, address: 'ada@example.org' },
      { ...first, to: 'ada@example.org' },
      { ...first, facts: [{ type: 'code.accepted', kind: 'email', code: '123456' }] },
      { ...first, facts: [{ type: 'xstate.after.hold.x', why: 'x' }] },
      { ...first, facts: [{ type: 'xstate.done' }] },
      { ...first, effects: ['mail.ada'] },
      { ...first, notices: ['hello'] },
      'null',
      42,
    ]
    for (const each of wrong) {
      const read = () => readLines(`\n${JSON.stringify(each)}`)
      expect(read, JSON.stringify(each)).toThrow(RecoveryError)
      expect(read).toThrow('The input does not have a valid form. Line 2 is no record.')
    }
  })
  it('are told again to the machine, which comes to the same states and asks for the same', async () => {
    const { inspection } = await binance()
    const records = inspection.recent()
    const told = replay(binanceReset, records)
    expect(told.map(({ record, snapshot }) => [record.revision, rest(snapshot)])).toEqual(
      records.map((record) => [record.revision, record.rest]),
    )
    expect(told.flatMap(({ differs }) => differs ?? [])).toEqual([])
    const applied = records.find(({ facts }) => facts.some(({ type }) => type === 'change.applied'))
    // from the middle on, too
    expect(replay(binanceReset, records.slice(4)).flatMap(({ differs }) => differs ?? [])).toEqual([])
    const [first] = records
    const altered = records.map((record) => (first && record === applied ? { ...record, rest: first.rest } : record))
    expect(replay(binanceReset, altered).find(({ differs }) => differs)?.record.at).toBe(applied?.at)
    const less = records.map((record) => (record === applied ? { ...record, effects: [] } : record))
    expect(replay(binanceReset, less).flatMap(({ differs }) => differs ?? [])).toEqual(['effects'])
    expect(() => replay(flows[1] ?? binanceReset, records)).toThrow(RangeError)
  })
})

describe('what goes wrong with records stops nothing', () => {
  it('a listener that throws, or rejects, is counted and the others hear', async () => {
    const inspection = createInspection()
    const heard: number[] = []
    inspection.subscribe(() => {
      throw new Error('no')
    })
    inspection.subscribe(async () => {
      throw new Error('later')
    })
    const stop = inspection.subscribe(({ seq }) => void heard.push(seq))
    const { person } = await binance(inspection)
    const { length } = inspection.recent()
    expect((await person.look()).case.outcome).toEqual({ type: 'completed' })
    expect(heard).toHaveLength(length)
    expect(inspection.failures).toEqual({ records: 0, listeners: 2 * length })
    stop()
    await binance(inspection)
    expect(heard).toHaveLength(length)
  })
  it('a commit out of form makes no record and is done', async () => {
    const inspection = createInspection()
    const done = { ...memoryStorage(), commit: async () => 'done' as const }
    const storage = inspection.watch(done)
    const cases = [{ id: 'c', expected: 0, body: '{"secret":1}', keepUntil: 0 }]
    const audit = [{ caseId: 'c', revision: 1, at: 0, body: '{}' }]
    expect(await storage.commit({ now: 0, cases, audit })).toBe('done')
    expect(await storage.commit(malformed(undefined))).toBe('done')
    inspection.flush()
    expect(inspection.recent()).toEqual([])
    expect(inspection.failures.records).toBe(2)
  })
  it('what was not committed is not told', async () => {
    const inspection = createInspection()
    const storage = memoryStorage()
    const watched = inspection.watch({ ...storage, commit: async () => 'raced' })
    const world = new World({ flows: [binanceReset], storage: watched })
    await expect(world.recovery.open('binance.reset')).rejects.toThrow(RecoveryError)
    inspection.flush()
    expect(inspection.recent()).toEqual([])
  })
  it('no more is kept than was asked for', async () => {
    const { inspection } = await binance(createInspection({ keep: 3 }))
    expect(inspection.recent()).toHaveLength(3)
    expect(inspection.recent().at(-1)?.to).toBe('completed')
    for (const keep of [0, 1.5, 100_001, malformed<number>('3')])
      expect(() => createInspection({ keep })).toThrow(RecoveryError)
  })
  it('what a full sink cannot take is passed over and counted', async () => {
    const inspection = createInspection()
    const lines: string[] = []
    let drained = () => {}
    const stop = writeLines(inspection, {
      write: (line) => lines.push(line) < 2,
      once: (_, call) => {
        drained = call
      },
    })
    const { person } = await binance(inspection)
    expect(lines).toHaveLength(2)
    drained()
    await binance(inspection)
    expect(lines).toHaveLength(3)
    expect(stop()).toBe(inspection.recent().length - 3)
    expect(readLines(lines.join(''))[0]?.case).toBe(nameOfCase(person.caseId))
  })
})

describe('no secret and no contact is in a record', () => {
  const some = ways([['phone']], ['review']).filter(({ flow }) => flow.preset === 'exchange')
  const inPlay = new Map<string, number>()
  const count = (leaks: Leaks) => {
    for (const [kind, secrets] of Object.entries(leaks.secrets)) inPlay.set(kind, (inPlay.get(kind) ?? 0) + secrets)
  }
  for (const way of some)
    it(`of a case in ${way.flow.id}`, async () => {
      const inspection = createInspection()
      const { leaks, spy } = await journey(inspection.watch(memoryStorage()), way)
      inspection.flush()
      const records = inspection.recent()
      expect(inspection.failures).toEqual({ records: 0, listeners: 0 })
      expect(records).toHaveLength(spy.done.reduce((all, { audit = [] }) => all + audit.length, 0))
      for (const record of records) leaks.hear('live', toLine(record))
      expect(leaks.found()).toEqual([])
      count(leaks)
      for (const name of new Set(records.map((record) => record.case))) {
        const own = records.filter((record) => record.case === name)
        const flow = [...flows, way.flow].findLast(({ id }) => id === own[0]?.flow)
        if (flow) expect(replay(flow, own).flatMap(({ differs }) => differs ?? [])).toEqual([])
      }
    })
  it('of any life, and the machine says the same of every case', async () => {
    await fc.assert(
      fc.asyncProperty(beginnings, happenings(30), async (first, happening) => {
        const inspection = createInspection({ keep: 10_000 })
        const life = new Life(inspection.watch(memoryStorage()), flows)
        const leaks = new Leaks()
        const { look } = watch(life.world, life.spy, leaks)
        for (const command of first) await command.run({}, life)
        await fc.asyncModelRun(() => ({ model: {}, real: life }), happening)
        life.calm()
        await look()
        inspection.flush()
        expect(inspection.failures.records).toBe(0)
        for (const record of inspection.recent()) leaks.hear('live', record)
        expect(leaks.found()).toEqual([])
        count(leaks)
      }),
      { numRuns: 4, endOnFailure: true },
    )
  })
  it('though secrets of every kind were in play', () => {
    for (const kind of secretKinds) expect(inPlay.get(kind), kind).toBeGreaterThan(0)
  })
  it('and one that is put into a fact or a name makes no record', async () => {
    const { inspection } = await binance()
    const [record] = inspection.recent()
    for (const leak of ['ada.lovelace@example.org', '+46701234567', 'a word or two', '123456']) {
      expect(LiveRecord.safeParse({ ...record, flow: leak }).success).toBe(false)
      expect(LiveRecord.safeParse({ ...record, timers: [{ name: leak, due: 1 }] }).success).toBe(false)
    }
  })
})
