import type { ContactRow } from '../ports/storage.ts'
import type { Realm } from './realm.ts'

/** Reservations and bans on a contact, by any of its keyed hashes, that still count at `now` (ms). */
export async function claimsOn(realm: Realm, hashes: readonly string[], now: number): Promise<readonly ContactRow[]> {
  const claims = await realm.storage.contacts(hashes)
  return claims.filter(({ until = Number.POSITIVE_INFINITY }) => until > now)
}
