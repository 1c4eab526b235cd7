import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { HOTP, Secret, TOTP } from 'otpauth'
import { configured, RecoveryError } from '../errors.ts'
import type { Clock } from '../ports/clock.ts'
import type { CheckRequest, TotpVerifier } from '../ports/verifier.ts'

/** What authenticator apps agree on: SHA-1, 6 digits, steps of 30 s (RFC 6238 4, 5.2; R-40). */
const algorithm = 'SHA1'
const digits = 6
const stepSeconds = 30
/** New secrets: 160 bits (RFC 4226 4, R6; R-45). */
const secretBytes = 20
/** Secrets that are only checked: some services gave out 16 Base32 characters. */
const secretBitsMin = 80
const secretBitsMax = 1024
const keyBytesMin = 32
const partBytes = 16

export interface TotpOptions {
  /**
   * The Base32 secret of an account (RFC 4648 6; spaces and lower case are fine), 80 to 1024 bits. `null`: nobody has this identifier;
   * do the usual look-up and answer `undefined`, so that the time taken does not tell.
   */
  readonly secrets: { get(account: string | null): Promise<string | undefined> }
  /** What secrets under preparation are derived from: at least 32 random bytes, its own, and kept as long as a case may live. */
  readonly key: string | Uint8Array
  /** Shown by the authenticator; no colon, at most 64 characters. */
  readonly issuer: string
  /** Shown by the authenticator beside the issuer: what the person knows the account by. */
  label(account: string): string
  /**
   * How many steps back a code is good: 1 is the network delay of RFC 6238 5.2 (a code lives 30 to 60 s), 0 is strict (ASVS 6.5.5).
   * A code of a step to come is never good. Default 1.
   */
  readonly pastSteps?: 0 | 1
  /** Default: this machine's clock. */
  readonly clock?: Clock
}

export interface TotpAdapter extends TotpVerifier {
  /**
   * The Base32 secret behind a handle that `prepare` gave, for `accounts.apply` to store with the account.
   *
   * @throws {RecoveryError} `input_invalid`: not a handle of this key.
   */
  secretOf(handle: string): string
}

/**
 * Time-based one-time passwords (RFC 6238) of authenticator apps.
 *
 * `check` for `enrolment` takes codes of the secret that `prepare` made for the same account and case, for any other purpose codes of the account's
 * stored secret. It keeps nothing: a code it accepts it accepts again while it lasts, naming the same step, and the caller must refuse a step
 * that is not above the last one it accepted (RFC 6238 5.2, R-42). The idempotency key of `check` is not used.
 *
 * `prepare` stores nothing either: handle and secret are derived from `key`, the account, the case and the idempotency key. Who reads a handle
 * learns nothing about the secret, and a handle made for another account or case proves nothing.
 *
 * @throws {RecoveryError} `config_invalid`: a short key, an issuer with a colon, `pastSteps` that is neither 0 nor 1 (at call).
 * `port_failed`: a stored secret that cannot be used (at check).
 */
export const totpVerifier = (options: TotpOptions): TotpAdapter => configured(() => adapterOf(options))

function adapterOf(options: TotpOptions): TotpAdapter {
  const { secrets, issuer } = options
  if (typeof secrets.get !== 'function' || typeof options.label !== 'function') throw faulty('A port is missing.')
  const clock = options.clock ?? { now: () => Date.now() }
  const pastSteps = options.pastSteps ?? 1
  if (pastSteps !== 0 && pastSteps !== 1) throw faulty('A code is good for 0 or 1 steps back.')
  if (typeof issuer !== 'string' || !/^[^:\p{Cc}]{1,64}$/u.test(issuer))
    throw faulty('The issuer is 1 to 64 characters without a colon.')
  const keys = keysOf(options.key)
  const dummy = new Secret({ buffer: keys.secret('').buffer })

  const stepOf = (secret: Secret, response: unknown): number | undefined => {
    const token = typeof response === 'string' && /^[0-9]{6}$/.test(response) ? response : undefined
    const now = Math.floor(clock.now() / 1000 / stepSeconds)
    if (!Number.isSafeInteger(now) || now < 0) throw new RecoveryError('port_failed', { detail: 'The clock is wrong.' })
    let found: number | undefined
    for (let step = Math.max(now - pastSteps, 0); step <= now; step += 1) {
      const delta = HOTP.validate({ token: token ?? '000000', secret, algorithm, digits, counter: step, window: 0 })
      if (delta === 0 && token !== undefined) found = step
    }
    return found
  }

  const pending = (request: CheckRequest): Secret | undefined => {
    const handle = keys.read(request.handle)
    const own = handle !== undefined && same(handle.owner, keys.owner(handle.nonce, request))
    return own && request.account !== null ? new Secret({ buffer: keys.secret(handle.text).buffer }) : undefined
  }
  const enrolled = async (account: string | null): Promise<Secret | undefined> => {
    const stored = await secrets.get(account)
    return account === null || stored === undefined ? undefined : secretFrom(stored)
  }

  return {
    async check(request, response) {
      const secret = request.purpose === 'enrolment' ? pending(request) : await enrolled(request.account)
      const step = stepOf(secret ?? dummy, response)
      return secret === undefined || step === undefined ? { verdict: 'failed' } : { verdict: 'passed', step }
    },
    async prepare(request, key) {
      const handle = keys.handle(request, key)
      const secret = new Secret({ buffer: keys.secret(handle).buffer })
      const shown = request.account === null ? '' : options.label(request.account)
      // Key Uri Format: a colon parts issuer and label, encoded or not.
      const label = shown.replaceAll(':', ' ').slice(0, 254) || issuer
      const totp = new TOTP({ issuer, label, secret, algorithm, digits, period: stepSeconds })
      return { handle, reveal: { kind: 'totp', secret: secret.base32, uri: totp.toString() } }
    },
    secretOf(text) {
      const handle = keys.read(text)
      if (handle === undefined) throw new RecoveryError('input_invalid')
      return new Secret({ buffer: keys.secret(handle.text).buffer }).base32
    },
  }
}

