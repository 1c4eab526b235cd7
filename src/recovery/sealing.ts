import type { Contact } from '../vocabulary/factors.ts'
import type { Draft } from './draft.ts'
import type { Keys } from './keys.ts'

/** The keyed hashes by which a contact is found, newest key first. */
export const contactHashes = (keys: Keys, kind: Contact, value: string): string[] => keys.macs('contact', kind, value)

/** A contact as it rests: sealed for this case, and its keyed hash. */
export function sealContact(draft: Draft, kind: Contact, value: string): { sealed: string; hash: string } {
  const { keys } = draft.realm
  return { sealed: keys.seal(value, draft.record.id, kind), hash: keys.mac('contact', kind, value) }
}
/** Throws `RecoveryError` (`snapshot_invalid`) when it was sealed for another case. */
export const openContact = (draft: Draft, { kind, sealed }: { kind: Contact; sealed: string }): string =>
  draft.realm.keys.open(sealed, draft.record.id, kind)
