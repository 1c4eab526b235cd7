/** A host as small as it gets: one account in memory, messages on the screen. */
import { randomBytes } from 'node:crypto'
import type { Accounts, Courier } from 'regain'
import { hashPassword, passwordVerifier } from 'regain/password'
import { totpVerifier } from 'regain/totp'

/** Keep yours outside the code, and the same over restarts. */
export const secret = randomBytes(32)

const hash = await hashPassword('correct horse battery staple')
export const password = passwordVerifier({ hashOf: async (account) => (account === 'ada' ? hash : undefined) })
export const totp = totpVerifier({
  secrets: { get: async (account) => (account === 'ada' ? 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' : undefined) },
  key: randomBytes(32),
  issuer: 'Example',
  label: (account) => account,
})

export const accounts: Accounts = {
  find: async ({ value }) => (value === 'ada@example.org' ? 'ada' : undefined),
  facts: async () => ({
    revision: '1',
    frozen: false,
    factors: [
      { kind: 'email', hint: 'a••@example.org', address: 'ada@example.org' },
      { kind: 'totp', hint: 'authenticator app' },
    ],
  }),
  apply: async () => 'applied',
  freeze: async () => undefined,
}

const printed: Courier = { deliver: async ({ to, text }) => console.log(`to ${to}: ${text}`) }
export const email = printed
export const sms = printed
