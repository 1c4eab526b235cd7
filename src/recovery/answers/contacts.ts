import { RecoveryError } from '../../errors.ts'
import type { Contact } from '../../vocabulary/factors.ts'
import { hintOf, parseAddress } from '../addresses.ts'
import { guessBudget } from '../budgets.ts'
import { claimsOn } from '../claims.ts'
import type { Draft } from '../draft.ts'
import { findAccount } from '../hearing.ts'
import { issueCode } from '../issues.ts'
import { contactHashes, openContact, sealContact } from '../sealing.ts'
import { type Answer, type Answerer, refused, refusedIdly } from './answer.ts'
import { guessCode, mayIssue } from './codes.ts'

/** Refused at once: the lost one itself, or one that is banned for this account. All else is said only after control is proven. */
export const proposeContact: Answerer<'contact.propose'> = async (draft, { kind, address }) => {
  const parsed = parseAddress(kind, address)
  if (!parsed) return refusedIdly('contact_invalid')
  const { record, realm, now } = draft
  const hashes = contactHashes(realm.keys, kind, parsed.value)
  const [hash = ''] = hashes
  if (record.contacts.some((contact) => hashes.includes(contact.hash))) return refuse(draft, kind, 'lost')
  const claims = await claimsOn(realm, hashes, now)
  if (claims.some((claim) => claim.kind === 'ban' && claim.account === record.account)) {
    return refuse(draft, kind, 'banned')
  }
  const none = await mayIssue(draft, kind, 'replacement', hash)
  if (none) return none
  const { sealed } = sealContact(draft, kind, parsed.value)
  const before = record.replacements.find((contact) => contact.kind === kind)
  const { reserved = false, owned = false } = before?.hash === hash ? before : {}
  // another one was proven earlier, and was given up
  if (before?.reserved && !reserved && record.account !== undefined)
    draft.contacts.push({ op: 'release', hash: before.hash, kind: 'reservation', account: record.account })
  record.replacements = [
    ...record.replacements.filter((contact) => contact.kind !== kind),
    { kind, sealed, hash, also: hashes.slice(1), hint: hintOf(parsed), reserved, owned },
  ]
  issueCode(draft, kind, 'replacement')
  draft.tell({ type: 'contact.proposed', kind })
  return {}
}

export const proveContact: Answerer<'contact.prove'> = async (draft, { kind, code }, asker) => {
  const { record, realm, now } = draft
  const tried = guessCode(draft, {
    kind,
    to: 'replacement',
    code,
    budget: guessBudget(draft, `replacement:${kind}`),
    exhausted: () => draft.tell({ type: 'contact.exhausted', kind }),
    rejected: () => draft.tell({ type: 'contact.rejected', kind }),
  })
  if (tried !== 'right') return tried
  const replacement = record.replacements.find((contact) => contact.kind === kind)
  if (!replacement) throw new RecoveryError('input_not_allowed')
  const value = openContact(draft, replacement)
  const owner = await asker.once(draft, 'accounts.find', () => findAccount(realm, { kind, value }))
  if (owner !== undefined && owner !== record.account) return refuse(draft, kind, 'occupied')
  const claims = await claimsOn(realm, [replacement.hash, ...replacement.also], now)
  if (claims.some((claim) => claim.kind === 'ban')) return refuse(draft, kind, 'banned')
  if (asker.taken || claims.some((claim) => claim.account !== record.account)) return refuse(draft, kind, 'occupied')
  replacement.owned = claims.length > 0 && !replacement.reserved
  if (!record.roll.some((entry) => entry.hash === replacement.hash)) {
    record.roll.push({
      id: `${record.roll.length}`,
      kind,
      origin: 'new',
      sealed: replacement.sealed,
      hash: replacement.hash,
    })
  }
  draft.tell({ type: 'contact.proved', kind })
  return { raised: true }
}

const codes = { lost: 'contact_lost', banned: 'contact_banned', occupied: 'contact_occupied' } as const
function refuse(draft: Draft, kind: Contact, why: keyof typeof codes): Answer {
  draft.tell({ type: 'contact.refused', kind, why })
  return refused(codes[why])
}
