import { check, same } from '../check.ts'
import { faultOf, likeWork, malformed } from '../comparing.ts'
import { type AccountsSentence, ada, bob, changesNothing, everythingOf, found } from './sample.ts'

const strange = ["' OR '1'='1", '%', '_', '*', 'ada@example.or', 'da@example.org', 'ada@example.org ', ...malformed]

export const asking: readonly AccountsSentence[] = [
  {
    name: 'an account is found by each of its addresses, and by nothing else',
    async test(bench) {
      const [a, b] = [await bench.add(ada), await bench.add(bob)]
      same(await found(bench, 'email', ada.email), a, 'Its e-mail address finds it.')
      same(await found(bench, 'phone', ada.phone), a, 'Its number finds it.')
      same(await found(bench, 'email', bob.email), b, 'Another address finds the other.')
      same(await found(bench, 'email', 'nobody@example.org'), undefined, 'Nobody has this address.')
      same(await found(bench, 'phone', ada.email), undefined, 'An e-mail address is no number.')
      for (const value of strange)
        for (const kind of ['email', 'phone'] as const)
          same(await found(bench, kind, value), undefined, 'Only a whole address finds an account.')
    },
  },
  {
    name: 'an address nobody has is looked for with as much work',
    async test(bench) {
      await bench.add(ada)
      const look = (value: string) => found(bench, 'email', value)
      await likeWork(
        bench,
        () => look(ada.email),
        () => look('nobody@example.org'),
      )
    },
  },
  {
    name: 'facts say what guards the account: kinds, whole addresses, masked hints',
    async test(bench) {
      const { revision, frozen, factors } = await bench.accounts.facts(await bench.add(ada))
      check(typeof revision === 'string' && revision !== '', 'An account has a revision.')
      same(frozen, false, 'It is not frozen.')
      const sorted = [...factors].sort((one, other) => (one.kind < other.kind ? -1 : 1))
      const told = sorted.map(({ kind, address }) => [kind, address])
      const expected = [
        ['email', ada.email],
        ['phone', ada.phone],
        ['totp', undefined],
      ]
      same(told, expected, 'Each factor is there once, contacts with their address.')
      for (const { hint } of factors)
        check(!hint.includes(ada.email) && !hint.includes(ada.phone), 'A hint must not be the address.')
    },
  },
  {
    name: 'facts are of one account, and a factor it does not have is not among them',
    async test(bench) {
      const [a, b] = [await bench.add({ email: ada.email }), await bench.add(bob)]
      const kinds = async (id: string) => (await bench.accounts.facts(id)).factors.map(({ kind }) => kind).sort()
      same(await kinds(a), ['email'], 'It has an e-mail address alone.')
      same(await kinds(b), ['email', 'phone'], 'The other has both.')
    },
  },
  {
    name: 'asking changes nothing',
    async test(bench) {
      const [a, b] = [await bench.add(ada), await bench.add(bob)]
      await changesNothing(bench, [a, b], async () => {
        for (const kind of ['email', 'phone'] as const) await found(bench, kind, ada[kind])
        await everythingOf(bench, a, b)
      })
    },
  },
  {
    name: 'an account nobody has has no facts',
    async test({ accounts, add }) {
      const id = await add(ada)
      for (const unknown of [`${id} of nobody`, '', '__proto__', "' OR '1'='1"])
        await faultOf(accounts.facts(unknown), 'There is nothing to tell of it.')
    },
  },
]
