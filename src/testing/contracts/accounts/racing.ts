import { same } from '../check.ts'
import { type AccountsSentence, ada, bob, found, fresh, newPhone, revisionOf } from './sample.ts'

const eight = Array.from({ length: 8 }, (_, n) => n)

/** Several at the same moment. */
export const racing: readonly AccountsSentence[] = [
  {
    name: 'asked at once under one key the change is made once',
    async test(bench) {
      const id = await bench.add(ada)
      const options = { key: 'k', ifRevision: await revisionOf(bench, id) }
      const answers = await Promise.all(eight.map(() => bench.accounts.apply(newPhone(id), options)))
      same(
        answers,
        eight.map(() => 'applied'),
        'Each must hear that it was applied.',
      )
      const after = await bench.read(id)
      same(after.phone, fresh.phone, 'The new number must be there.')
    },
  },
  {
    name: 'of changes at once under one revision one is made',
    async test(bench) {
      const id = await bench.add(ada)
      const ifRevision = await revisionOf(bench, id)
      const addressOf = (n: number) => `+4670174070${n}`
      const answers = await Promise.all(
        eight.map((n) => bench.accounts.apply(newPhone(id, addressOf(n)), { key: `k${n}`, ifRevision })),
      )
      same([...answers].sort(), ['applied', ...eight.slice(1).map(() => 'stale')], 'Exactly one must be applied.')
      const winner = answers.indexOf('applied')
      same((await bench.read(id)).phone, addressOf(winner), 'The number must be the one that was applied.')
    },
  },
  {
    name: 'of two accounts that ask for one contact at once one gets it',
    async test(bench) {
      const ids = [await bench.add(ada), await bench.add(bob)]
      const revisions = await Promise.all(ids.map((id) => revisionOf(bench, id)))
      const answers = await Promise.all(
        ids.map((id, n) => bench.accounts.apply(newPhone(id), { key: id, ifRevision: revisions[n] ?? '' })),
      )
      same([...answers].sort(), ['applied', 'taken'], 'A contact is at most one account’s.')
      same(await found(bench, 'phone', fresh.phone), ids[answers.indexOf('applied')], 'It is the one that was applied.')
    },
  },
]
