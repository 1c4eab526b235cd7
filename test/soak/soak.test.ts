import { flows } from 'regain/machines'
import { describe, expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import type { CaseWrite, Commit, Storage } from '../../src/ports/storage.ts'
import { emptyLedger, writeLedger } from '../../src/recovery/ledger.ts'
import { type CaseRecord, parseRecord, writeRecord } from '../../src/recovery/record.ts'
import { ada, Person, walk } from '../../src/testing/simulation/people.ts'
import { World } from '../../src/testing/simulation/world.ts'
import { type Soaked, type SoakOptions, soak } from './soak.ts'
import { verdict } from './verdict.ts'
import { Watch } from './watch.ts'
import { soakInWorkers } from './workers.ts'

const DAY = 86_400_000
/** `npm run soak` takes many more. */
const few: Omit<SoakOptions, 'storage'> = {
  flows,
  cases: 150,
  days: 12,
  seed: 1,
  accounts: 40,
  odds: 0.01,
  sampled: 10,
}
const wrongIn = (soaked: Soaked): readonly string[] => {
  const { counts, ends, faults, answers, heaps, violations } = soaked
  const copy = { counts: { ...counts }, ends: { ...ends }, faults: { ...faults }, answers: { ...answers } }
  return verdict([
    { ...soaked, ...copy, heaps: [...heaps], violations: [...violations], preset: 'exchange', seconds: 1 },
  ]).wrong
}

/** `npm run soak` takes many more. */
describe('many lives', () => {
  it('keep every invariant under faults, come to rest, and leave nothing', async () => {
    const done = await soakInWorkers('memory', 300, 12, 1)
    expect(verdict(done).wrong).toEqual([])
    for (const { cases, sampled, faults, ends } of done) {
      expect(cases).toBeGreaterThanOrEqual(150)
      expect(sampled).toBeGreaterThanOrEqual(3)
      expect(Object.keys(faults)).toHaveLength(5)
      for (const end of ['completed', 'expired', 'cancelled']) expect(ends[end], end).toBeGreaterThan(0)
    }
  }, 120_000)
})

describe('a soak finds', () => {
  const broken: readonly (readonly [says: string, finds: RegExp, make: (good: Storage) => Partial<Storage>])[] = [
    ['a storage that purges nothing', /past its time and still there/, () => ({ purge: async () => 0 })],
    [
      'a storage that purges too early',
      /purged before its time/,
      (good) => ({ purge: (now, limit) => good.purge(now + 5 * DAY, limit) }),
    ],
    [
      'a storage that loses a row of history',
      /I-50/,
      (good) => ({ history: async (id) => (await good.history(id)).filter(({ revision }) => revision !== 2) }),
    ],
    ['a storage in which nothing is ever due', /is purged and has timers/, () => ({ nextDue: async () => undefined })],
    ['a storage that gives reviews to nobody', /come to no end/, () => ({ reviews: async () => [] })],
  ]
  it.each(broken)(
    '%s',
    async (_, finds, make) => {
      const good = memoryStorage()
      const soaked = await soak({ ...few, storage: { ...good, ...make(good) } })
      expect(wrongIn(soaked).join('\n')).toMatch(finds)
    },
    60_000,
  )

  it('a heap that grows, and what never happened', () => {
    const soaked: Soaked = {
      cases: 5_000,
      counts: {},
      ends: {},
      faults: {},
      answers: {},
      heaps: [1, 1, 1, 1, 1, 1, 1, 100, 104, 104, 104, 110].map((megabytes) => megabytes * 2 ** 20),
      sampled: 0,
      outbox: 1,
      overdue: 2,
      left: 3,
      violations: [],
    }
    const wrong = wrongIn(soaked).join('\n')
    expect(wrong).toMatch(/heap grew from 104857600 to 115343360/)
    expect(wrong).toMatch(/1 effects were never delivered/)
    expect(wrong).toMatch(/2 timers never fired/)
    expect(wrong).toMatch(/3 cases were never purged/)
    expect(wrong).toMatch(/ends: never completed/)
  })
})

describe('what is looked at in every commit', () => {
  const id = 'a-case-of-22-character'
  const now = Date.UTC(2026, 2, 2)
  /** A whole record, as it is when a code has just been accepted. */
  async function recordOf(): Promise<CaseWrite[]> {
    const storage = memoryStorage()
    const written: CaseWrite[] = []
    const world = new World({
      flows,
      start: now,
      storage: { ...storage, commit: (change) => (written.push(...(change.cases ?? [])), storage.commit(change)) },
    })
    world.host.add(ada)
    await walk(await Person.at(world, 'okx.reset'), { account: ada, lost: ['phone'] }, 'provingIdentity')
    return written
  }
  async function watched(changes: readonly Omit<Commit, 'now'>[], clock = now): Promise<string> {
    const storage: Storage = { ...memoryStorage(), commit: async () => 'done' }
    const watch = new Watch(storage, () => clock, flows)
    for (const change of changes) await watch.storage.commit({ now: clock, ...change })
    return watch.violations.join('\n')
  }
  const opened = (over: Partial<Commit> = {}): Omit<Commit, 'now'> => ({
    cases: [{ id, expected: 0, body: '{}', keepUntil: now + DAY }],
    audit: [{ caseId: id, revision: 1, at: now, body: '{"facts":[]}' }],
    ...over,
  })
  const timer = { caseId: id, id: 'xstate.after.hold.x', due: now + 1, epoch: 1 }
  const effect = { key: `${id}/1/0`, caseId: id, queue: 'q', due: now, body: '{}' }
  const held = (until: number) => ({
    key: 'account:a',
    expected: 0,
    keepUntil: now,
    body: writeLedger('account:a', { ...emptyLedger(now), holds: [{ caseId: id, capabilities: [], until }] }),
  })

  it('is sound when it is', async () => {
    expect(
      await watched([opened({ effects: [effect], timers: [{ op: 'set', ...timer }], ledgers: [held(now + 2)] })]),
    ).toBe('')
  })
  it.each<[string, readonly Omit<Commit, 'now'>[]]>([
    ['rows at revision', [opened({ audit: [] })]],
    ['was never opened', [{ cases: [{ id, expected: 4, body: '{}', keepUntil: now }] }]],
    ['fired early', [opened({ timers: [{ op: 'set', ...timer }] }), { cases: [], fired: [timer] }]],
    ['was not armed', [opened(), { cases: [], fired: [timer] }]],
    ['was written twice', [opened({ effects: [effect] }), { effects: [effect] }]],
    ['is nobody’s effect', [opened({ effects: [{ ...effect, caseId: 'another' }] })]],
    ['became shorter', [opened({ ledgers: [held(now + 2)] }), { ledgers: [held(now + 1)] }]],
  ])('%s', async (says, changes) => {
    expect(await watched(changes)).toContain(says)
  })
  it('codes that are accepted twice or stay open, too many guesses, and cases of two accounts in one commit', async () => {
    const written = await recordOf()
    const last = written.at(-1)
    const record = last && parseRecord(last.id, last.body)
    if (!last || !record) throw new Error('nothing was written')
    const accepting = (row: CaseWrite, expected: number): Omit<Commit, 'now'> => ({
      cases: [{ ...row, expected }],
      audit: [
        {
          caseId: row.id,
          revision: expected + 1,
          at: now,
          body: '{"facts":[{"type":"code.accepted","kind":"email"}]}',
        },
      ],
    })
    const saying = (change: Partial<CaseRecord>): CaseWrite => ({
      ...last,
      ...(change.id === undefined ? {} : { id: change.id }),
      body: writeRecord({ ...record, ...change }),
    })
    expect(await watched([accepting(last, 0)])).toBe('')
    expect(await watched([accepting(last, 0), accepting(last, 1)])).toContain('accepted a code twice')
    const open = record.issues.map(({ closedAt: _, ...issue }) => issue)
    expect(await watched([accepting(saying({ issues: open }), 0)])).toContain('left it open')
    expect(await watched([accepting(saying({ issues: [] }), 0)])).toContain('was never sent')
    const other = 'another-case-of-22-cha'
    const wrongly = (expected: number): Omit<Commit, 'now'> => ({
      ...accepting(last, expected),
      audit: [{ caseId: last.id, revision: expected + 1, at: now, body: '{"facts":[{"type":"totp.rejected"}]}' }],
    })
    const guesses = Array.from({ length: 12 }, (_, at) => wrongly(at))
    expect(await watched(guesses.slice(0, 10))).toBe('')
    expect(await watched(guesses)).toContain('ada totp  has been told 11 wrong guesses')
    const both: CaseWrite[] = [
      { ...last, expected: 0 },
      { ...saying({ account: 'bob', id: other }), expected: 0 },
    ]
    expect(await watched([{ cases: both }])).toContain('cases of ada,bob')
  })
  it('what is delivered under one key, and a change without a hold', async () => {
    const watch = new Watch(memoryStorage(), () => now, flows)
    await watch.storage.commit({ now, ...opened({ effects: [effect] }) })
    watch.delivered(effect.key, 'a')
    watch.delivered(effect.key, 'a')
    expect(watch.violations).toEqual([])
    watch.delivered(effect.key, 'b')
    watch.delivered(`${id}/9/9`, 'c')
    await watch.applying(`${id}/1/1`, 'ada')
    expect(watch.violations).toEqual([
      `${id}/1/0 went out twice otherwise`,
      `${id}/9/9 was never committed`,
      `${id}/1/1 was asked for without a hold`,
    ])
  })
})
