import { same } from '../check.ts'
import { anEffect, aTimer, day, done, lease, minute, now, type StorageSentence } from './sample.ts'

export const timers: readonly StorageSentence[] = [
  {
    name: 'timers that are due come earliest first, and asking changes nothing',
    async test(storage) {
      await done(storage, {
        timers: [aTimer('b', now), aTimer('a', now - 5, { epoch: 7 }), aTimer('later', now + 1), aTimer('c', now - 9)],
      })
      const due = [
        { caseId: 'c1', id: 'c', due: now - 9, epoch: 1 },
        { caseId: 'c1', id: 'a', due: now - 5, epoch: 7 },
        { caseId: 'c1', id: 'b', due: now, epoch: 1 },
      ]
      same(await storage.dueTimers(now, 10), due, 'Timers due until now, inclusive, must come earliest first.')
      same(await storage.dueTimers(now, 2), due.slice(0, 2), 'The limit must hold.')
      same(await storage.dueTimers(now, 10), due, 'Asking must change nothing.')
      same(await storage.dueTimers(now - 10, 10), [], 'Nothing may come early.')
    },
  },
  {
    name: 'a timer set again is one timer, with its new time and epoch',
    async test(storage) {
      await done(storage, { timers: [aTimer('t', now), aTimer('t', now, { caseId: 'c2' })] })
      await done(storage, { timers: [aTimer('t', now + day, { epoch: 2 })] })
      same(
        (await storage.dueTimers(now, 9)).map((row) => row.caseId),
        ['c2'],
        'The old time must not fire.',
      )
      same((await storage.dueTimers(now + day, 9)).length, 2, 'There must be one timer under each id.')
      await done(storage, { timers: [aTimer('t', now, { epoch: 3 })] })
      same((await storage.dueTimers(now, 9)).length, 2, 'A timer may be set to an earlier time.')
    },
  },
  {
    name: 'a timer that is cleared is gone, and clearing none is nothing',
    async test(storage) {
      await done(storage, { timers: [aTimer('t', now), aTimer('u', now)] })
      await done(storage, {
        timers: [
          { op: 'clear', caseId: 'c1', id: 't' },
          { op: 'clear', caseId: 'c9', id: 't' },
        ],
      })
      same(
        (await storage.dueTimers(now, 9)).map((row) => row.id),
        ['u'],
        'Only the other timer may stand.',
      )
      same(await storage.commit({ now, fired: [{ caseId: 'c1', id: 't', epoch: 1 }] }), 'raced', 'It must not fire.')
    },
  },
  {
    name: 'a timer fires once, and only under the epoch that armed it',
    async test(storage) {
      await done(storage, { timers: [aTimer('t', now, { epoch: 4 })] })
      const fire = (epoch: number) => storage.commit({ now, fired: [{ caseId: 'c1', id: 't', epoch }] })
      same(await fire(3), 'raced', 'A firing of an earlier arming must race.')
      same((await storage.dueTimers(now, 9)).length, 1, 'Then the timer must stand.')
      const results = await Promise.all(Array.from({ length: 8 }, () => fire(4)))
      same(results.filter((result) => result === 'done').length, 1, 'Of many firings exactly one must be done.')
      same(await storage.dueTimers(now, 9), [], 'A timer that fired must be gone.')
    },
  },
  {
    name: 'a commit may fire a timer and set it anew',
    async test(storage) {
      await done(storage, { timers: [aTimer('t', now)] })
      await done(storage, {
        fired: [{ caseId: 'c1', id: 't', epoch: 1 }],
        timers: [aTimer('t', now + day, { epoch: 2 })],
      })
      const expected = [{ caseId: 'c1', id: 't', due: now + day, epoch: 2 }]
      same(await storage.dueTimers(now + day, 9), expected, 'The timer must stand as it was set anew.')
    },
  },
  {
    name: 'many timers that are set again and again fire once each, in order',
    async test(storage) {
      const ids = Array.from({ length: 200 }, (_, n) => `t${n}`)
      for (let epoch = 1; epoch <= 20; epoch += 1) {
        const due = (n: number) => now + ((n * 37 + epoch * 11) % 200)
        await done(storage, { timers: ids.map((id, n) => aTimer(id, due(n), { epoch })) })
        // Asked seldom, so that what no longer stands piles up in between.
        if (epoch % 10 !== 0) continue
        const found = await storage.dueTimers(now + 199, 500)
        same(
          found.map((row) => [row.due, row.epoch]),
          ids.map((_, n) => [now + n, epoch]),
          'Each timer must be there once, as last set, earliest first.',
        )
      }
    },
  },
  {
    name: 'next due is the earliest of timers and effects',
    async test(storage) {
      same(await storage.nextDue(), undefined, 'Nothing waits.')
      await done(storage, { timers: [aTimer('t', now + 5 * day)] })
      same(await storage.nextDue(), now + 5 * day, 'A timer waits.')
      await done(storage, { effects: [anEffect('e', { due: now + day })] })
      same(await storage.nextDue(), now + day, 'The effect is earlier.')
      await done(storage, { timers: [aTimer('t', now - day, { epoch: 2 })] })
      same(await storage.nextDue(), now - day, 'What is overdue is next.')
      await done(storage, { timers: [{ op: 'clear', caseId: 'c1', id: 't' }] })
      same(await storage.nextDue(), now + day, 'A cleared timer is not due.')
    },
  },
  {
    name: 'next due knows that a queue waits for its first row, and a lease for its end',
    async test(storage) {
      await done(storage, { effects: [anEffect('first', { due: now + day }), anEffect('second', { due: now - day })] })
      same(await storage.nextDue(), now + day, 'A row behind another is not due before it.')
      same(await lease(storage, now + day), ['first'], 'The first row must be leased.')
      same(await storage.nextDue(), now + day + minute, 'While it is leased, the end of the lease is next.')
      await storage.settleEffect('first', 'w1', { state: 'done' })
      same(await storage.nextDue(), now - day, 'Then the second row is next.')
      same(await lease(storage), ['second'], 'The second row must be leased.')
      await storage.settleEffect('second', 'w1', { state: 'aside', trouble: 'refused' })
      same(await storage.nextDue(), undefined, 'A row that was set aside is not due.')
      await storage.retry('second', now + 3 * day)
      same(await storage.nextDue(), now + 3 * day, 'A row that is tried again is due.')
    },
  },
]
