import { same } from '../check.ts'
import { aCase, aTimer, done, now, type StorageSentence } from './sample.ts'

/** Many at the same moment. */
export const together: readonly StorageSentence[] = [
  {
    name: 'of 32 commits at once that expect the same revision exactly one is done',
    async test(storage) {
      await done(storage, { cases: [aCase('c1')] })
      const results = await Promise.all(
        Array.from({ length: 32 }, (_, n) =>
          storage.commit({
            now,
            cases: [aCase('c1', 1, { body: `${n}` })],
            audit: [{ caseId: 'c1', revision: 2, at: now, body: `${n}` }],
          }),
        ),
      )
      same(results.filter((result) => result === 'done').length, 1, 'Exactly one must be done.')
      same(results.filter((result) => result === 'raced').length, 31, 'The others must have raced.')
      const winner = `${results.indexOf('done')}`
      same(await storage.load('c1'), { case: { revision: 2, body: winner } }, 'The case must be the one that was done.')
      same(
        (await storage.history('c1')).map((row) => row.body),
        [winner],
        'Only the one that was done may leave rows.',
      )
    },
  },
  {
    name: '64 commits at once on cases of their own are all done, and raced ones among them harm none',
    async test(storage) {
      const results = await Promise.all(
        Array.from({ length: 64 }, (_, n) =>
          storage.commit({
            now,
            cases: [aCase(`c${n}`, n % 8 === 7 ? 5 : 0)],
            timers: [aTimer('t', now, { caseId: `c${n}` })],
          }),
        ),
      )
      same(
        results,
        Array.from({ length: 64 }, (_, n) => (n % 8 === 7 ? 'raced' : 'done')),
        'Each commit must have its own result.',
      )
      same((await storage.dueTimers(now, 100)).length, 56, 'What was done must be there and nothing else.')
    },
  },
]
