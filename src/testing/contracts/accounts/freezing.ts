import { check, same } from '../check.ts'
import { type AccountsSentence, ada, apply, bob, changesNothing, everythingOf, newPhone, revisionOf } from './sample.ts'

export const freezing: readonly AccountsSentence[] = [
  {
    name: 'a frozen account says so, and no other does',
    async test(bench) {
      const [id, other] = [await bench.add(ada), await bench.add(bob)]
      await bench.accounts.freeze(id, 'disputed', 'k')
      same((await bench.accounts.facts(id)).frozen, true, 'The facts must say so.')
      same((await bench.read(id)).frozen, true, 'The account must be frozen.')
      same((await bench.accounts.facts(other)).frozen, false, 'The other must not be.')
    },
  },
  {
    name: 'a frozen account is not changed',
    async test(bench) {
      const id = await bench.add(ada)
      const before = await revisionOf(bench, id)
      await bench.accounts.freeze(id, 'disputed', 'k')
      const [now, earlier] = await changesNothing(bench, [id], async () => [
        await apply(bench, newPhone(id), 'k2'),
        await bench.accounts.apply(newPhone(id), { key: 'k3', ifRevision: before }),
      ])
      same(now, 'frozen', 'It must be frozen.')
      check(earlier === 'frozen' || earlier === 'stale', 'It is frozen, and another than it was.')
    },
  },
  {
    name: 'frozen twice is frozen once',
    async test(bench) {
      const id = await bench.add(ada)
      await bench.accounts.freeze(id, 'disputed', 'k')
      const once = await everythingOf(bench, id)
      for (const key of ['k', 'k2']) await bench.accounts.freeze(id, 'disputed', key)
      same(await everythingOf(bench, id), once, 'Nothing may have changed.')
    },
  },
  {
    name: 'a change that was made stays made, and is told so under its key, when the account is frozen after it',
    async test(bench) {
      const id = await bench.add(ada)
      const options = { key: 'k', ifRevision: await revisionOf(bench, id) }
      same(await bench.accounts.apply(newPhone(id), options), 'applied', 'It must be applied.')
      await bench.accounts.freeze(id, 'disputed', 'k2')
      const again = await changesNothing(bench, [id], () => bench.accounts.apply(newPhone(id), options))
      same(again, 'applied', 'It was applied then.')
    },
  },
]
