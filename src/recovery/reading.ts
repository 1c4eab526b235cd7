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
/** What binds a ticket to a signed-in session. */
const SessionId = z.string().min(1).max(500)
/** Of a signed-in caller: whose session it is, since when (ms) and by what they signed in. */
const SignedIn = z.strictObject({
  account: z.string().min(1).max(200),
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

/** A value through a closed schema. Throws `RecoveryError` (`input_invalid`), which repeats nothing of the value. */
export function read<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  let parsed: z.ZodSafeParseResult<z.output<S>>
  try {
    parsed = schema.safeParse(value)
  } catch {
    throw new RecoveryError('input_invalid')
  }
  if (!parsed.success) throw new RecoveryError('input_invalid')
  return parsed.data
}

/** An input through its closed schema: unknown types, extra keys, prototypes and oversized values are refused alike. */
export function readInput(value: unknown): Input {
  const { type, ...payload } = ownOf(value)
  if (typeof type !== 'string' || !isInputType(type) || Object.hasOwn(payload, '__proto__'))
    throw new RecoveryError('input_invalid')
  return inputOf(type, read(inputs[type].schema, payload))
}
/** What a plain object has, read once: a getter or a proxy may throw, and may answer otherwise the next time. */
function ownOf(value: unknown): Record<string, unknown> {
  try {
    if (isPlain(value)) return { ...value }
  } catch {
    // told below
  }
  throw new RecoveryError('input_invalid')
}
const isPlain = (value: unknown): value is Record<string, unknown> => {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
const inputOf = (type: Input['type'], payload: object): Input => ({ type, ...payload }) as Input
