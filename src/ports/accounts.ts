import type { Contact, Factor, PasswordRoot } from '../vocabulary/factors.ts'
import type { Capability } from '../vocabulary/policy.ts'

/** What a person typed, normalised: an e-mail address in lower case or a number in E.164. */
export interface Address {
  readonly kind: Contact
  readonly value: string
}

export interface AccountFacts {
  /** Changes whenever a credential, contact or freeze of the account changes. */
  readonly revision: string
  readonly frozen: boolean
  /** `hint`: masked for display. `address`: of an e-mail or phone; sealed the moment it is read. */
  readonly factors: readonly { readonly kind: Factor; readonly hint: string; readonly address?: string }[]
  /** The language the owner is written to (BCP 47); without it that of the case, which a stranger may have chosen. */
  readonly locale?: string
  /** Of an account that lends its contacts to another: whether nothing is left in it. Unknown counts as empty. */
  readonly empty?: boolean
  /** Set when the password was lately reset through a contact. */
  readonly passwordRoot?: PasswordRoot
}

export type Binding =
  | { readonly kind: Contact; readonly address: string }
  /** The handle that the verifier's `prepare` gave. */
  | { readonly kind: 'totp' | 'passkey' | 'password'; readonly handle: string }

/** One change of an account: hold, invalidate, bind and revoke together, or not at all. */
export interface Change {
  readonly account: string
  readonly how: 'swap' | 'migrate' | 'password'
  /** Factors to invalidate. */
  readonly release: readonly Factor[]
  readonly bind: readonly Binding[]
  /** `migrate`: whose contacts take the place of all of the account's own; it is closed with the change. */
  readonly donor?: { readonly account: string; readonly ifRevision: string }
  /** What is off, until when (ms). */
  readonly hold: { readonly capabilities: readonly Capability[]; readonly until: number }
  readonly revokeSessions: true
}
export type ChangeAnswer = 'applied' | 'stale' | 'frozen' | 'taken'

/** The host's accounts. */
export interface Accounts {
  find(identifier: Address): Promise<string | undefined>
  facts(account: string): Promise<AccountFacts>
  /** The same key must give the same answer and change nothing twice. `stale`: the revision is not `ifRevision`. */
  apply(change: Change, options: { readonly key: string; readonly ifRevision: string }): Promise<ChangeAnswer>
  freeze(account: string, reason: string, key: string): Promise<void>
}
