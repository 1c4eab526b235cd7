import type { Binding, Change, ChangeAnswer, Factor } from 'regain'
import type { Account, DemoAccounts } from './accounts.ts'
import type { DemoFile } from './file.ts'

/** What is stored in place of a handle that a verifier gave when it prepared a secret. */
export type SecretOf = (kind: 'totp' | 'passkey' | 'password', handle: string) => string

/** Hold, invalidate, bind and revoke. The caller's transaction makes it one: everything here is written, or nothing. */
export function makeChange(
  file: DemoFile,
  accounts: DemoAccounts,
  secretOf: SecretOf,
  change: Change,
  ifRevision: string,
): ChangeAnswer {
  const account = accounts.must(change.account)
  const donor = change.donor && accounts.must(change.donor.account)
  if (account.frozen || donor?.frozen) return 'frozen'
  if (String(account.revision) !== ifRevision) return 'stale'
  if (donor && (String(donor.revision) !== change.donor?.ifRevision || donor.closed || donor.coins > 0)) return 'stale'
  if (change.bind.some((binding) => isTaken(accounts, binding, account.id))) return 'taken'

  const put = (kind: Factor | 'password', value: string | null): void =>
    void file.run(`UPDATE demo_accounts SET ${kind} = ? WHERE id = ?`, value, account.id)
  file.run('UPDATE demo_accounts SET heldUntil = max(heldUntil, ?) WHERE id = ?', change.hold.until, account.id)
  for (const kind of change.release) put(kind, null)
  for (const binding of change.bind)
    put(binding.kind, 'address' in binding ? binding.address : secretOf(binding.kind, binding.handle))
  if (donor) lend(file, donor, account)
  if (change.how === 'password') {
    // a new password is a root of its own; the others that were prepared for this account are worth nothing now
    file.run('UPDATE demo_accounts SET passwordRoot = NULL, isReset = 1 WHERE id = ?', account.id)
    file.run('DELETE FROM demo_passwords WHERE account = ?', account.id)
  }
  for (const { id } of [account, ...(donor ? [donor] : [])]) {
    file.run('UPDATE demo_accounts SET revision = revision + 1 WHERE id = ?', id)
    file.run('DELETE FROM demo_sessions WHERE account = ?', id)
  }
  return 'applied'
}

function isTaken(accounts: DemoAccounts, binding: Binding, id: string): boolean {
  if (!('address' in binding)) return false
  return accounts.with(binding.kind, binding.address).some((other) => other.id !== id)
}

/** The donor's contacts, all of them, take the place of the account's own; the donor is closed. */
function lend(file: DemoFile, donor: Account, { id }: Account): void {
  // first, for a contact is nobody else's at the same time
  file.run('UPDATE demo_accounts SET email = NULL, phone = NULL, closed = 1 WHERE id = ?', donor.id)
  file.run('UPDATE demo_accounts SET email = ?, phone = ? WHERE id = ?', donor.email, donor.phone, id)
}
