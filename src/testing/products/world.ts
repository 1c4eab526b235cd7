import type { Ledger } from '../../recovery/ledger.ts'
import type { EffectParams } from '../../vocabulary/effects.ts'
import type { Contact, Evidence, Factor } from '../../vocabulary/factors.ts'
import { type Duration, nominal } from '../../vocabulary/policy.ts'

/** What is shorter than a day happens within it; what is longer is counted in days. */
export const DAY = 86_400_000
/** The present stands still: as time passes, everything that was grows older. */
export const NOW = 100 * DAY

export type Who = 'owner' | 'attacker'
export type AccountId = string
/** A mailbox, a number or an authenticator: `e:ada`, `p:ada`, `t:ada`. */
export type Thing = string
export type Bound = { [K in Factor]?: Thing }

export interface Account {
  readonly bound: Bound
  /** Who knows the password. */
  readonly knows: readonly Who[]
  /** Who has a session without having signed in. */
  readonly sessions: readonly Who[]
  readonly frozen: boolean
  readonly ledger: Ledger
}
/** What the host or the risk port is still to be asked, in order. */
export type Asked = 'risk' | 'freeze' | EffectParams<'change.apply'>['how']
export interface Due {
  readonly id: string
  readonly delay: string
  readonly at: number
}
/** One case, as much of it as the ledger and the other cases can see. */
export interface Case {
  readonly id: string
  readonly flow: string
  readonly by: Who
  /** Where its machine stands: an index into the states of its part. */
  at: number
  readonly account: AccountId
  /** The account that is changed, where another one proves. */
  subject: AccountId | undefined
  vouched: boolean
  submitted: boolean
  /** People are looking at it. */
  review: boolean
  /** The account's contacts as they were when its caller was recognised. */
  contacts: Bound
  /** Those of the subject as it was found. */
  taken: Bound
  /** Accounts that have changed since they were last looked at. */
  outdated: readonly AccountId[]
  /** Evidence from before today. */
  old: readonly Evidence[]
  brought: Bound
  reserved: readonly Contact[]
  /** Kinds with a code under way. */
  live: readonly Contact[]
  due: readonly Due[]
  asked: readonly Asked[]
  /** The cases it was handed over by. */
  readonly chain: readonly string[]
  /** The identity check that is waited for. */
  challenge: string | undefined
  /** A new password is chosen. */
  chose: boolean
  /** Contacts from which it was objected to. */
  disputed: readonly Thing[]
  /** A person approved it. */
  approved: boolean
}
export interface Claim {
  readonly thing: Thing
  readonly kind: 'reservation' | 'ban'
  readonly account: AccountId
  readonly until?: number
}
/** The answer of an identity provider that is still to come. */
export interface Flight {
  readonly challenge: string
  readonly of: string
  readonly by: Who
}
/** What the sentences remember of what came before, beside the ledgers: it is from this that a wrong ledger is told. */
export interface Witness {
  /** The latest end of a hold that was ever demanded, by account and capability. */
  readonly holds: Readonly<Record<string, number>>
  /** Until when a contact that was given up may not be bound. */
  readonly bans: Readonly<Record<Thing, number>>
  /** Wrong guesses since the last right one, by account, purpose and lane. */
  readonly guesses: Readonly<Record<string, number>>
  /** When the attacker last came by the password through a contact, by account. */
  readonly laundered: Readonly<Record<AccountId, number>>
  /** Accounts of which a person approved a change that the attacker had asked for. */
  readonly yielded: readonly AccountId[]
}
export interface World {
  readonly accounts: Readonly<Record<AccountId, Account>>
  /** Codes sent to a contact, over all accounts. */
  readonly targets: Readonly<Record<Thing, Ledger>>
  readonly claims: readonly Claim[]
  readonly cases: readonly Case[]
  readonly flights: readonly Flight[]
  readonly witness: Witness
}

const kinds: Readonly<Record<string, Factor>> = { e: 'email', p: 'phone', t: 'totp' }
export const kindOf = (thing: Thing): Factor => kinds[thing.charAt(0)] ?? 'passkey'
export const without = <T>(list: readonly T[], ...gone: readonly T[]): T[] => list.filter((one) => !gone.includes(one))
export const withOne = <T>(list: readonly T[], one: T): readonly T[] => (list.includes(one) ? list : [...list, one])
/** The account that a case changes. */
export const changedBy = (one: Case): AccountId => one.subject ?? one.account
export const after = (length: Duration): number => NOW + nominal(length)
