import type { Commit, CommitResult, Storage } from '../../../ports/storage.ts'
import { same } from '../check.ts'
import { aCase, anEffect, aTimer, claim, day, done, lease, now, type StorageSentence, states } from './sample.ts'

/** A change that would touch a row of every kind; each test adds the one thing that makes it fail. */
const everything = (): Commit => ({
  now,
  cases: [aCase('c1', 1, { body: 'changed', ledger: 'l2' }), aCase('c2', 0)],
  ledgers: [
    { key: 'l1', expected: 1, body: 'changed', keepUntil: now },
    { key: 'l2', expected: 0, body: 'new', keepUntil: now },
  ],
  fired: [{ caseId: 'c1', id: 'fires', epoch: 1 }],
  finished: { key: 'in flight', worker: 'w1' },
  voided: ['codes'],
  timers: [
    aTimer('stands', now + 2 * day, { epoch: 2 }),
    aTimer('new', now),
    { op: 'clear', caseId: 'c1', id: 'cleared' },
  ],
  effects: [anEffect('new'), anEffect('new 2', { queue: 'q9' })],
  commands: [
    { caseId: 'c1', id: 'old', digest: 'd2', answer: 'a2' },
    { caseId: 'c1', id: 'new', digest: 'd', answer: 'a' },
  ],
  audit: [{ caseId: 'c1', revision: 2, at: now, body: 'changed' }],
  reviews: [
    { op: 'put', caseId: 'c2', purpose: 'reset', since: now, overdue: false },
    { op: 'drop', caseId: 'c1' },
  ],
  contacts: [
    claim('h new', 'ada'),
    { op: 'extend', hash: 'h1', kind: 'reservation', account: 'ada', until: now + 9 * day },
    { op: 'release', hash: 'h2', kind: 'reservation', account: 'ada' },
  ],
  erased: ['c3'],
})

async function prepare(storage: Storage): Promise<void> {
  await done(storage, {
    cases: [aCase('c1', 0, { ledger: 'l1' }), aCase('c3'), aCase('busy')],
    ledgers: ['l1', 'busy'].map((key) => ({ key, expected: 0, body: 'first', keepUntil: now })),
    timers: [aTimer('fires', now), aTimer('stands', now + day), aTimer('cleared', now + day)],
    effects: [
      anEffect('in flight', { queue: 'q0' }),
      anEffect('behind', { queue: 'q0' }),
      anEffect('code', { group: 'codes', due: now + day, queue: 'q2' }),
      anEffect('of c3', { caseId: 'c3', queue: 'q3', due: now + day }),
    ],
    commands: [{ caseId: 'c1', id: 'old', digest: 'd', answer: 'a' }],
    audit: [{ caseId: 'c1', revision: 1, at: now, body: 'first' }],
    reviews: [{ op: 'put', caseId: 'c1', purpose: 'reset', since: now, overdue: false }],
    contacts: [claim('h1', 'ada', { until: now + day }), claim('h2', 'ada'), claim('h3', 'bob')],
  })
  same(await lease(storage), ['in flight'], 'The first row of the queue must be leased.')
}

async function everyRow(storage: Storage): Promise<unknown> {
  return {
    cases: await Promise.all(['c1', 'c2', 'c3'].map((id) => storage.load(id, 'old'))),
    command: (await storage.load('c1', 'new'))?.command,
    ledgers: await storage.ledgers(['l1', 'l2', 'busy']),
    timers: await storage.dueTimers(now + 30 * day, 100),
    effects: [await states(storage), await states(storage, 'c3')],
    next: await storage.nextDue(),
    history: await storage.history('c1'),
    reviews: await storage.reviews(100),
    contacts: [...(await storage.contacts(['h1', 'h2', 'h3', 'h new']))].sort((a, b) => (a.hash < b.hash ? -1 : 1)),
  }
}

