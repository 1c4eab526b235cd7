import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hash,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { RecoveryError } from '../errors.ts'

/** What a key is for; each purpose has its own (HKDF, RFC 5869). */
type Purpose = 'ticket' | 'otp' | 'contact' | 'seal' | 'notice' | 'decoy' | 'command' | 'session'

interface Generation {
  readonly id: string
  key(purpose: Purpose): KeyObject
}

/** Fields with their lengths before them: no two lists of fields give the same bytes. */
export const fields = (...parts: readonly string[]): Buffer =>
  Buffer.concat(
    parts.flatMap((part) => {
      const bytes = Buffer.from(part, 'utf8')
      const length = Buffer.alloc(4)
      length.writeUInt32BE(bytes.length)
      return [length, bytes]
    }),
  )

/** Bytes that nobody can foretell. */
export type Random = (bytes: number) => Uint8Array
export const digest = (text: string): string => hash('sha256', text, 'base64url')
export const equal = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** Every key of a realm, newest generation first; older ones still open, find and verify. */
export class Keys {
  readonly #generations: readonly Generation[]
  readonly #random: Random
  constructor(realm: string, secrets: readonly (string | Uint8Array)[], random: Random = randomBytes) {
    this.#random = random
    this.#generations = secrets.map((secret) => {
      const bytes = typeof secret === 'string' ? Buffer.from(secret, 'utf8') : Buffer.from(secret)
      const known = new Map<Purpose, KeyObject>()
      const derive = (label: string, length: number) =>
        Buffer.from(hkdfSync('sha256', bytes, fields('regain', realm), fields(label), length))
      return {
        id: derive('id', 6).toString('base64url'),
        key(purpose) {
          const key = known.get(purpose) ?? createSecretKey(derive(purpose, 32))
          known.set(purpose, key)
          return key
        },
      }
    })
  }
  get #newest(): Generation {
    const [newest] = this.#generations
    if (!newest) throw new RecoveryError('config_invalid', { detail: 'There is no secret.' })
    return newest
  }
  get newestId(): string {
    return this.#newest.id
  }
  #generation(id: string): Generation | undefined {
    return this.#generations.find((generation) => generation.id === id)
  }

  /** A new secret or id of so many bytes. */
  token(bytes = 24): string {
    return Buffer.from(this.#random(bytes)).toString('base64url')
  }

  #mac(generation: Generation, purpose: Purpose, parts: readonly string[]): Buffer {
    return createHmac('sha256', generation.key(purpose))
      .update(fields(...parts))
      .digest()
  }
  mac(purpose: Purpose, ...parts: readonly string[]): string {
    return this.#mac(this.#newest, purpose, parts).toString('base64url')
  }
  /** Under a generation of the past; `undefined` when its secret is no longer kept. */
  macUnder(id: string, purpose: Purpose, ...parts: readonly string[]): Buffer | undefined {
    const generation = this.#generation(id)
    return generation && this.#mac(generation, purpose, parts)
  }
  /** Under every kept generation, newest first. */
  macs(purpose: Purpose, ...parts: readonly string[]): string[] {
    return this.#generations.map((generation) => this.#mac(generation, purpose, parts).toString('base64url'))
  }
  /** Under the oldest kept secret, which outlives the others: decoys stay the same while newer keys come and go. */
  decoy(...parts: readonly string[]): string {
    const oldest = this.#generations.at(-1) ?? this.#newest
    return this.#mac(oldest, 'decoy', parts).toString('base64url')
  }

  /** AES-256-GCM; `bound` is authenticated with it and must be given again to open. */
  seal(text: string, ...bound: readonly string[]): string {
    const { id, key } = { id: this.newestId, key: this.#newest.key('seal') }
    const iv = Buffer.from(this.#random(12))
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(fields(...bound))
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
    return `${id}.${iv.toString('base64url')}.${body.toString('base64url')}`
  }
  /** Throws `RecoveryError` (`snapshot_invalid`) when the text was altered, belongs elsewhere or its secret is gone. */
  open(sealed: string, ...bound: readonly string[]): string {
    const [id = '', iv = '', body = ''] = sealed.split('.')
    const key = this.#generation(id)?.key('seal')
    const bytes = Buffer.from(body, 'base64url')
    if (!key || bytes.length < 16) throw new RecoveryError('snapshot_invalid')
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url')).setAAD(fields(...bound))
      decipher.setAuthTag(bytes.subarray(-16))
      return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8')
    } catch {
      throw new RecoveryError('snapshot_invalid')
    }
  }
}
