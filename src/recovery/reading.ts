import { z } from 'zod'
import { RecoveryError } from '../errors.ts'
import { Factor } from '../vocabulary/factors.ts'
import { type Input, inputs, isInputType } from '../vocabulary/inputs.ts'

/** A command's id: the caller's, one to 100 printable characters. */
const CommandId = z.string().regex(/^[\x21-\x7e]{1,100}$/)
export const Client = z.strictObject({
  channel: z.enum(['web', 'android', 'ios']).default('web'),
  locale: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}$/)
    .default('en'),
  version: z
    .string()
    .regex(/^\d{1,4}(\.\d{1,4}){0,3}$/)
    .optional(),
})
/** Ill-formed text would be another account's once it is written as UTF-8. */
export const AccountId = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => text.isWellFormed())
/** What binds a ticket to a signed-in session. */
const SessionId = z.string().min(1).max(500)
/** Of a signed-in caller: whose session it is, since when (ms) and by what they signed in. */
const SignedIn = z.strictObject({
  account: AccountId,
  session: SessionId,
  authenticatedAt: z.int().nonnegative(),
  methods: z.array(z.enum(['password', 'federated', ...Factor.options])).max(8),
})
export type SignedIn = z.infer<typeof SignedIn>
const opening = { client: Client.prefault({}), recognised: z.boolean().default(false) }
/** `account`, `session`, `authenticatedAt` and `methods` come together: a flow for signed-in accounts needs them, another refuses them. */
export const OpenOptions = z
  .union([z.strictObject(opening), z.strictObject({ ...opening, ...SignedIn.shape })])
  .prefault({})
export type OpenOptions = z.input<typeof OpenOptions>
export const SubmitOptions = z.strictObject({ id: CommandId.optional(), session: SessionId.optional() }).prefault({})
export type SubmitOptions = z.input<typeof SubmitOptions>
export const RedeemOptions = SubmitOptions.unwrap().pick({ id: true }).prefault({})
export type RedeemOptions = z.input<typeof RedeemOptions>
export const ViewOptions = SubmitOptions.unwrap().pick({ session: true }).prefault({})
export type ViewOptions = z.input<typeof ViewOptions>

const Limit = z.int().min(1).max(1_000_000)
/** How many rows at most. Throws `RecoveryError` (`input_invalid`). */
export const readLimit = (limit: unknown): number => read(Limit, limit)
const Key = z.string().min(1).max(500)
/** The name of a case or an effect. Throws `RecoveryError` (`input_invalid`). */
export const readKey = (key: unknown): string => read(Key, key)

/** Plain data through a closed schema. Throws `RecoveryError` (`input_invalid`), which repeats nothing of the value. */
export const read = <S extends z.ZodType>(schema: S, value: unknown): z.output<S> => parse(schema, plain(value))

function parse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new RecoveryError('input_invalid')
  return parsed.data
}

/** An input through its closed schema: unknown types, extra keys, prototypes and oversized values are refused alike. */
export function readInput(value: unknown): Input {
  const { type, ...payload } = parse(Fields, plain(value))
  if (typeof type !== 'string' || !isInputType(type)) throw new RecoveryError('input_invalid')
  return inputOf(type, parse(inputs[type].schema, payload))
}
const Fields = z.record(z.string(), z.unknown())
/** Throws `RecoveryError` (`input_invalid`) on what is no signal. */
export function readSignal(options: { readonly signal: AbortSignal }): AbortSignal {
  try {
    // refuses what only looks like one
    return AbortSignal.any([options.signal])
  } catch {
    throw new RecoveryError('input_invalid')
  }
}
const inputOf = (type: Input['type'], payload: object): Input => ({ type, ...payload }) as Input

/** More than any form has, few enough to look at each at once: members of one list or object, and all together. */
const MEMBERS = 100
const ALL = 1_000

/** Plain data, copied once: a getter or a proxy may throw, and may answer otherwise the next time. Throws `RecoveryError` (`input_invalid`). */
function plain(value: unknown): unknown {
  let left = ALL
  const copyOf = (one: unknown): unknown => {
    if (left-- === 0) throw new TypeError('too many members')
    if (typeof one !== 'object' || one === null) return one
    if (Array.isArray(one)) return Array.from({ length: few(one.length) }, (_, at) => copyOf(one[at]))
    const prototype: unknown = Object.getPrototypeOf(one)
    const isPlain = (prototype === Object.prototype || prototype === null) && !Object.hasOwn(one, '__proto__')
    if (!isPlain) throw new TypeError('not plain')
    const keys = Object.keys(one)
    few(keys.length)
    return Object.fromEntries(keys.map((key) => [key, copyOf(Reflect.get(one, key))]))
  }
  try {
    return copyOf(value)
  } catch {
    throw new RecoveryError('input_invalid')
  }
}
function few(members: number): number {
  if (members > MEMBERS) throw new RangeError('too many members')
  return members
}
