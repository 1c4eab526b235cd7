import type { Plight } from '../../src/testing/properties/index.ts'
import type { Fact } from '../../src/vocabulary/facts.ts'

/** Accounts that between them meet every guard: for looking quickly, where the whole exploration takes every one. */
const accounts = new Set([
  '',
  'email',
  'totp',
  'passkey',
  'email,phone',
  'email,totp',
  'email,passkey',
  'email,phone,totp',
])

export const only = (fact: Fact): boolean => {
  if ('enrolled' in fact && !accounts.has(fact.enrolled.join())) return false
  if ('root' in fact && fact.root === 'phone') return false
  if ('evidence' in fact && fact.evidence.length > 1) return false
  return fact.type !== 'lost.confirmed' || fact.kinds.length < 4
}
export const met = ({ enrolled, lost, root }: Plight): boolean =>
  accounts.has(enrolled.join()) && root !== 'phone' && lost.length < 4
