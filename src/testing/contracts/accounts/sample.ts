import type { Binding, Change, ChangeAnswer } from '../../../ports/accounts.ts'
import type { Contact } from '../../../vocabulary/factors.ts'
import type { AccountsBench, KeptAccount } from '../accounts.ts'
import { check, same } from '../check.ts'
import type { Sentence } from '../contract.ts'

export type AccountsSentence = Sentence<AccountsBench>

export const ada = { email: 'ada@example.org', phone: '+46701740605', totp: true }
export const bob = { email: 'bob@example.org', phone: '+46701740606' }
export const fresh = { email: 'ada.new@example.net', phone: '+46701740607' }
/** When a hold ends (ms). */
export const until = 1_750_086_400_000

export const contact = (kind: Contact, address: string): Binding => ({ kind, address })
export const changeOf = (account: string, over: Partial<Change> = {}): Change => ({
  account,
  how: 'swap',
  release: [],
  bind: [],
  hold: { capabilities: ['withdraw', 'recover'], until },
  revokeSessions: true,
  ...over,
})
/** The lost phone is replaced. */
export const newPhone = (account: string, address: string = fresh.phone): Change =>
  changeOf(account, { release: ['phone'], bind: [contact('phone', address)] })

export const revisionOf = async ({ accounts }: AccountsBench, id: string): Promise<string> =>
  (await accounts.facts(id)).revision
/** Makes a change of the account as it is now. */
export async function apply(bench: AccountsBench, change: Change, key = 'k'): Promise<ChangeAnswer> {
  return bench.accounts.apply(change, { key, ifRevision: await revisionOf(bench, change.account) })
}

/** Everything there is to see of an account, from behind and from before. */
export async function everythingOf(bench: AccountsBench, ...ids: readonly string[]): Promise<unknown> {
  return Promise.all(ids.map(async (id) => ({ kept: await bench.read(id), facts: await bench.accounts.facts(id) })))
}
/** Whatever is done, the accounts stay as they are. */
export async function changesNothing<T>(
  bench: AccountsBench,
  ids: readonly string[],
  act: () => Promise<T>,
): Promise<T> {
  const before = await everythingOf(bench, ...ids)
  const answer = await act()
  same(await everythingOf(bench, ...ids), before, 'Nothing may have changed.')
  return answer
}

export async function found(bench: AccountsBench, kind: Contact, value: string): Promise<string | undefined> {
  return (await bench.accounts.find({ kind, value })) ?? undefined
}
export function held(kept: KeptAccount, end = until): void {
  check((kept.heldUntil ?? 0) >= end, 'The hold must be in force until its end.')
}
