import type { Storage } from '../../../ports/storage.ts'
import { same } from '../check.ts'
import { aCase, anEffect, aTimer, claim, day, done, lease, now, type StorageSentence, states } from './sample.ts'

async function fill(storage: Storage, caseId: string, keepUntil: number): Promise<void> {
  await done(storage, {
    cases: [aCase(caseId, 0, { keepUntil })],
    timers: [aTimer('t', now, { caseId }), aTimer('u', now + day, { caseId })],
    effects: [anEffect(`${caseId}/1/0`, { caseId }), anEffect(`${caseId}/1/1`, { caseId, group: 'g' })],
    commands: [{ caseId, id: 'cmd', digest: 'd', answer: 'a' }],
    audit: [{ caseId, revision: 1, at: now, body: 'opened' }],
    reviews: [{ op: 'put', caseId, purpose: 'reset', since: now, overdue: false }],
    contacts: [claim(`h ${caseId}`, caseId, { caseId })],
  })
}

async function rowsOf(storage: Storage, caseId: string): Promise<unknown> {
  const timers = await storage.dueTimers(now + 99 * day, 99)
  return {
    case: await storage.load(caseId, 'cmd'),
    timers: timers.filter((row) => row.caseId === caseId).length,
    effects: await states(storage, caseId),
    history: (await storage.history(caseId)).length,
    reviews: (await storage.reviews(99)).filter((row) => row.caseId === caseId).length,
  }
}

const gone = { case: undefined, timers: 0, effects: {}, history: 0, reviews: 0 }

/** A new case under the same id must not inherit anything. */
async function anew(storage: Storage, caseId: string): Promise<void> {
  await done(storage, { cases: [aCase(caseId)], effects: [anEffect(`${caseId}/1/0`, { caseId, queue: 'anew' })] })
  same((await storage.load(caseId, 'cmd'))?.command, undefined, 'The commands must be gone.')
  same(await states(storage, caseId), { [`${caseId}/1/0`]: 'waiting' }, 'The keys of effects must be free again.')
}

export const retention: readonly StorageSentence[] = [
  {
    name: 'an erased case goes with all its rows and leaves the others, and claims on contacts',
    async test(storage) {
      await fill(storage, 'c1', now + day)
      await fill(storage, 'c2', now + day)
      const other = await rowsOf(storage, 'c2')
      await done(storage, { erased: ['c1', 'no such case'] })
      same(await rowsOf(storage, 'c1'), gone, 'Every row of the case must go.')
      same(await rowsOf(storage, 'c2'), other, 'Every row of the other must stay.')
      same((await storage.contacts(['h c1'])).length, 1, 'A claim ends by its release or its time, not with its case.')
      same(await lease(storage), ['c2/1/0'], 'A queue that was shared must go on.')
      await anew(storage, 'c1')
    },
  },
  {
    name: 'what is written of a case in the commit that erases it goes too',
    async test(storage) {
      await fill(storage, 'c1', now + day)
      await done(storage, {
        cases: [aCase('c1', 1)],
        audit: [{ caseId: 'c1', revision: 2, at: now, body: 'x' }],
        effects: [anEffect('c1/2/0'), anEffect('last word', { caseId: 'account' })],
        erased: ['c1'],
      })
      same(await rowsOf(storage, 'c1'), gone, 'Nothing may be left.')
      same(await states(storage, 'account'), { 'last word': 'waiting' }, 'Rows of others must be written.')
    },
  },
  {
    name: 'an effect in flight whose case was erased is nobody’s',
    async test(storage) {
      await fill(storage, 'c1', now + day)
      await done(storage, { effects: [anEffect('behind', { caseId: 'c2' })] })
      same(await lease(storage), ['c1/1/0'], 'It is in flight.')
      await done(storage, { erased: ['c1'] })
      same(await storage.settleEffect('c1/1/0', 'w1', { state: 'done' }), false, 'It cannot be settled any more.')
      same(await lease(storage), ['behind'], 'The queue must go on.')
    },
  },
  {
    name: 'purge drops cases past their time with all their rows, and says how many',
    async test(storage) {
      await fill(storage, 'c1', now + day)
      await fill(storage, 'c2', now + 2 * day)
      await fill(storage, 'c3', now + day)
      const other = await rowsOf(storage, 'c2')
      same(await storage.purge(now + day - 1, 9), 0, 'Nothing is past its time.')
      same(await storage.purge(now + day, 9), 2, 'Two cases are past their time.')
      for (const caseId of ['c1', 'c3']) same(await rowsOf(storage, caseId), gone, 'Every row of the case must go.')
      same(await rowsOf(storage, 'c2'), other, 'Every row of the other must stay.')
      same(await lease(storage), ['c2/1/0'], 'A queue that was shared must go on.')
      await anew(storage, 'c1')
    },
  },
  {
    name: 'purge goes by the last write of a case, and by its limit',
    async test(storage) {
      await fill(storage, 'c1', now)
      await done(storage, { cases: [aCase('c1', 1, { keepUntil: now + day })] })
      same(await storage.purge(now, 9), 0, 'The case was written again and must stay.')
      for (let n = 0; n < 5; n += 1) await fill(storage, `d${n}`, now + n)
      same(await storage.purge(now + 9, 2), 2, 'The limit must hold.')
      same(await storage.purge(now + 9, 9), 3, 'The rest must go with the next.')
      same(await storage.purge(now + 9, 9), 0, 'Then nothing is left to drop.')
    },
  },
  {
    name: 'purge drops ledgers and claims past their time, and never what is for good',
    async test(storage) {
      const ledger = (key: string, keepUntil: number) => ({ key, expected: 0, body: key, keepUntil })
      await done(storage, {
        ledgers: [ledger('l1', now), ledger('l2', now + day)],
        contacts: [
          claim('h1', 'ada', { until: now }, ['h1 old']),
          claim('h2', 'ada', { until: now + day }),
          claim('h3', 'ada'),
          claim('h1', 'bob', { kind: 'ban', until: now + day }),
        ],
      })
      same(await storage.purge(now, 9), 0, 'No case went.')
      same(await storage.ledgers(['l1', 'l2']), [undefined, { revision: 1, body: 'l2' }], 'Only the one ledger may go.')
      const found = await storage.contacts(['h1', 'h1 old', 'h2', 'h3'])
      same(found.map((row) => row.hash).sort(), ['h1', 'h2', 'h3'], 'Only the claim that is over may go.')
      await done(storage, { ledgers: [ledger('l1', now + day)] })
      await storage.purge(now + 36_500 * day, 9)
      same(
        (await storage.contacts(['h1', 'h2', 'h3'])).map((row) => row.hash),
        ['h3'],
        'What is for good must stay.',
      )
    },
  },
]
