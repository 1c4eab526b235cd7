import { z } from 'zod'
import { Contact, Factor } from './factors.ts'
import type { FactType } from './facts.ts'

const text = (max: number) => z.string().min(1).max(max)
const digits = z.string().regex(/^\d{6,8}$/)
const code = z.string().regex(/^\d{6}$/)
const method = z.enum(['face', 'document'])

/** An answer of a person's device to a challenge: strings only, bounded. */
const response = z.record(text(64), text(16_384)).refine((fields) => Object.keys(fields).length <= 16)

interface Told {
  /** The fact the input yields when it succeeds. */
  readonly hopes: FactType
  /** What else it may yield. */
  readonly yields?: readonly FactType[]
}
const input = <S extends z.ZodRawShape, const T extends Told>(shape: S, told: T) => ({
  schema: z.strictObject(shape),
  ...told,
})
const checked = <const T extends string>(stem: T) => [`${stem}.rejected`, `${stem}.exhausted`] as const

/** Everything a person can submit. An input is offered when the state can hear the fact it hopes for. */
export const inputs = {
  'identifier.submit': input({ identifier: text(254) }, { hopes: 'identifier.given' }),
  'bot.submit': input({ response }, { hopes: 'bot.passed', yields: ['bot.rejected'] }),
  'federated.start': input({ provider: z.enum(['google', 'apple']) }, { hopes: 'federated.begun' }),
  'federated.finish': input(
    { response },
    { hopes: 'federated.accepted', yields: ['federated.rejected', 'account.frozen', 'case.standing', 'retry.refused'] },
  ),
  'passkey.start': input({}, { hopes: 'passkey.begun' }),
  'passkey.finish': input({ response }, { hopes: 'passkey.accepted', yields: checked('passkey') }),
  'passkey.skip': input({}, { hopes: 'passkey.skipped' }),
  'password.submit': input(
    { password: text(1024) },
    {
      hopes: 'password.accepted',
      yields: [...checked('password'), 'account.frozen', 'case.standing', 'retry.refused'],
    },
  ),
  'password.forget': input({}, { hopes: 'password.forgotten' }),
  'account.reach': input(
    { kind: Contact, code },
    { hopes: 'account.reached', yields: [...checked('code'), 'account.frozen', 'case.standing', 'retry.refused'] },
  ),
  'contacts.declareUnavailable': input({}, { hopes: 'contacts.unavailable' }),
  'path.choose': input({ path: z.enum(['transfer', 'savedKey', 'application']) }, { hopes: 'path.chosen' }),
  'factor.declareUnavailable': input({ kind: Factor }, { hopes: 'factor.unavailable' }),
  'item.choose': input({ kind: Factor }, { hopes: 'item.chosen' }),
  'lost.submit': input({ kinds: z.array(Factor).min(1).max(Factor.options.length) }, { hopes: 'lost.confirmed' }),
  'consequences.accept': input({}, { hopes: 'consequences.accepted' }),
  'subject.confirm': input({}, { hopes: 'subject.confirmed' }),
  'step.back': input({}, { hopes: 'step.back' }),
  'code.request': input(
    { kind: Contact, to: z.enum(['current', 'replacement']).optional() },
    { hopes: 'code.requested' },
  ),
  'code.submit': input({ kind: Contact, code }, { hopes: 'code.accepted', yields: checked('code') }),
  'totp.submit': input({ code: digits }, { hopes: 'totp.accepted', yields: checked('totp') }),
  'identity.start': input({ method }, { hopes: 'identity.begun' }),
  'identity.finish': input(
    { response },
    {
      hopes: 'identity.passed',
      yields: ['identity.failed', 'identity.exhausted', 'identity.pending', 'account.frozen', 'conditions.unmet'],
    },
  ),
  'answers.start': input({}, { hopes: 'answers.begun' }),
  'answers.submit': input({ response }, { hopes: 'answers.scored', yields: ['answers.exhausted'] }),
  'contact.propose': input(
    { kind: Contact, address: text(254) },
    { hopes: 'contact.proposed', yields: ['contact.refused'] },
  ),
  'contact.prove': input(
    { kind: Contact, code },
    { hopes: 'contact.proved', yields: [...checked('contact'), 'contact.refused'] },
  ),
  'replacement.skip': input({}, { hopes: 'replacement.skipped' }),
  'enrolment.start': input({}, { hopes: 'enrolment.begun' }),
  'enrolment.confirm': input({ code: digits }, { hopes: 'enrolment.proved', yields: checked('enrolment') }),
  'key.confirmSaved': input({}, { hopes: 'key.saved' }),
  'newPassword.submit': input(
    { password: text(1024) },
    { hopes: 'newPassword.given', yields: ['newPassword.refused', 'evidence.stale'] },
  ),
  'request.submit': input({}, { hopes: 'request.submitted', yields: ['evidence.stale', 'conditions.unmet'] }),
  'login.return': input({}, { hopes: 'login.returned' }),
  'case.cancel': input({}, { hopes: 'case.cancelled' }),
} as const

export type InputType = keyof typeof inputs
/** What a person submits: `{ type: 'code.submit', kind: 'email', code: '123456' }`. */
export type Input<T extends InputType = InputType> = {
  [K in T]: { readonly type: K } & Fields<(typeof inputs)[K]['schema']>
}[T]
type Fields<S> =
  S extends z.ZodObject<infer Shape>
    ? { readonly [P in keyof Shape as undefined extends z.output<Shape[P]> ? never : P]: z.output<Shape[P]> } & {
        readonly [P in keyof Shape as undefined extends z.output<Shape[P]> ? P : never]?: z.output<Shape[P]>
      }
    : never

export const isInputType = (type: string): type is InputType => Object.hasOwn(inputs, type)
