import type { Factor } from 'regain/core'

/** The exchanges whose flows are compared, in the order of the columns. */
export const exchanges = ['binance', 'pionex', 'okx'] as const
export type Exchange = (typeof exchanges)[number]
export const exchangeNames: Readonly<Record<Exchange, string>> = { binance: 'Binance', pionex: 'Pionex', okx: 'OKX' }

/** Somebody to whom something has happened, and the flows they go through at each exchange, one after the other. */
export interface Scenario {
  readonly id: string
  readonly title: string
  /** What is so, in a sentence. */
  readonly says: string
  readonly enrolled: readonly Factor[]
  readonly lost: readonly Factor[]
  readonly forgotten: boolean
  readonly flows: Readonly<Record<Exchange, readonly string[]>>
}

const all = ['email', 'phone', 'totp'] as const
const signedInFirst = ['pionex.signIn', 'pionex.contactChange']
const lost = (
  id: string,
  title: string,
  says: string,
  kinds: readonly Factor[],
  pionex: readonly string[],
): Scenario => ({
  id,
  title,
  says,
  enrolled: all,
  lost: kinds,
  forgotten: false,
  flows: { binance: ['binance.reset'], pionex, okx: ['okx.reset'] },
})

/** Everybody here is signed out, knows the password, and has an e-mail address, a phone number and an authenticator on the account. */
export const scenarios: readonly Scenario[] = [
  lost('totp', 'Authenticator lost', 'E-mail and phone work.', ['totp'], ['pionex.authenticatorLost']),
  lost('phone', 'Phone number lost', 'E-mail and authenticator work.', ['phone'], signedInFirst),
  lost('email', 'E-mail lost', 'Phone and authenticator work.', ['email'], signedInFirst),
  lost('phone-totp', 'Phone and authenticator lost', 'E-mail works.', ['phone', 'totp'], ['pionex.authenticatorLost']),
  lost('contacts', 'E-mail and phone lost', 'The authenticator works.', ['email', 'phone'], signedInFirst),
  lost('all', 'Everything lost', 'Nothing works but the password.', all, ['pionex.authenticatorLost']),
  {
    id: 'password',
    title: 'Password forgotten',
    says: 'E-mail, phone and authenticator work.',
    enrolled: all,
    lost: [],
    forgotten: true,
    flows: { binance: ['binance.password'], pionex: ['pionex.password'], okx: [] },
  },
]
