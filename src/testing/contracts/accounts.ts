import type { Accounts } from '../../ports/accounts.ts'
import type { Contact } from '../../vocabulary/factors.ts'
import { asking } from './accounts/asking.ts'
import { changing } from './accounts/changing.ts'
import { freezing } from './accounts/freezing.ts'
import { lending } from './accounts/lending.ts'
import { racing } from './accounts/racing.ts'
import { revision } from './accounts/revision.ts'
import type { Workable } from './comparing.ts'
import { type Bench, type Contract, type ContractOptions, contractOf } from './contract.ts'

/** An account as the host itself keeps it. */
export interface KeptAccount {
  readonly email?: string
  readonly phone?: string
  /** What stands for the secret; equal while it is the same. */
  readonly totp?: string
  readonly password?: string
  /** How many there are. */
  readonly sessions: number
  readonly frozen: boolean
  /** It lent its contacts to another. */
  readonly closed: boolean
  /** Until when what a hold bars is off (ms); absent or past: nothing is. */
  readonly heldUntil?: number
}
export interface AddedAccount {
  /** In lower case. */
  readonly email?: string
  /** In E.164. */
  readonly phone?: string
  readonly totp?: boolean
}

/** A host's accounts, none of them there yet, and what it takes to look behind them. */
export interface AccountsBench extends Bench, Workable {
  readonly accounts: Accounts
  /** A new account with a password and these; its id. */
  add(account: AddedAccount): Promise<string> | string
  read(id: string): Promise<KeptAccount> | KeptAccount
  /** What the verifier's `prepare` gives for a new authenticator or password of this account. */
  handle(kind: 'totp' | 'password', id: string): Promise<string> | string
  /** The owner signs in and looks around: a session more, and no credential is changed. */
  signIn(id: string): Promise<void> | void
  /** The owner changes a contact in the host's own settings. */
  edit(id: string, kind: Contact, address: string): Promise<void> | void
  /** `false` where no account lends its contacts to another (no migration); default `true`. */
  readonly lends?: boolean
  /** Something is left in the account, so that it is not to be closed; without it nothing is said about that. */
  fill?(id: string): Promise<void> | void
}

/** What a host's accounts promise. */
export const accountsContract = (options: ContractOptions<AccountsBench>): Contract =>
  contractOf(options, [...asking, ...changing, ...racing, ...revision, ...freezing, ...lending])
