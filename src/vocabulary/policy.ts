import { z } from 'zod'
import { Contact } from './factors.ts'

const amount = (max: number) => z.int().min(0).max(max)
/** A length of time in one unit; `businessDays` are resolved by the calendar. */
export const Duration = z.union([
  z.strictObject({ seconds: amount(86_400) }),
  z.strictObject({ minutes: amount(10_080) }),
  z.strictObject({ hours: amount(2_160) }),
  z.strictObject({ days: amount(365) }),
  z.strictObject({ businessDays: amount(60) }),
])
export type Duration = z.infer<typeof Duration>

const SECOND = 1_000
const DAY = 86_400 * SECOND
/** Milliseconds, with a business day taken as 24 hours: for drawings, comparisons and previews, never for a due time. */
export function nominal(duration: Duration): number {
  if ('seconds' in duration) return duration.seconds * SECOND
  if ('minutes' in duration) return duration.minutes * 60 * SECOND
  if ('hours' in duration) return duration.hours * 3_600 * SECOND
  if ('days' in duration) return duration.days * DAY
  return duration.businessDays * DAY
}

/** What a hold can switch off. `recover` bars new changing cases and is part of every hold. */
export const Capability = z.enum(['withdraw', 'p2pSell', 'pay', 'card', 'apiKeys', 'addressBook', 'recover'])
export type Capability = z.infer<typeof Capability>

type Stricter = 'more' | 'less' | 'none'
interface Term<S extends z.ZodType> {
  readonly schema: S
  readonly unit: string
  /** Which way is stricter; `none`: a choice that has no order. */
  readonly stricter: Stricter
  readonly says: string
}
const term = <S extends z.ZodType>(schema: S, unit: string, stricter: Stricter, says: string): Term<S> => ({
  schema,
  unit,
  stricter,
  says,
})
const atLeast = (min: Duration, max: Duration) =>
  Duration.refine((value) => nominal(value) >= nominal(min) && nominal(value) <= nominal(max))
const count = (min: number, max: number) => z.int().min(min).max(max)