/** A stored secret that is unusable is the operator's to repair; nobody can prove anything with it. */
function secretFrom(stored: string): Secret {
  const text = stored.replaceAll(' ', '').replace(/=+$/, '')
  const bits = Math.floor((text.length * 5) / 8) * 8
  if (!/^[A-Z2-7]+$/i.test(text) || bits < secretBitsMin || bits > secretBitsMax)
    throw new RecoveryError('port_failed', { detail: 'A stored TOTP secret cannot be used.' })
  return Secret.fromBase32(text)
}

interface Handle {
  readonly text: string
  readonly nonce: Uint8Array
  readonly owner: Uint8Array
}

/**
 * A handle is three parts of 128 bits: a nonce from account, case and idempotency key, a mark that ties it to account and case, and a seal
 * over both, by which `secretOf` knows it without the account.
 */
function keysOf(key: string | Uint8Array) {
  const ikm = typeof key === 'string' ? Buffer.from(key, 'utf8') : key
  if (!(ikm instanceof Uint8Array) || ikm.length < keyBytesMin)
    throw faulty('The key of TOTP secrets is at least 32 bytes.')
  const derive = (label: string) => Buffer.from(hkdfSync('sha256', ikm, '', `regain/totp/${label}/1`, 32))
  const [nonceKey, ownerKey, sealKey, secretKey] = [derive('nonce'), derive('owner'), derive('seal'), derive('secret')]

  const owner = (nonce: Uint8Array, { account, caseId }: CheckRequest) =>
    mac(ownerKey, [nonce, account === null ? '0' : '1', account ?? '', caseId]).subarray(0, partBytes)
  const seal = (nonce: Uint8Array, mark: Uint8Array) => mac(sealKey, [nonce, mark]).subarray(0, partBytes)
  return {
    owner,
    /** Its own buffer, not a slice of the pool: what takes `.buffer` must get these bytes alone. */
    secret: (handle: string) => Uint8Array.from(mac(secretKey, [handle]).subarray(0, secretBytes)),
    handle(request: CheckRequest, key: string): string {
      const { account, caseId } = request
      const nonce = mac(nonceKey, [account === null ? '0' : '1', account ?? '', caseId, key]).subarray(0, partBytes)
      const mark = owner(nonce, request)
      return Buffer.concat([nonce, mark, seal(nonce, mark)]).toString('base64url')
    },
    read(text: string | undefined): Handle | undefined {
      if (typeof text !== 'string' || !/^[A-Za-z0-9_-]{64}$/.test(text)) return undefined
      const bytes = Buffer.from(text, 'base64url')
      const nonce = bytes.subarray(0, partBytes)
      const mark = bytes.subarray(partBytes, 2 * partBytes)
      return same(bytes.subarray(2 * partBytes), seal(nonce, mark)) ? { text, nonce, owner: mark } : undefined
    },
  }
}

/** Length before each part, so that no two lists read the same. */
function mac(key: Uint8Array, parts: readonly (string | Uint8Array)[]): Buffer {
  const hmac = createHmac('sha256', key)
  for (const part of parts) {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'utf8') : part
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.length)
    hmac.update(length).update(bytes)
  }
  return hmac.digest()
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}

function faulty(detail: string): RecoveryError {
  return new RecoveryError('config_invalid', { detail })
}
