import type { Capability, Evidence, Factor } from 'regain'

/** The exchange's own pages speak of these; the library's views bring words of their own. */
export const factorWords: Readonly<Record<Evidence, string>> = {
  password: 'password',
  federated: 'Google or Apple',
  email: 'e-mail code',
  phone: 'text message',
  totp: 'authenticator',
  passkey: 'passkey',
  identity: 'face',
  answers: 'answers',
}
export const factorLabels: Readonly<Record<Factor, string>> = {
  email: 'E-mail',
  phone: 'Phone',
  totp: 'Authenticator',
  passkey: 'Passkey',
}
export const capabilityWords: Readonly<Record<Capability, string>> = {
  withdraw: 'withdrawals',
  p2pSell: 'P2P selling',
  pay: 'payments',
  card: 'the card',
  apiKeys: 'API keys',
  addressBook: 'new addresses',
  recover: 'further resets',
}
