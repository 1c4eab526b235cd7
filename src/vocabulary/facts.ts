import { z } from 'zod'
import { Contact, Evidence, Factor, PasswordRoot } from './factors.ts'

/** Who may cause a fact: the person, the answer to a check, staff, the host's systems or the clock. */
export type Origin = 'subject' | 'verifier' | 'staff' | 'system'

const from =
  <const O extends Origin>(origin: O) =>
  <S extends z.ZodRawShape>(shape: S) => ({ origin, schema: z.strictObject(shape) })
const subject = from('subject')
const verifier = from('verifier')
const staff = from('staff')
const system = from('system')

const Factors = z.array(Factor)
const kind = Factor
const contact = { kind: Contact }
const method = { method: z.enum(['face', 'document']) }

/** Everything a machine can hear. A payload is finite, so facts enumerate themselves from their schemas. */
export const facts = {
  // how a case begins
  'visitor.arrived': system({}),
  'session.recognised': system({ enrolled: Factors, fresh: z.boolean() }),
  'handOver.received': system({
    enrolled: Factors,
    evidence: z.array(z.enum(['password', 'federated'])),
    root: PasswordRoot,
  }),
  'client.outdated': system({}),
  // who is it
  'identifier.given': subject({ passkeyPrompt: z.boolean() }),
  'obligation.standing': system({}),
  'bot.passed': verifier({}),
  'bot.rejected': verifier({}),
  'federated.begun': subject({ provider: z.enum(['google', 'apple']) }),
  'federated.accepted': verifier({ enrolled: Factors }),
  'federated.rejected': verifier({ why: z.enum(['failed', 'unlinked']) }),
  'passkey.begun': subject({}),
  'passkey.accepted': verifier({}),
  'passkey.rejected': verifier({}),
  'passkey.exhausted': verifier({}),
  'passkey.skipped': subject({}),
  'password.accepted': verifier({ enrolled: Factors, root: PasswordRoot }),
  'password.rejected': verifier({}),
  'password.exhausted': verifier({}),
  'password.forgotten': subject({}),
  'account.reached': verifier({ kind: Contact, enrolled: Factors }),
  'contacts.unavailable': subject({}),
  'retry.refused': system({ why: z.enum(['coolDown', 'cap', 'hold']) }),
  'case.standing': system({}),
  // choices
  'path.chosen': subject({ path: z.enum(['transfer', 'savedKey', 'application']) }),
  'factor.unavailable': subject({ kind }),
  'item.chosen': subject({ kind }),
  'lost.confirmed': subject({ kinds: Factors }),
  'consequences.accepted': subject({}),
  'subject.confirmed': subject({}),
  'step.back': subject({}),
  // proofs
  'code.requested': subject(contact),
  'code.accepted': verifier(contact),
  'code.rejected': verifier(contact),
  'code.exhausted': verifier(contact),
  'totp.accepted': verifier({}),
  'totp.rejected': verifier({}),
  'totp.exhausted': verifier({}),
  'identity.begun': subject(method),
  'identity.passed': verifier({ of: z.enum(['owner', 'another', 'nobody']) }),
  'identity.failed': verifier(method),
  'identity.exhausted': verifier(method),
  'identity.pending': verifier({}),
  'answers.begun': subject({}),
  'answers.scored': verifier({ band: z.enum(['strong', 'fair', 'weak']) }),
  'answers.exhausted': verifier({}),
  'evidence.stale': system({ kind: Evidence }),
  // replacements
  'contact.proposed': subject(contact),
  'contact.proved': verifier(contact),
  'contact.rejected': verifier(contact),
  'contact.exhausted': verifier(contact),
  'contact.refused': system({ kind: Contact, why: z.enum(['occupied', 'banned', 'lost']) }),
  'replacement.skipped': subject({}),
  'enrolment.begun': subject({}),
  'enrolment.proved': verifier({}),
  'enrolment.rejected': verifier({}),
  'enrolment.exhausted': verifier({}),
  'key.saved': subject({}),
  'newPassword.given': subject({}),
  'newPassword.refused': system({ why: z.enum(['weak', 'same']) }),
  // request, decision, change
  'request.submitted': subject({}),
  'conditions.unmet': system({ why: z.enum(['assets', 'hold', 'contact']) }),
  'risk.decided': system({ verdict: z.enum(['approve', 'deny', 'review']) }),
  'review.decided': staff({ verdict: z.enum(['approve', 'deny']) }),
  'change.applied': system({}),
  'change.refused': system({ why: z.enum(['taken', 'frozen', 'stale']) }),
  'login.returned': subject({}),
  // what may come in from outside
  'case.cancelled': subject({}),
  'case.disputed': subject({ by: z.enum(['kept', 'leaving', 'new']) }),
  'account.frozen': system({}),
  'account.signedIn': system({ using: z.enum(['lost', 'other']) }),
} as const

export type FactType = keyof typeof facts
/** `z.infer` of an empty strict object accepts no `type` beside it, so a payload is read from the shape. */
type Payload<S> = S extends z.ZodObject<infer Shape> ? { readonly [P in keyof Shape]: z.output<Shape[P]> } : never
export type Fact<T extends FactType = FactType> = {
  [K in T]: { readonly type: K } & Payload<(typeof facts)[K]['schema']>
}[T]

/** What the clock says; only a claimed timer row may make one. */
export interface ClockFact {
  readonly type: `xstate.after.${string}`
}

export const isFactType = (type: string): type is FactType => Object.hasOwn(facts, type)

/** Every value of a finite schema: enums, sets of enums, booleans, literals. Throws `TypeError` on anything else. */
export function valuesOf(schema: z.core.$ZodType): unknown[] {
  if (schema instanceof z.ZodEnum) return schema.options
  if (schema instanceof z.ZodBoolean) return [false, true]
  if (schema instanceof z.ZodLiteral) return [...schema.values]
  if (schema instanceof z.ZodArray) {
    return valuesOf(schema.element).reduce<unknown[][]>(
      (sets, member) => [...sets, ...sets.map((set) => [...set, member])],
      [[]],
    )
  }
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).reduce<Record<string, unknown>[]>(
      (objects, [key, field]) =>
        objects.flatMap((object) => valuesOf(field).map((value) => ({ ...object, [key]: value }))),
      [{}],
    )
  }
  throw new TypeError(`not a finite schema: ${schema.constructor.name}`)
}
