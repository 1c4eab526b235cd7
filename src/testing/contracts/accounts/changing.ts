import { check, same } from '../check.ts'
import { everythingOf as sayFault } from '../comparing.ts'
import {
  type AccountsSentence,
  ada,
  apply,
  bob,
  changeOf,
  changesNothing,
  contact,
  found,
  fresh,
  held,
  newPhone,
  revisionOf,
  until,
} from './sample.ts'

export const changing: readonly AccountsSentence[] = [
  {
    name: 'a change is made whole: released, bound, sessions ended, held',
    async test(bench) {
      const id = await bench.add(ada)
      await bench.signIn(id)
      same(await apply(bench, newPhone(id)), 'applied', 'It must be applied.')
      const kept = await bench.read(id)
      same([kept.email, kept.phone], [ada.email, fresh.phone], 'The new number must be in the place of the old.')
      same(kept.sessions, 0, 'Older sessions must be ended.')
      held(kept)
      same(await found(bench, 'phone', ada.phone), undefined, 'The old number must not lead to it any more.')
      same(await found(bench, 'phone', fresh.phone), id, 'The new one must.')
      const { factors } = await bench.accounts.facts(id)
      same(factors.find(({ kind }) => kind === 'phone')?.address, fresh.phone, 'The facts must be the new ones.')
    },
  },
  {
    name: 'what is released is gone, and what is not named stays',
    async test(bench) {
      const id = await bench.add(ada)
      const before = await bench.read(id)
      same(await apply(bench, changeOf(id, { release: ['phone'] })), 'applied', 'It must be applied.')
      const after = await bench.read(id)
      same(after.phone, undefined, 'The number must be gone.')
      same([after.email, after.totp, after.password], [before.email, before.totp, before.password], 'The rest stays.')
      const kinds = (await bench.accounts.facts(id)).factors.map(({ kind }) => kind)
      same(kinds.sort(), ['email', 'totp'], 'The facts must say so.')
    },
  },
  {
    name: 'a prepared authenticator or password takes the place of the old',
    async test(bench) {
      const id = await bench.add(ada)
      for (const kind of ['totp', 'password'] as const) {
        const before = await bench.read(id)
        const bind = [{ kind, handle: await bench.handle(kind, id) }]
        const how = kind === 'password' ? 'password' : 'swap'
        const change = changeOf(id, { how, release: kind === 'totp' ? ['totp'] : [], bind })
        same(await apply(bench, change, kind), 'applied', 'It must be applied.')
        const after = await bench.read(id)
        check(after[kind] !== undefined && after[kind] !== before[kind], `The ${kind} must be the new one.`)
      }
    },
  },
  {
    name: 'a later hold never shortens an earlier one',
    async test(bench) {
      const id = await bench.add(ada)
      const holding = (end: number, key: string) =>
        apply(bench, changeOf(id, { release: [], hold: { capabilities: ['withdraw'], until: end } }), key)
      same(await holding(until, 'k1'), 'applied', 'It must be applied.')
      same(await holding(until - 3_600_000, 'k2'), 'applied', 'It must be applied.')
      held(await bench.read(id))
      same(await holding(until + 1, 'k3'), 'applied', 'It must be applied.')
      held(await bench.read(id), until + 1)
    },
  },
  {
    name: 'the same key gives the same answer and changes nothing twice',
    async test(bench) {
      const [id, other] = [await bench.add(ada), await bench.add(bob)]
      const ifRevision = await revisionOf(bench, id)
      const say = (key: string, address: string) => bench.accounts.apply(newPhone(id, address), { key, ifRevision })
      same(await say('taken', bob.phone), 'taken', 'The number is another account’s.')
      same(await say('applied', fresh.phone), 'applied', 'It must be applied.')
      same(await say('stale', ada.phone), 'stale', 'The account has changed since.')
      await bench.edit(other, 'phone', '+46701740608')
      await bench.signIn(id)
      await changesNothing(bench, [id, other], async () => {
        same(await say('taken', bob.phone), 'taken', 'It was taken then.')
        same(await say('applied', fresh.phone), 'applied', 'It was applied then.')
        same(await say('stale', ada.phone), 'stale', 'It was stale then.')
      })
    },
  },
  {
    name: 'a change of another revision is stale and changes nothing',
    async test(bench) {
      const id = await bench.add(ada)
      const ifRevision = await revisionOf(bench, id)
      await bench.edit(id, 'email', fresh.email)
      for (const [key, revision] of [
        ['k1', ifRevision],
        ['k2', ''],
        ['k3', 'a revision to come'],
      ] as const) {
        const say = () => bench.accounts.apply(newPhone(id), { key, ifRevision: revision })
        same(await changesNothing(bench, [id], say), 'stale', 'It was asked for another account than this one is now.')
      }
    },
  },
  {
    name: 'a contact of another account is taken, and nothing of the change is made',
    async test(bench) {
      const [id, other] = [await bench.add(ada), await bench.add(bob)]
      const change = changeOf(id, {
        release: ['email', 'phone', 'totp'],
        bind: [contact('email', fresh.email), contact('phone', bob.phone)],
      })
      same(await changesNothing(bench, [id, other], () => apply(bench, change)), 'taken', 'It must be taken.')
      same(await found(bench, 'email', fresh.email), undefined, 'The half that was free must not be bound.')
    },
  },
  {
    name: 'an account’s own contact is not taken from it',
    async test(bench) {
      const id = await bench.add(ada)
      same(await apply(bench, newPhone(id, ada.phone)), 'applied', 'It is its own.')
      same(await found(bench, 'phone', ada.phone), id, 'And stays so.')
    },
  },
  {
    name: 'a change that cannot be made whole changes nothing, and what is thrown repeats no handle',
    async test(bench) {
      const id = await bench.add(ada)
      const handle = 'a-handle-that-nobody-prepared'
      for (const kind of ['totp', 'password'] as const) {
        const bind = [contact('phone', fresh.phone), { kind, handle }]
        const change = changeOf(id, { release: ['phone', 'totp'], bind })
        const said = await changesNothing(bench, [id], () => apply(bench, change, kind).catch(sayFault))
        check(said !== 'applied' && !said.includes(handle), 'It must be refused, or throw without the handle.')
      }
      same(await found(bench, 'phone', fresh.phone), undefined, 'The half that could be made must not be.')
    },
  },
  {
    name: 'a change of an account nobody has is none',
    async test(bench) {
      const id = await bench.add(ada)
      const change = newPhone(`${id} of nobody`)
      const options = { key: 'k', ifRevision: await revisionOf(bench, id) }
      const say = () => bench.accounts.apply(change, options).catch(sayFault)
      check((await changesNothing(bench, [id], say)) !== 'applied', 'There is nothing to change.')
      same(await found(bench, 'phone', fresh.phone), undefined, 'Nobody has the number.')
    },
  },
]
