import type { Factor } from 'regain'
import type { NewAccount } from '../../../src/testing/simulation/host.ts'

/** Ada has an account and loses things. */
export const ADA = {
  id: 'ada',
  password: 'correct horse',
  email: 'ada@example.org',
  phone: '+46701740605',
  totp: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  passkey: 'the passkey of Ada',
  face: 'Ada',
} as const
/** What she gets in place of what she lost. */
export const NEW = { email: 'ada@post.example', phone: '+46701740606', password: 'battery staple' } as const
/** Her new account at the same exchange: it can lend its contacts to the old one. */
export const ADA_AGAIN = { id: 'ada-again', email: 'ada@again.example', phone: '+46701740608' } as const
/** Bob has an account too, and a face. */
export const BOB = { id: 'bob', email: 'bob@example.org', phone: '+46701740607', face: 'Bob' } as const

/** Ada's account with these factors beside the password. */
export function adaWith(factors: readonly Factor[]): NewAccount {
  const { id, password, face } = ADA
  return { id, password, face, linked: ['google:ada'], ...Object.fromEntries(factors.map((kind) => [kind, ADA[kind]])) }
}
