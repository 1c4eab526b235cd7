import { same } from '../check.ts'
import { anEffect, day, done, lease, minute, now, type StorageSentence, states } from './sample.ts'

export const effects: readonly StorageSentence[] = [
  {
    name: 'an effect is leased with all it was written with',
    async test(storage) {
      const effect = anEffect('e1', { group: 'g1' })
      await done(storage, { effects: [effect, anEffect('e2', { queue: 'q2' })] })
      const leased = await storage.claimEffects(now, { limit: 1, leaseUntil: now + minute, worker: 'w1' })
      same(leased, [{ ...effect, attempt: 1 }], 'The effect must come as written, with its first attempt.')
      same(
        await storage.effectsOf('c1'),
        [
          { ...effect, state: 'waiting', attempt: 1 },
          { ...anEffect('e2', { queue: 'q2' }), state: 'waiting', attempt: 0 },
        ],
        'Effects of a case must come oldest first, a leased one still waiting.',
      )
    },
  },
  {
    name: 'an effect is not leased before it is due',
    async test(storage) {
      await done(storage, { effects: [anEffect('e1', { due: now + day })] })
      same(await lease(storage, now + day - 1), [], 'It must not come early.')
      same(await lease(storage, now + day), ['e1'], 'It must come when due.')
    },
  },
  {
    name: 'leases come earliest first, and the limit holds',
    async test(storage) {
      const at = (key: string, due: number) => anEffect(key, { queue: key, due })
      await done(storage, { effects: [at('c', now), at('a', now - 9), at('b', now - 5), at('d', now)] })
      same(await lease(storage, now, 'w1', 3), ['a', 'b', 'c'], 'The three earliest must come.')
      same(await lease(storage, now, 'w1', 3), ['d'], 'Then the one that is left.')
    },
  },
  {
    name: 'a queue is worked off in the order it was written, one row at a time',
    async test(storage) {
      await done(storage, { effects: [anEffect('z', { due: now }), anEffect('a', { due: now - day, caseId: 'c2' })] })
      await done(storage, { effects: [anEffect('m', { due: now - 2 * day }), anEffect('other', { queue: 'q2' })] })
      const order: string[] = []
      for (let n = 0; n < 4; n += 1) {
        const keys = await lease(storage)
        order.push(keys.join('+'))
        for (const key of keys) same(await storage.settleEffect(key, 'w1', { state: 'done' }), true, 'It must settle.')
      }
      same(order, ['z+other', 'a', 'm', ''], 'Each queue must keep its order; queues do not wait for each other.')
    },
  },
  {
    name: 'a first row that is not due yet holds its queue back',
    async test(storage) {
      await done(storage, { effects: [anEffect('first', { due: now + day }), anEffect('second')] })
      same(await lease(storage), [], 'The second row must wait for the first.')
      same(await lease(storage, now + day), ['first'], 'The first must come when due.')
      await storage.settleEffect('first', 'w1', { state: 'waiting', due: now + 2 * day, trouble: 'later' })
      same(await lease(storage, now + day), [], 'A row that is to be tried later must hold its queue back.')
    },
  },
  {
    name: 'a leased effect is not handed out again before its lease is over',
    async test(storage) {
      await done(storage, { effects: [anEffect('e1'), anEffect('e2')] })
      same(await lease(storage, now, 'w1'), ['e1'], 'The first worker has it.')
      same(await lease(storage, now, 'w2'), [], 'Nobody else may have it, nor what is behind it.')
      same(await lease(storage, now + minute - 1, 'w2'), [], 'Not until the last millisecond.')
      const again = await storage.claimEffects(now + minute, { limit: 9, leaseUntil: now + 2 * minute, worker: 'w2' })
      same(
        again.map((row) => [row.key, row.attempt]),
        [['e1', 2]],
        'Then another may, and the attempt counts.',
      )
    },
  },
  {
    name: 'two workers that ask at once never get the same effect',
    async test(storage) {
      await done(storage, { effects: Array.from({ length: 40 }, (_, n) => anEffect(`e${n}`, { queue: `q${n}` })) })
      const taken = await Promise.all(Array.from({ length: 8 }, (_, n) => lease(storage, now, `w${n}`, 10)))
      same(taken.flat().length, 40, 'Everything must be handed out.')
      same(new Set(taken.flat()).size, 40, 'Nothing may be handed out twice.')
    },
  },
  {
    name: 'a worker whose effect was leased by another can neither settle nor finish it',
    async test(storage) {
      await done(storage, { effects: [anEffect('e1')] })
      same(await storage.settleEffect('e1', 'w1', { state: 'done' }), false, 'What is not leased cannot be settled.')
      await lease(storage, now, 'w1')
      same(await storage.settleEffect('e1', 'w2', { state: 'done' }), false, 'It is the first worker’s.')
      await lease(storage, now + minute, 'w2')
      const finish = (worker: string) => storage.commit({ now, finished: { key: 'e1', worker } })
      for (const state of ['done', 'dropped'] as const) {
        same(await storage.settleEffect('e1', 'w1', { state }), false, 'The first worker has lost it.')
      }
      const trouble = 'late'
      same(await storage.settleEffect('e1', 'w1', { state: 'aside', trouble }), false, 'It cannot set it aside either.')
      same(await storage.settleEffect('e1', 'w1', { state: 'waiting', due: now, trouble }), false, 'Nor put it back.')
      same(await finish('w1'), 'raced', 'Nor finish it in a commit.')
      same(await states(storage), { e1: 'waiting' }, 'It must be as the second worker leased it.')
      same(await finish('w2'), 'done', 'The second worker can.')
      same(await finish('w2'), 'raced', 'Once.')
      same(await storage.settleEffect('e1', 'w2', { state: 'done' }), false, 'Then it is nobody’s.')
    },
  },
  {
    name: 'a worker may settle after its lease is over while nobody else took it',
    async test(storage) {
      await done(storage, { effects: [anEffect('e1'), anEffect('e2', { queue: 'q2' })] })
      await lease(storage)
      same(await storage.settleEffect('e1', 'w1', { state: 'done' }), true, 'It must settle.')
      const finished = { key: 'e2', worker: 'w1' }
      same(await storage.commit({ now: now + day, finished }), 'done', 'It must finish.')
    },
  },
  {
    name: 'finished effects are done, and the queue goes on in the same commit',
    async test(storage) {
      await done(storage, { effects: [anEffect('e1')] })
      await lease(storage)
      await done(storage, { finished: { key: 'e1', worker: 'w1' }, effects: [anEffect('e2')] })
      same(await states(storage), { e1: 'done', e2: 'waiting' }, 'The one is done, the next waits.')
      same(await lease(storage), ['e2'], 'The queue must go on.')
    },
  },
  {
    name: 'an effect that waits again keeps its place, its trouble and its count',
    async test(storage) {
      await done(storage, { effects: [anEffect('e1'), anEffect('e2')] })
      for (let attempt = 1; attempt <= 3; attempt += 1) {
        const at = now + attempt * day
        const leased = await storage.claimEffects(at, { limit: 9, leaseUntil: at + minute, worker: 'w1' })
        same(
          leased.map((row) => [row.key, row.attempt]),
          [['e1', attempt]],
          'The first row must come, counted.',
        )
        same(
          await storage.settleEffect('e1', 'w1', { state: 'waiting', due: at + day, trouble: `t${attempt}` }),
          true,
          'It must settle.',
        )
        same(await lease(storage, at + day - 1, 'w2'), [], 'It must wait for its new time.')
      }
      const [row] = await storage.effectsOf('c1')
      same(
        row,
        { ...anEffect('e1', { due: now + 4 * day }), state: 'waiting', attempt: 3, trouble: 't3' },
        'Its time, count and last trouble must be known.',
      )
    },
  },
  {
    name: 'an effect that was set aside lets its queue go on, and may be tried again',
    async test(storage) {
      await done(storage, { effects: [anEffect('e1'), anEffect('e2'), anEffect('x', { queue: 'q2', caseId: 'c2' })] })
      same(await storage.troubles(9), [], 'There is no trouble yet.')
      same(await storage.retry('e1', now), false, 'What was not set aside cannot be tried again.')
      await lease(storage)
      for (const key of ['x', 'e1']) await storage.settleEffect(key, 'w1', { state: 'aside', trouble: `no ${key}` })
      const aside = { state: 'aside', attempt: 1 } as const
      same(
        await storage.troubles(9),
        [
          { ...anEffect('e1'), ...aside, trouble: 'no e1' },
          { ...anEffect('x', { queue: 'q2', caseId: 'c2' }), ...aside, trouble: 'no x' },
        ],
        'Troubles must come oldest first, by when they were written.',
      )
      same((await storage.troubles(1)).length, 1, 'The limit must hold.')
      same(await storage.retry('e1', now + day), true, 'It may be tried again.')
      same(await storage.retry('e1', now + day), false, 'Then it is aside no more.')
      same(await storage.retry('none', now), false, 'What is not there cannot be tried again.')
      same(await lease(storage, now + day), ['e1'], 'It must come back at its time, before what was written after it.')
      await storage.settleEffect('e1', 'w1', { state: 'done' })
      same(await lease(storage, now + day), ['e2'], 'The queue must go on.')
      same(
        (await storage.troubles(9)).map((row) => row.key),
        ['x'],
        'Only the other trouble may be left.',
      )
    },
  },
  {
    name: 'an effect that is tried again waits for the row of its queue that is in flight',
    async test(storage) {
      await done(storage, { effects: [anEffect('e1'), anEffect('e2'), anEffect('e3')] })
      await lease(storage)
      await storage.settleEffect('e1', 'w1', { state: 'aside', trouble: 'no' })
      same(await lease(storage), ['e2'], 'The queue must go on.')
      same(await storage.retry('e1', now), true, 'The first may be tried again.')
      same(await lease(storage, now, 'w2'), [], 'Never two of one queue at a time.')
      await storage.settleEffect('e2', 'w1', { state: 'done' })
      same(await lease(storage), ['e1'], 'Then it must come first.')
      await storage.settleEffect('e1', 'w1', { state: 'done' })
      same(await lease(storage), ['e3'], 'And the queue must go on after it.')
    },
  },
  {
    name: 'a second write under the same key is ignored',
    async test(storage) {
      await done(storage, { effects: [anEffect('e1')] })
      await done(storage, { effects: [anEffect('e1', { body: 'other', queue: 'q2' }), anEffect('e2')] })
      same(
        (await storage.effectsOf('c1')).map((row) => [row.key, row.queue, row.body]),
        [
          ['e1', 'q1', anEffect('e1').body],
          ['e2', 'q1', anEffect('e2').body],
        ],
        'The first write must stand; the rest of the commit counts.',
      )
      await lease(storage)
      await storage.settleEffect('e1', 'w1', { state: 'done' })
      await done(storage, { effects: [anEffect('e1')] })
      same(await states(storage), { e1: 'done', e2: 'waiting' }, 'Not even when it is done.')
    },
  },
]
