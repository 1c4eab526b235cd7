import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { configured, RecoveryError } from '../errors.ts'
import type { PasswordVerifier } from '../ports/verifier.ts'

/** Parameters of scrypt (RFC 7914 2): N = 2^`ln`, block size `r`, parallelisation `p`; memory is 128 * N * r bytes. */
export interface ScryptCost {
  readonly ln: number
  readonly r: number
  readonly p: number
}

/** N = 2^17, r = 8, p = 1: 128 MiB a hash (OWASP Password Storage Cheat Sheet, scrypt; 2025). */
const owasp: ScryptCost = { ln: 17, r: 8, p: 1 }
/** Twice the cost above: a stored hash must not be able to ask for more memory or time than that. */
const workMax = 2 ** 21
const saltBytes = 16
const hashBytes = 32
/** UTF-16 units; NIST SP 800-63B-4 3.1.1.2 asks for at least 64 characters. */
const lengthMax = 1024
const inFlightMax = 4
const queuedMax = 64

export interface PasswordOptions {
  /**
   * The stored hash of an account, as `hashPassword` gave it. `null`: nobody has this identifier; do the usual look-up and answer `undefined`,
   * so that the time taken does not tell.
   */
  hashOf(account: string | null): Promise<string | undefined>
  /** The cost of the hash an unknown account is checked against: that of your stored hashes. Lower it in tests only. */
  readonly cost?: ScryptCost
}

/**
 * Checks passwords against scrypt hashes. An unknown account, an account without a hash and a malformed password cost one full hash and fail.
 * A hash stored under other parameters than `cost` takes its own time: hash anew at the next sign-in after raising them.
 *
 * At most 4 hashes run at once in the process and 64 wait: 4 * 128 MiB.
 *
 * @throws {RecoveryError} `config_invalid`: `cost` out of bounds (at call). `port_failed`: too many hashes wait (at check).
 */
export const passwordVerifier = (options: PasswordOptions): PasswordVerifier => configured(() => verifierOf(options))

function verifierOf(options: PasswordOptions): PasswordVerifier {
  if (typeof options.hashOf !== 'function')
    throw new RecoveryError('config_invalid', { detail: '`hashOf` is missing.' })
  const cost = boundedCost(options.cost ?? owasp)
  const dummy: Stored = { cost, salt: randomBytes(saltBytes), hash: randomBytes(hashBytes) }
  return {
    async check(request, response) {
      const text = await options.hashOf(request.account)
      const stored = request.account === null || text === undefined ? undefined : parse(text)
      const password = prepared(response)
      const against = stored !== undefined && password !== undefined ? stored : dummy
      const hash = await derive(password ?? '', against.salt, against.cost, against.hash.length)
      const same = timingSafeEqual(hash, against.hash)
      return { verdict: same && against !== dummy ? 'passed' : 'failed' }
    },
  }
}

/**
 * The scrypt hash of a password under a fresh 128-bit salt, in the PHC string format: `$scrypt$ln=17,r=8,p=1$salt$hash` (Base64 without padding).
 * The password is taken whole, in Normalization Form C, as UTF-8 (NIST SP 800-63B-4 3.1.1.2 names NFC; revision 3 named NFKC or NFKD).
 * Length and blocklist rules are the caller's, save the cap of 1024 UTF-16 units.
 *
 * @throws {RecoveryError} `input_invalid`: empty, too long, not well-formed Unicode or with a NUL. `config_invalid`: `cost` out of bounds. `port_failed`: too many hashes wait.
 */
export async function hashPassword(password: string, options: { readonly cost?: ScryptCost } = {}): Promise<string> {
  const cost = configured(() => boundedCost(options.cost === undefined ? owasp : options.cost))
  const text = prepared(password)
  if (text === undefined) throw new RecoveryError('input_invalid')
  const salt = randomBytes(saltBytes)
  const hash = await derive(text, salt, cost, hashBytes)
  return `$scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${unpadded(salt)}$${unpadded(hash)}`
}

interface Stored {
  readonly cost: ScryptCost
  readonly salt: Buffer
  readonly hash: Buffer
}

function parse(text: string): Stored | undefined {
  const form = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,3}),p=(\d{1,3})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/
  const match = form.exec(text)
  if (match === null) return undefined
  const [, ln, r, p, salt = '', hash = ''] = match
  const cost = { ln: Number(ln), r: Number(r), p: Number(p) }
  if (!isBounded(cost)) return undefined
  return { cost, salt: Buffer.from(salt, 'base64'), hash: Buffer.from(hash, 'base64') }
}

function isBounded({ ln, r, p }: ScryptCost): boolean {
  const whole = [ln, r, p].every((value) => Number.isInteger(value) && value >= 1)
  // RFC 7914 2: N < 2^(128 * r / 8).
  return whole && ln < 16 * r && 2 ** ln * r * p <= workMax
}

function boundedCost(cost: ScryptCost): ScryptCost {
  if (!isBounded(cost)) throw new RecoveryError('config_invalid', { detail: 'The cost of scrypt is out of bounds.' })
  return cost
}

/**
 * Different passwords must not become the same: a lone surrogate would turn into U+FFFD, and zeros at the end vanish, since HMAC pads its key
 * with them (RFC 2104 2).
 */
function prepared(password: unknown): string | undefined {
  if (typeof password !== 'string' || password.length === 0 || password.length > lengthMax) return undefined
  return password.isWellFormed() && !password.includes('\0') ? password.normalize('NFC') : undefined
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}

let inFlight = 0
const queue: (() => void)[] = []

/** The bound is the process's, not one verifier's: so is the memory. */
async function derive(password: string, salt: Buffer, cost: ScryptCost, bytes: number): Promise<Buffer> {
  if (inFlight >= inFlightMax) {
    if (queue.length >= queuedMax) throw new RecoveryError('port_failed', { detail: 'Too many passwords wait.' })
    await new Promise<void>((resolve) => {
      queue.push(resolve)
    })
  } else inFlight += 1
  try {
    return await new Promise((resolve, reject) => {
      const { ln, r, p } = cost
      const maxmem = 128 * r * (2 ** ln + p + 2) + 1_048_576
      scrypt(password, salt, bytes, { N: 2 ** ln, r, p, maxmem }, (error, hash) => {
        if (error === null) resolve(hash)
        else reject(new RecoveryError('port_failed', { detail: 'A password could not be hashed.' }))
      })
    })
  } finally {
    const next = queue.shift()
    if (next === undefined) inFlight -= 1
    else next()
  }
}