/** By what is wrong: the change and its result. */
const wrong: readonly (readonly [string, CommitResult, (change: Commit) => Commit])[] = [
  ['a case', 'raced', (all) => ({ ...all, cases: [...(all.cases ?? []), aCase('busy', 7)] })],
  [
    'a ledger',
    'raced',
    (all) => ({ ...all, ledgers: [...(all.ledgers ?? []), { key: 'busy', expected: 0, body: 'x', keepUntil: now }] }),
  ],
  [
    'a fired timer',
    'raced',
    (all) => ({ ...all, fired: [...(all.fired ?? []), { caseId: 'c1', id: 'gone', epoch: 1 }] }),
  ],
  [
    'the epoch of a fired timer',
    'raced',
    (all) => ({ ...all, fired: [...(all.fired ?? []), { caseId: 'c1', id: 'cleared', epoch: 2 }] }),
  ],
  ['the worker of a finished effect', 'raced', (all) => ({ ...all, finished: { key: 'in flight', worker: 'w2' } })],
  ['a contact', 'taken', (all) => ({ ...all, contacts: [...(all.contacts ?? []), claim('h3', 'ada')] })],
]

export const nothing: readonly StorageSentence[] = [
  ...wrong.map(([what, result, spoil]) => ({
    name: `nothing is written when ${what} is not as expected`,
    async test(storage: Storage) {
      await prepare(storage)
      const before = await everyRow(storage)
      same(await storage.commit(spoil(everything())), result, `The commit must be ${result}.`)
      same(await everyRow(storage), before, `A commit that is ${result} must leave every row as it was.`)
      same(await lease(storage, now, 'w2'), [], 'The lease of the effect must stand.')
      same(
        await storage.settleEffect('in flight', 'w1', { state: 'done' }),
        true,
        'Its worker must still hold the lease.',
      )
      same(await lease(storage, now, 'w2'), ['behind'], 'The queue must go on as if nothing had been.')
    },
  })),
  {
    name: 'everything is written when all is as expected',
    async test(storage) {
      await prepare(storage)
      await done(storage, everything())
      same(
        await storage.load('c1', 'old'),
        {
          case: { revision: 2, body: 'changed' },
          ledger: { revision: 1, body: 'new' },
          command: { caseId: 'c1', id: 'old', digest: 'd2', answer: 'a2' },
        },
        'The case must be written with its ledger and command.',
      )
      same((await storage.load('c2'))?.case.revision, 1, 'A second case must be written.')
      same(await storage.load('c3'), undefined, 'The erased case must be gone.')
      same(await states(storage, 'c3'), {}, 'The erased case must be gone with its effects.')
      same(
        (await storage.dueTimers(now + 30 * day, 9)).map((row) => row.id),
        ['new', 'stands'],
        'Timers must be as written.',
      )
      same(
        await states(storage),
        { 'in flight': 'done', behind: 'waiting', code: 'dropped', new: 'waiting', 'new 2': 'waiting' },
        'Effects must be as written.',
      )
      same((await storage.history('c1')).length, 2, 'An audit row must be added.')
      same(
        (await storage.reviews(9)).map((row) => row.caseId),
        ['c2'],
        'Reviews must be as written.',
      )
      const found = await storage.contacts(['h1', 'h2', 'h new'])
      same(
        found.map((row) => [row.hash, row.until]).sort(),
        [
          ['h new', undefined],
          ['h1', now + 9 * day],
        ],
        'Claims must be as written.',
      )
    },
  },
  {
    name: 'commits of one moment that fail late are undone alone',
    async test(storage) {
      await done(storage, { contacts: [claim('h', 'ada')], timers: [aTimer('t', now, { caseId: 'c0' })] })
      const kinds = ['done', 'taken', 'raced'] as const
      const expected = Array.from({ length: 30 }, (_, n) => kinds[n % 3])
      const results = await Promise.all(
        expected.map((kind, n) =>
          storage.commit({
            now,
            cases: [aCase(`c${n}`)],
            contacts: [claim(kind === 'taken' ? 'h' : `h${n}`, `account ${n}`)],
            timers: [aTimer('life', now + n, { caseId: `c${n}` })],
            ...(kind === 'raced' ? { fired: [{ caseId: 'c0', id: 't', epoch: 9 }] } : {}),
          }),
        ),
      )
      same(results, expected, 'Each commit must have its own result.')
      const standing = await Promise.all(expected.map((_, n) => storage.load(`c${n}`)))
      same(
        standing.map((row) => row !== undefined),
        expected.map((kind) => kind === 'done'),
        'Only what is done may leave a case.',
      )
      same((await storage.dueTimers(now + day, 99)).length, 11, 'Only what is done may leave a timer.')
    },
  },
]
