import type { Factor, PasswordRoot } from '../vocabulary/factors.ts'
import type { Fact } from '../vocabulary/facts.ts'

/** Accounts that between them meet every guard of the catalogue's flows. */
const accounts = new Set([
  '',
  'email',
  'totp',
  'passkey',
  'email,phone',
  'email,totp',
  'email,phone,totp',
  'email,totp,passkey',
])

/**
 * For looking quickly, where the whole exploration takes every account: what is found is a part of the whole, and nothing in it is merged.
 * `explore(flow, { only: few })`.
 */
export function few(fact: Fact): boolean {
  if ('enrolled' in fact && !accounts.has(fact.enrolled.join())) return false
  if ('root' in fact && fact.root === 'phone') return false
  if ('evidence' in fact && fact.evidence.length > 1) return false
  return fact.type !== 'lost.confirmed' || fact.kinds.length < 4
}
/** Whether an account is one of them, as it stands. */
export const isOfFew = (account: {
  readonly enrolled: readonly Factor[]
  readonly lost: readonly Factor[]
  readonly root: PasswordRoot
}): boolean => accounts.has(account.enrolled.join()) && account.root !== 'phone' && account.lost.length < 4
