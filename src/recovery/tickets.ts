import { RecoveryError } from '../errors.ts'
import { nominal } from '../vocabulary/policy.ts'
import type { Draft } from './draft.ts'
import { digest, equal, type Keys } from './keys.ts'
import type { Realm } from './realm.ts'
import type { Ticket } from './record.ts'

/**
 * A ticket is `<case id>.<secret>`; the case keeps a hash of the secret (192 bits from a CSPRNG, R-36: a plain hash will do, R-33).
 * It changes at every rise in assurance; the next one is derived from the last, so that a lost answer can be repeated.
 */
const FORM = /^([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{32,43})$/
const STATUS_TICKETS = 4

export interface Presented {
  readonly caseId: string
  readonly secret: string
  /** The caller's session, where they have one. */
  readonly session?: string
}
/** Throws `RecoveryError` (`ticket_invalid`) on anything that has not the form of a ticket. */
export function readTicket(ticket: unknown, session?: string): Presented {
  const [, caseId, secret] = (typeof ticket === 'string' && ticket.length < 80 && FORM.exec(ticket)) || []
  if (caseId === undefined || secret === undefined) throw new RecoveryError('ticket_invalid')
  return { caseId, secret, ...(session === undefined ? {} : { session }) }
}

/** What a ticket keeps of the session it belongs to. */
export const hashOfSession = (realm: Realm, session: string): string => realm.keys.mac('session', session)
const isOf = ({ keys }: Realm, session: string | undefined, kept: string | undefined): boolean =>
  kept === undefined || (session !== undefined && keys.macs('session', session).some((mac) => equal(mac, kept)))

/** A new case's id, and its first ticket. */
export function firstTicket(keys: Keys, now: number): { id: string; ticket: string; row: Ticket } {
  const id = keys.token(16)
  const secret = keys.token(24)
  return { id, ticket: `${id}.${secret}`, row: { hash: digest(secret), mode: 'act', lastAt: now } }
}

/** Who waits for people, or comes back from them, is not idle; nor is anyone after submission. */
const mayIdle = ({ record }: Draft): boolean =>
  !record.submitted &&
  !record.review &&
  record.endedAt === undefined &&
  !record.timers.some(({ delay, epoch }) => delay === 'caseLife' && epoch > 1)

/** The row of a presented ticket. Throws `RecoveryError` (`ticket_invalid`): unknown, of another session, or idle too long before submission. */
export function rowOf(draft: Draft, { secret, session }: Presented): Ticket {
  const hash = digest(secret)
  const row = draft.record.tickets.find((each) => equal(each.hash, hash))
  if (!row || !isOf(draft.realm, session, row.session)) throw new RecoveryError('ticket_invalid')
  if (mayIdle(draft) && draft.now - row.lastAt > nominal(draft.policy.idleLife))
    throw new RecoveryError('ticket_invalid')
  return row
}

const derive = (draft: Draft, secret: string, { keyId, revision }: { keyId: string; revision: number }): string => {
  const mac = draft.realm.keys.macUnder(keyId, 'ticket', draft.record.id, secret, String(revision))
  if (!mac) throw new RecoveryError('ticket_invalid')
  return mac.toString('base64url')
}

/** Retires a ticket and returns the next. */
export function rotate(draft: Draft, presented: Presented, row: Ticket, command: string | undefined): string {
  const retired = {
    keyId: draft.realm.keys.newestId,
    revision: draft.revision,
    ...(command === undefined ? {} : { command }),
  }
  const secret = derive(draft, presented.secret, retired)
  const { tickets } = draft.record
  draft.record.tickets = [
    ...tickets.filter((each) => each !== row && each.retired === undefined),
    { ...row, lastAt: draft.now, retired },
    {
      hash: digest(secret),
      mode: row.mode,
      lastAt: draft.now,
      ...(row.session === undefined ? {} : { session: row.session }),
    },
  ]
  return `${draft.record.id}.${secret}`
}
/** What a retired ticket was rotated to. */
export const successor = (draft: Draft, presented: Presented, row: Ticket): string =>
  row.retired
    ? `${draft.record.id}.${derive(draft, presented.secret, row.retired)}`
    : `${draft.record.id}.${presented.secret}`

/** A ticket that reads and does not act. */
export function addStatusTicket(draft: Draft): string {
  const secret = draft.realm.keys.token(24)
  const status = draft.record.tickets.filter(({ mode }) => mode === 'status')
  const gone = status.length >= STATUS_TICKETS ? status[0] : undefined
  draft.record.tickets = [
    ...draft.record.tickets.filter((row) => row !== gone),
    { hash: digest(secret), mode: 'status', lastAt: draft.now },
  ]
  return `${draft.record.id}.${secret}`
}
