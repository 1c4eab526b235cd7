import { z } from 'zod'
import { RestingSchema } from '../envelope.ts'
import { Contact, Evidence, Factor } from '../vocabulary/factors.ts'
import { Outcome } from '../vocabulary/outcomes.ts'
import { documents } from './documents.ts'

const time = z.number().int().nonnegative()
/** One code that was sent. */
export const Issue = z.strictObject({
  kind: Contact,
  to: z.enum(['current', 'replacement']),
  nonce: z.string(),
  keyId: z.string(),
  issuedAt: time,
  expiresAt: time,
  guesses: z.int().nonnegative(),
  /** Spent, voided by a newer one, or guessed at too often. */
  closedAt: time.optional(),
})
export type Issue = z.infer<typeof Issue>

/** Someone who is told of the case and may object to it. */
const RollEntry = z.strictObject({
  id: z.string(),
  kind: Contact,
  /** `subject`: of the account that is changed, where another one proves; it is replaced. */
  origin: z.enum(['account', 'new', 'subject']),
  sealed: z.string(),
  hash: z.string(),
  disputedAt: time.optional(),
})

/** A factor with its mask. */
const Hint = z.strictObject({ kind: Factor, hint: z.string() })
export type Hint = z.infer<typeof Hint>

const Ticket = z.strictObject({
  hash: z.string(),
  mode: z.enum(['act', 'status']),
  lastAt: time,
  /** Keyed hash of the session without which the ticket is worth nothing. */
  session: z.string().optional(),
  /** After rotation: what the next ticket was derived from, and the one command whose answer this ticket still repeats. */
  retired: z
    .strictObject({ keyId: z.string(), revision: z.int().positive(), command: z.string().optional() })
    .optional(),
})
export type Ticket = z.infer<typeof Ticket>

const begun = { request: z.string(), body: z.record(z.string(), z.unknown()) }
/** A check that was begun: how an identity is shown or where a person signs in is part of it. */
const Challenge = z.discriminatedUnion('purpose', [
  z.strictObject({ ...begun, purpose: z.literal('passkey') }),
  z.strictObject({ ...begun, purpose: z.literal('answers') }),
  z.strictObject({ ...begun, purpose: z.literal('identity'), method: z.enum(['face', 'document']) }),
  z.strictObject({ ...begun, purpose: z.literal('federated'), provider: z.enum(['google', 'apple']) }),
])
export type Challenge = z.infer<typeof Challenge>

/**
 * A case at rest, whole: the machine's snapshot and, beside it, everything that counts or ages. No secret and no full contact is in it in clear.
 */
export const CaseRecord = z.strictObject({
  v: z.literal(1),
  id: z.string(),
  flow: z.string(),
  version: z.int().positive(),
  fingerprint: z.string(),
  /** The policy pinned at opening, as JSON. */
  policy: z.string(),
  openedAt: time,
  lastAt: time,
  client: z.strictObject({
    channel: z.enum(['web', 'android', 'ios']),
    locale: z.string(),
    version: z.string().optional(),
  }),
  recognised: z.boolean(),
  rest: RestingSchema,
  outcome: Outcome.optional(),
  endedAt: time.optional(),
  /** Whose account; a decoy's id when nobody has the identifier. */
  account: z.string().optional(),
  decoy: z.boolean(),
  vouched: z.boolean(),
  /** Past submission: the request stands and a later visitor joins it. */
  submitted: z.boolean(),
  accountRevision: z.string().optional(),
  /** The account that is changed, where another one proves. */
  subject: z.strictObject({ account: z.string(), revision: z.string(), hints: z.array(Hint) }).optional(),
  /** The owner's language, when the host knows it. */
  locale: z.string().optional(),
  /** Factors with their masks, known after the first proof. */
  hints: z.array(Hint),
  contacts: z.array(z.strictObject({ kind: Contact, sealed: z.string(), hash: z.string() })),
  replacements: z.array(
    z.strictObject({
      kind: Contact,
      sealed: z.string(),
      hash: z.string(),
      also: z.array(z.string()),
      hint: z.string(),
      /** Claimed by this case; one that was the account's before is not. */
      reserved: z.boolean(),
      owned: z.boolean(),
    }),
  ),
  handles: z.array(z.strictObject({ kind: z.enum(['totp', 'passkey', 'password']), handle: z.string() })),
  evidence: z.array(z.strictObject({ kind: Evidence, at: time })),
  tries: z.record(z.string(), z.int().nonnegative()),
  issues: z.array(Issue),
  timers: z.array(z.strictObject({ id: z.string(), delay: z.string(), due: time, epoch: z.int().positive() })),
  tickets: z.array(Ticket),
  challenge: Challenge.optional(),
  roll: z.array(RollEntry),
  /** Objections made while the change was being applied; heard after it. */
  pending: z.array(z.enum(['kept', 'leaving', 'new'])),
  review: z
    .strictObject({
      purpose: z.string(),
      since: time,
      overdue: z.boolean(),
      votes: z.array(
        z.strictObject({ staff: z.string(), decision: z.enum(['approve', 'deny']), reason: z.string(), at: time }),
      ),
    })
    .optional(),
  /** The cases it was handed over by, oldest first. */
  chain: z.array(z.string()),
  to: z.string().optional(),
  redeemedAt: time.optional(),
  ownerSignedInAt: time.optional(),
})
export type CaseRecord = z.infer<typeof CaseRecord>

/** The account that is changed: the case's own, or the one it was found to be about. */
export const changedAccount = ({ subject, account }: CaseRecord): string | undefined => subject?.account ?? account

const records = documents(CaseRecord, ({ id }, key) => id === key)
/** Throws `RecoveryError` (`snapshot_invalid`) on anything that is not a whole record of this form. */
export const parseRecord = (caseId: string, body: string): CaseRecord => records.parse(caseId, body)
export const writeRecord = (record: CaseRecord): string => records.write(record.id, record)

/** A record before its machine has begun. */
export type NewRecord = Omit<CaseRecord, 'rest' | 'version' | 'fingerprint' | 'policy' | 'flow' | 'timers'>
export const newRecord = (
  id: string,
  now: number,
  { client, recognised }: Pick<NewRecord, 'client' | 'recognised'>,
  ticket: Ticket,
): NewRecord => ({
  v: 1,
  id,
  openedAt: now,
  lastAt: now,
  client,
  recognised,
  decoy: false,
  vouched: false,
  submitted: false,
  hints: [],
  contacts: [],
  replacements: [],
  handles: [],
  evidence: [],
  tries: {},
  issues: [],
  tickets: [ticket],
  roll: [],
  pending: [],
  chain: [],
})
