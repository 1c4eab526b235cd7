import { z } from 'zod'
import { RecoveryError } from '../errors.ts'
import { Contact } from '../vocabulary/factors.ts'
import { parseAddress } from './addresses.ts'
import { claimsOn } from './claims.ts'
import { read } from './reading.ts'
import type { Realm } from './realm.ts'
import { contactHashes } from './sealing.ts'

/** The host's door about one contact. */
export class ContactDoor {
  readonly #realm: Realm
  readonly #hashes: readonly string[]
  /** Throws `RecoveryError` (`input_invalid`). */
  constructor(realm: Realm, kind: Contact, value: string) {
    const address = parseAddress(read(Contact, kind), read(z.string().max(254), value))
    if (!address) throw new RecoveryError('input_invalid')
    this.#realm = realm
    this.#hashes = contactHashes(realm.keys, address.kind, address.value)
  }
  /** Whether the contact may be registered or bound: not banned, and not reserved by a case. */
  async allows(what: 'register'): Promise<{ readonly allowed: boolean; readonly until?: number }> {
    read(z.literal('register'), what)
    const claims = await claimsOn(this.#realm, this.#hashes, this.#realm.clock.now())
    if (claims.length === 0) return { allowed: true }
    const until = Math.max(...claims.map((claim) => claim.until ?? Number.POSITIVE_INFINITY))
    return { allowed: false, ...(Number.isFinite(until) ? { until } : {}) }
  }
}
