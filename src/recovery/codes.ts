import { createHmac } from 'node:crypto'
import type { Keys } from './keys.ts'

/** What a code belongs to; a code of one issue is worth nothing for another. */
export interface CodeOf {
  readonly caseId: string
  readonly kind: string
  readonly to: string
  readonly nonce: string
  readonly keyId: string
}

/**
 * The 6-digit code of an issue: HOTP (RFC 4226 5.3) under a key of its own, so that no code rests anywhere.
 * `undefined` when the secret it was issued under is no longer kept.
 */
export function codeOf(keys: Keys, { caseId, kind, to, nonce, keyId }: CodeOf): string | undefined {
  const key = keys.macUnder(keyId, 'otp', caseId, kind, to, nonce)
  if (!key) return undefined
  const mac = createHmac('sha1', key).update(Buffer.alloc(8)).digest()
  const offset = mac.readUInt8(mac.length - 1) & 0x0f
  const number = mac.readUInt32BE(offset) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}