/** Every value a policy has: its schema with bounds, its unit, and which way is stricter. */
export const terms = {
  passkeyPrompt: term(
    z.enum(['always', 'ifEnrolled']),
    'choice',
    'none',
    'who is shown the passkey prompt; ifEnrolled tells strangers that an account exists',
  ),
  proofs: term(count(1, 4), 'proofs', 'more', 'proofs needed beside the password'),
  roots: term(count(1, 3), 'roots', 'more', 'independent roots needed to ask at all'),
  alone: term(count(1, 3), 'roots', 'more', 'independent roots needed for an approval without a person'),
  channels: term(
    z.enum(['one', 'every']),
    'choice',
    'none',
    'whose codes a forgotten password takes: one contact or every one',
  ),
  providers: term(
    z.array(z.enum(['google', 'apple'])),
    'providers',
    'none',
    'whose sign-in is accepted in place of the password',
  ),
  restricted: term(z.array(Contact), 'channels', 'more', 'channels that alone never lead to an automatic approval'),
  identity: term(
    z.enum(['off', 'whenTooLittleLeft']),
    'choice',
    'none',
    'whether identity proofing stands in when too little is left',
  ),
  review: term(z.enum(['risk', 'always']), 'choice', 'none', 'whether a person looks at every request'),
  approvers: term(count(1, 3), 'people', 'more', 'distinct reviewers an approval needs'),
  wait: term(
    atLeast({ hours: 0 }, { days: 30 }),
    'duration',
    'more',
    'wait between approval and change; zero switches it off',
  ),
  hold: term(atLeast({ hours: 1 }, { days: 30 }), 'duration', 'more', 'how long the hold lasts from the change on'),
  holdFor: term(z.array(Capability).min(1), 'capabilities', 'more', 'what the hold switches off'),
  ban: term(
    atLeast({ days: 0 }, { days: 365 }),
    'duration',
    'more',
    'how long a released contact cannot be used again',
  ),
  decisionLife: term(
    atLeast({ minutes: 1 }, { hours: 24 }),
    'duration',
    'none',
    'time for the automatic decision, then review',
  ),
  reviewTarget: term(
    atLeast({ hours: 1 }, { businessDays: 30 }),
    'duration',
    'none',
    'promised time of a review, then it escalates',
  ),
  documentsTarget: term(
    atLeast({ hours: 1 }, { businessDays: 30 }),
    'duration',
    'none',
    'promised time of a look at documents, then it escalates',
  ),
  applyTarget: term(
    atLeast({ minutes: 1 }, { hours: 24 }),
    'duration',
    'none',
    'time for the host to make the change, then an operator is told',
  ),
  caseLife: term(atLeast({ minutes: 10 }, { days: 7 }), 'duration', 'less', 'life of a case before submission'),
  idleLife: term(atLeast({ minutes: 5 }, { hours: 24 }), 'duration', 'less', 'life of a ticket that is not used'),
  codeLife: term(atLeast({ minutes: 1 }, { minutes: 10 }), 'duration', 'less', 'life of a code (R-23, R-27)'),
  evidenceLife: term(atLeast({ minutes: 5 }, { hours: 24 }), 'duration', 'less', 'age a proof may have at submission'),
  guessesPerCode: term(count(1, 10), 'guesses', 'less', 'guesses at one code'),
  guessesPerDay: term(count(2, 100), 'guesses', 'less', 'guesses per account and factor in 24 hours (R-50)'),
  resendAfter: term(
    atLeast({ seconds: 10 }, { minutes: 10 }),
    'duration',
    'more',
    'time between two codes to one address',
  ),
  sendsPerHour: term(count(1, 20), 'messages', 'less', 'codes per channel and target in an hour'),
  retryCoolDown: term(
    atLeast({ minutes: 0 }, { days: 30 }),
    'duration',
    'more',
    'time after a denial before a new request',
  ),
  retryCap: term(count(1, 10), 'denials', 'less', 'denials in 30 days after which support takes over'),
  noticeTail: term(
    atLeast({ days: 1 }, { days: 90 }),
    'duration',
    'more',
    'how long a notice can be disputed after the hold',
  ),
  independence: term(
    atLeast({ days: 1 }, { days: 90 }),
    'duration',
    'more',
    'how long a password reset through a contact shares its root',
  ),
  minClientVersion: term(
    z.partialRecord(z.enum(['web', 'android', 'ios']), z.string().regex(/^\d{1,4}(\.\d{1,4}){0,3}$/)),
    'version by channel',
    'none',
    'oldest app that may be used',
  ),
} as const satisfies Record<string, Term<z.ZodType>>

export type PolicyName = keyof typeof terms
/** The values of one policy, whole. */
export type Policy = { readonly [K in PolicyName]: z.infer<(typeof terms)[K]['schema']> }
/** Where a value comes from: rows of the source documents, or `default` where no source gives one; and the edition. */
export interface Sourced<V> {
  readonly value: V
  readonly source: readonly string[]
  readonly edition?: string
}
export type PolicySheet = { readonly [K in PolicyName]: Sourced<Policy[K]> }

const byDefault = <V>(value: V, ...source: string[]): Sourced<V> => ({ value, source: ['default', ...source] })

