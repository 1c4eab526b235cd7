import type { Change } from '../../../ports/accounts.ts'
import type { AccountsBench } from '../accounts.ts'
import { check, same } from '../check.ts'
import { type AccountsSentence, ada, changeOf, changesNothing, found, fresh, held, revisionOf } from './sample.ts'

/** An old account and a new one of the same owner, which lends it its contacts and is closed. */
interface Migration {
  readonly bench: AccountsBench
  readonly old: string
  readonly donor: string
  readonly change: () => Promise<Change>
  apply(change: Change, key?: string): Promise<string>
}
const migration = (
  name: string,
  test: (migration: Migration) => Promise<void>,
  lent: Partial<typeof fresh> = fresh,
): AccountsSentence => ({
  name,
  async test(bench) {
    if (bench.lends === false) return
    const [old, donor] = [await bench.add(ada), await bench.add(lent)]
    const ifRevision = await revisionOf(bench, old)
    await test({
      bench,
      old,
      donor,
      change: async () =>
        changeOf(old, { how: 'migrate', donor: { account: donor, ifRevision: await revisionOf(bench, donor) } }),
      apply: (change, key = 'k') => bench.accounts.apply(change, { key, ifRevision }),
    })
  },
})

export const lending: readonly AccountsSentence[] = [
  migration('a lent contact moves, the lender is closed, and both are signed out', async ({ bench, ...of }) => {
    const { old, donor, change, apply } = of
    for (const id of [old, donor]) await bench.signIn(id)
    const before = await Promise.all([old, donor].map((id) => revisionOf(bench, id)))
    same(await apply(await change()), 'applied', 'It must be applied.')
    const [kept, lender] = [await bench.read(old), await bench.read(donor)]
    same([kept.email, kept.phone], [fresh.email, fresh.phone], 'Both contacts must be the lent ones.')
    same([lender.email, lender.phone, lender.closed], [undefined, undefined, true], 'The lender must be closed.')
    same([kept.sessions, lender.sessions], [0, 0], 'Both must be signed out.')
    held(kept)
    for (const kind of ['email', 'phone'] as const) {
      same(await found(bench, kind, fresh[kind]), old, 'A lent contact must lead to the old account.')
      same(await found(bench, kind, ada[kind]), undefined, 'Its old contact must lead to nobody.')
    }
    const after = await Promise.all([old, donor].map((id) => revisionOf(bench, id)))
    check(after[0] !== before[0], 'The old account must have another revision.')
  }),
  migration(
    'all of the account’s own contacts give way, also one that the lender has no other for',
    async ({ bench, old, change, apply }) => {
      same(await apply(await change()), 'applied', 'It must be applied.')
      const { email, phone } = await bench.read(old)
      same([email, phone], [undefined, fresh.phone], 'Only what was lent may be left.')
    },
    { phone: fresh.phone },
  ),
  migration('the same key migrates once', async ({ bench, old, donor, change, apply }) => {
    const asked = await change()
    same(await apply(asked), 'applied', 'It must be applied.')
    same(await changesNothing(bench, [old, donor], () => apply(asked)), 'applied', 'It was applied then.')
  }),
  migration(
    'a lender that has changed is stale, and nothing is moved',
    async ({ bench, old, donor, change, apply }) => {
      const asked = await change()
      await bench.edit(donor, 'email', 'another@example.net')
      same(await changesNothing(bench, [old, donor], () => apply(asked)), 'stale', 'It must be stale.')
    },
  ),
  migration('a frozen lender lends nothing', async ({ bench, old, donor, change, apply }) => {
    await bench.accounts.freeze(donor, 'disputed', 'freeze')
    const asked = await change()
    same(await changesNothing(bench, [old, donor], () => apply(asked)), 'frozen', 'It must be frozen.')
  }),
  migration('an account in which something is left is not closed', async ({ bench, old, donor, change, apply }) => {
    if (!bench.fill) return
    await bench.fill(donor)
    same((await bench.accounts.facts(donor)).empty, false, 'The facts must say that it is not empty.')
    const asked = await change()
    check((await changesNothing(bench, [old, donor], () => apply(asked))) !== 'applied', 'It must be refused.')
  }),
  migration('an account lends its contacts once', async ({ bench, old, donor, change, apply }) => {
    same(await apply(await change()), 'applied', 'It must be applied.')
    const third = await bench.add({ email: 'cy@example.org', phone: '+46701740609' })
    const lender = { account: donor, ifRevision: await revisionOf(bench, donor) }
    const asked = changeOf(third, { how: 'migrate', donor: lender })
    const options = { key: 'k2', ifRevision: await revisionOf(bench, third) }
    const again = () => bench.accounts.apply(asked, options)
    check((await changesNothing(bench, [old, donor, third], again)) !== 'applied', 'It is closed.')
  }),
]
