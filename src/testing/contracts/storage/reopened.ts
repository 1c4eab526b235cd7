import { same } from '../check.ts'
import type { Sentence } from '../contract.ts'
import type { StorageBench } from '../storage.ts'
import { aCase, anEffect, aTimer, claim, day, done, lease, minute, now, states } from './sample.ts'

export const reopened: readonly Sentence<StorageBench>[] = [
  {
    name: 'what was done is there when the storage is closed and opened again',
    async test({ storage: first, reopen }) {
      await first.migrate()
      await done(first, {
        cases: [aCase('c1', 0, { body: 'kept', ledger: 'l1' })],
        ledgers: [{ key: 'l1', expected: 0, body: 'budget', keepUntil: now + day }],
        contacts: [claim('h1', 'ada')],
        timers: [aTimer('t', now + day, { epoch: 3 })],
        effects: [anEffect('in flight'), anEffect('behind')],
        commands: [{ caseId: 'c1', id: 'cmd', digest: 'd', answer: 'a' }],
        audit: [{ caseId: 'c1', revision: 1, at: now, body: 'opened' }],
        reviews: [{ op: 'put', caseId: 'c1', purpose: 'case', since: now, overdue: false }],
      })
      same(await lease(first), ['in flight'], 'The first row must be leased.')
      const before = await first.load('c1', 'cmd')
      await first.close()
      if (!reopen) return
      const storage = await reopen()
      try {
        await storage.migrate()
        same(await storage.load('c1', 'cmd'), before, 'Case, ledger and command must be there.')
        same((await storage.contacts(['h1'])).length, 1, 'The claim must be there.')
        same((await storage.dueTimers(now + day, 9)).length, 1, 'The timer must be there.')
        same((await storage.history('c1')).length, 1, 'The history must be there.')
        same((await storage.reviews(9)).length, 1, 'The review must be there.')
        same(await states(storage), { 'in flight': 'waiting', behind: 'waiting' }, 'The effects must be there.')
        same(await lease(storage, now, 'w2'), [], 'What was leased must still be.')
        same(await lease(storage, now + minute, 'w2'), ['in flight'], 'When its lease is over it must come again.')
      } finally {
        await storage.close()
      }
    },
  },
]