/** The values that no source gives. */
export const defaults: Omit<PolicySheet, 'hold' | 'holdFor' | 'reviewTarget'> = {
  passkeyPrompt: byDefault('always', 'R-93'),
  proofs: byDefault(1, 'R-02'),
  roots: byDefault(1),
  alone: byDefault(2, 'R-02'),
  channels: byDefault('one'),
  providers: byDefault([]),
  restricted: byDefault([]),
  identity: byDefault('off'),
  review: byDefault('risk'),
  approvers: byDefault(1),
  wait: byDefault({ hours: 0 }),
  ban: byDefault({ days: 0 }),
  decisionLife: byDefault({ minutes: 15 }),
  documentsTarget: byDefault({ hours: 48 }),
  applyTarget: byDefault({ minutes: 15 }),
  caseLife: byDefault({ hours: 24 }),
  idleLife: byDefault({ hours: 1 }, 'R-78'),
  codeLife: byDefault({ minutes: 10 }, 'R-23', 'R-27'),
  evidenceLife: byDefault({ minutes: 30 }),
  guessesPerCode: byDefault(5, 'R-50'),
  guessesPerDay: byDefault(10, 'R-50'),
  resendAfter: byDefault({ seconds: 60 }),
  sendsPerHour: byDefault(5),
  retryCoolDown: byDefault({ minutes: 0 }),
  retryCap: byDefault(3),
  noticeTail: byDefault({ days: 7 }),
  independence: byDefault({ days: 7 }),
  minClientVersion: byDefault({}),
}

/** The standards' numbers and structure, laid over an exchange's own policy. */
export const hardened: Partial<PolicySheet> = {
  roots: { value: 2, source: ['R-02'] },
  alone: { value: 2, source: ['R-02'] },
  channels: { value: 'every', source: ['R-07', 'AP-2'] },
  restricted: { value: ['email', 'phone'], source: ['R-39'] },
  identity: { value: 'whenTooLittleLeft', source: ['R-02', 'R-05'] },
  approvers: { value: 2, source: ['R-13'] },
  wait: { value: { hours: 24 }, source: ['R-83'] },
  hold: { value: { hours: 48 }, source: ['R-83', 'R-95'] },
  holdFor: { value: ['withdraw', 'p2pSell', 'pay', 'card', 'apiKeys', 'addressBook', 'recover'], source: ['TH-17'] },
  ban: { value: { days: 30 }, source: ['P-34'] },
  retryCoolDown: { value: { hours: 24 }, source: ['AB-7'] },
  retryCap: { value: 3, source: ['AB-7'] },
}

const isName = (name: string): name is PolicyName => Object.hasOwn(terms, name)
export const policyNames: readonly PolicyName[] = Object.keys(terms).filter(isName)

/** The bare values of a sheet. Throws `z.ZodError` when a value is out of its bounds. */
export function valuesOfSheet(sheet: PolicySheet): Policy {
  return PolicySchema.parse(Object.fromEntries(policyNames.map((name) => [name, sheet[name].value])))
}
const shape = Object.fromEntries(policyNames.map((name) => [name, terms[name].schema])) as {
  [K in PolicyName]: (typeof terms)[K]['schema']
}
export const PolicySchema: z.ZodType<Policy> = z.strictObject(shape)

const size = (value: unknown): number =>
  Array.isArray(value) ? value.length : typeof value === 'number' ? value : nominal(Duration.parse(value))
/** Of two values of one name the stricter; of two without order the second. Two sets of one kind count together. */
function stricterOf<N extends PolicyName>(name: N, base: PolicySheet[N], over: PolicySheet[N]): PolicySheet[N] {
  const { stricter } = terms[name]
  if (stricter === 'none') return over
  if (Array.isArray(base.value) && Array.isArray(over.value)) {
    return { ...over, value: [...new Set([...over.value, ...base.value])], source: [...base.source, ...over.source] }
  }
  const overIsStricter = stricter === 'more' ? size(over.value) > size(base.value) : size(over.value) < size(base.value)
  return overIsStricter ? over : base
}

/** One policy laid over another: it can only make it stricter. */
export function lay(base: PolicySheet, over: Partial<PolicySheet>): PolicySheet {
  const laid: Partial<Record<PolicyName, unknown>> = { ...base }
  const put = <N extends PolicyName>(name: N) => {
    const value = over[name]
    if (value) laid[name] = stricterOf(name, base[name], value)
  }
  policyNames.forEach(put)
  return laid as PolicySheet
}
