import { binance } from './cast/binance.ts'
import { okx } from './cast/okx.ts'
import { pionex } from './cast/pionex.ts'

/** Someone at the keyboard, and the account they have as the demo begins; its id is theirs. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly password: string
  readonly email?: string
  readonly phone?: string
  /** Base32. */
  readonly totp?: string
  /** The authenticator app that had the key is gone. */
  readonly appGone?: true
  /** The key was written down when it was set up. */
  readonly keyKept?: true
  readonly passkey?: string
  readonly frozen?: true
  /** Nobody ever compared their face with a document: none is on file. */
  readonly unverified?: true
  /** A sign-in elsewhere that is linked to the account. */
  readonly linked?: `${'google' | 'apple'}:${string}`
  /** The password was lately reset through this contact: the two are one proof. */
  readonly passwordRoot?: 'email' | 'phone'
  /** What the questions about the account are answered with. */
  readonly opened: string
  readonly coin: string
  readonly deposit: string
}
/** What someone is up against in a play. */
export interface Role {
  readonly who: string
  readonly story: string
  /** How long ago they signed in; otherwise just now. */
  readonly hoursAgo?: number
  /** Their new account holds something already. */
  readonly paidIn?: true
}
/** A flow, in plain words. */
export interface Play {
  readonly flow: string
  readonly says: string
  /** At the front door, signed in, or signed in to a new account that lends its contacts. */
  readonly begins: 'signedOut' | 'signedIn' | 'newAccount'
  readonly cast: readonly Role[]
}
export interface Exchange {
  readonly id: string
  readonly name: string
  readonly people: readonly Person[]
  readonly plays: readonly Play[]
}

const places: Record<Play['begins'], string> = {
  signedOut: '',
  signedIn: ', still signed in',
  newAccount: ', by way of a new account',
}
export const titleOf = ({ says, begins }: Play): string => says + places[begins]

export const exchanges: readonly Exchange[] = [binance, pionex, okx]

function found<T>(thing: T | undefined, name: string): T {
  if (thing === undefined) throw new Error(`there is no ${name}`)
  return thing
}
export const personOf = (id: string): Person =>
  found(
    exchanges.flatMap(({ people }) => people).find((person) => person.id === id),
    `person ${id}`,
  )
/** Contacts of theirs that no account has yet. */
export function spareOf(id: string): { readonly email: string; readonly phone: string } {
  const index = exchanges.flatMap(({ people }) => people).findIndex((person) => person.id === id)
  return { email: `${id}.new@example.org`, phone: `+467017406${70 + index}` }
}
export const exchangeOf = (person: string): Exchange =>
  found(
    exchanges.find(({ people }) => people.some(({ id }) => id === person)),
    `exchange of ${person}`,
  )
export const playOf = (flow: string): Play =>
  found(
    exchanges.flatMap(({ plays }) => plays).find((play) => play.flow === flow),
    `play of ${flow}`,
  )
