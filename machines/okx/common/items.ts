/** What OKX resets, one at a time, and what it asks for beside it. */
export const items = ['phone', 'email', 'totp'] as const
export const factors = ['email', 'phone', 'totp', 'passkey'] as const
