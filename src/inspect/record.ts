import { z } from 'zod'
import { RestingSchema } from '../envelope.ts'
import { RecoveryError } from '../errors.ts'
import { Notice } from '../vocabulary/effects.ts'
import { BlockedWhy, OutcomeType } from '../vocabulary/outcomes.ts'
import { PolicySchema } from '../vocabulary/policy.ts'
import { EffectName, Fingerprint, HeardFact, Name } from './allowed.ts'

const time = z.number().int().nonnegative()
const CaseName = z.string().regex(/^[\w-]{1,12}$/)
/** Who a step was done by: people of the desk are not told from one another. */
export const Actor = z.enum(['subject', 'staff', 'host', 'notice', 'clock', 'system'])
export type Actor = z.infer<typeof Actor>

/**
 * One committed step of one case as plain JSON: facts, never inputs. Closed: a kind, verdict, notice or name that is not on the list has no place
 * in it, so no secret and no contact has.
 */
export const LiveRecord = z.strictObject({
  /** Counts from 1 in each process. */
  seq: z.int().positive(),
  /** Milliseconds since 1970 (UTC). */
  at: time,
  /** Tells cases apart; opens nothing, at no door (see `nameOfCase`). */
  case: CaseName,
  /** Of the case; a gap says that a record is missing. */
  revision: z.int().positive(),
  flow: Name,
  version: z.int().positive(),
  fingerprint: Fingerprint,
  by: Actor,
  facts: z.array(HeardFact),
  /** Names of states, as in the description of the flow. */
  from: Name,
  to: Name,
  /** What was asked for, in order. */
  effects: z.array(EffectName),
  /** Notices that went to the outbox, each once. */
  notices: z.array(Notice),
  /** What people look at after it. */
  review: z.strictObject({ purpose: z.enum(['case', 'documents', 'dispute']), overdue: z.boolean() }).nullable(),
  /** Deadlines that stand after it. */
  timers: z.array(z.strictObject({ name: Name, due: time })),
  outcome: z
    .strictObject({
      type: OutcomeType,
      why: z.union([BlockedWhy, z.literal('superseded')]).optional(),
      to: Name.optional(),
    })
    .nullable(),
  /** The case that goes on where this one was handed over. */
  next: CaseName.nullable(),
  /** The version it was of until now. */
  migrated: z.int().positive().nullable(),
  /** Where the machine rests after it. */
  rest: RestingSchema,
  /** The policy pinned in the case, in its first record. */
  policy: PolicySchema.nullable(),
})
export type LiveRecord = z.infer<typeof LiveRecord>

/** One record, one line (JSONL). */
export const toLine = (record: LiveRecord): string => `${JSON.stringify(record)}\n`

/** Records from lines; empty ones are passed over. Throws `RecoveryError` (`input_invalid`) on a line that is no record, which it does not repeat. */
export const readLines = (text: string): LiveRecord[] =>
  text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [readLine(line, index + 1)]))
function readLine(line: string, number: number): LiveRecord {
  try {
    return LiveRecord.parse(JSON.parse(line))
  } catch {
    throw new RecoveryError('input_invalid', { detail: `Line ${number} is no record.` })
  }
}
