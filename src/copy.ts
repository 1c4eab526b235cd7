import { z } from 'zod'
import { Notice } from './vocabulary/effects.ts'
import { Factor } from './vocabulary/factors.ts'
import { inputs } from './vocabulary/inputs.ts'
import { Capability, type Duration, type Policy, type PolicyName, terms } from './vocabulary/policy.ts'

/** What an input was refused for, as an answer: stable codes, each with words in the copy. */
export const refusals = [
  'password_wrong',
  'password_exhausted',
  'passkey_rejected',
  'passkey_exhausted',
  'code_wrong',
  'code_expired',
  'code_none',
  'code_exhausted',
  'totp_wrong',
  'totp_exhausted',
  'send_too_soon',
  'send_exhausted',
  'identity_failed',
  'identity_exhausted',
  'answers_exhausted',
  'contact_lost',
  'contact_banned',
  'contact_occupied',
  'contact_invalid',
  'enrolment_wrong',
  'enrolment_exhausted',
  'evidence_stale',
  'retry_later',
  'retry_capped',
  'hold_running',
  'bot_rejected',
  'federated_failed',
  'federated_unlinked',
  'newPassword_weak',
  'newPassword_same',
  'conditions_assets',
] as const
export type Refusal = (typeof refusals)[number]

/** Choices that inputs name beside factors. */
export const options = ['transfer', 'savedKey', 'application', 'face', 'document', 'google', 'apple'] as const
export type Option = (typeof options)[number]

const text = z.string().min(1).max(600)
const partial = <K extends string>(keys: readonly K[]) => z.partialRecord(z.enum(keys), text)

/**
 * The words of a flow in one language. Texts may name policy values and extras in braces: `{hold}`, `{reviewTarget}`, `{code}`, `{link}`.
 * `screens` are keyed by state name; a state without words of its own uses its parent's.
 */
export const CopySchema = z.strictObject({
  title: text,
  screens: z.record(z.string(), z.strictObject({ title: text, body: text })),
  inputs: partial(Object.keys(inputs)),
  notices: z.partialRecord(Notice, z.strictObject({ subject: text, text })),
  /** The message that carries a code. */
  code: z.strictObject({ subject: text, text }),
  refusals: partial(refusals),
  factors: z.partialRecord(Factor, text),
  /** Ways to choose between: paths, methods, providers. */
  options: partial(options),
  /** What a hold switches off. */
  capabilities: z.partialRecord(Capability, text),
  /** One business day and several; `{n}` is the number. */
  businessDays: z.strictObject({ one: text, other: text }),
})
export type Copy = z.infer<typeof CopySchema>
/** English is always there; other languages may have gaps, which show as English. */
export type Copies = { readonly en: Copy } & { readonly [language: string]: Copy }

/** The copy whose language fits the locale best; English when none does. */
export const copyFor = (copies: Copies, locale: string): Copy =>
  copies[locale.split('-')[0]?.toLowerCase() ?? 'en'] ?? copies.en
export const languageFor = (copies: Copies, locale: string): string => {
  const language = locale.split('-')[0]?.toLowerCase() ?? 'en'
  return Object.hasOwn(copies, language) ? language : 'en'
}

const formats = new Map<string, Intl.NumberFormat>()
/** Making a format takes longer than using it a hundred times. */
function unitFormat(language: string, unit: string): Intl.NumberFormat {
  const key = `${language} ${unit}`
  const format = formats.get(key) ?? new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' })
  formats.set(key, format)
  return format
}

/** `24 hours`, `24 timmar`, `3 business days`. */
export function sayDuration(duration: Duration, copy: Copy, language: string): string {
  const [unit, amount] = Object.entries(duration)[0] ?? ['hours', 0]
  if (unit === 'businessDays')
    return (amount === 1 ? copy.businessDays.one : copy.businessDays.other).replace('{n}', String(amount))
  return unitFormat(language, unit.slice(0, -1)).format(amount)
}

/** Fills the braces of a text from the policy and the extras; an unknown brace stays as it is. */
export function say(
  template: string,
  { copy, language, policy }: { copy: Copy; language: string; policy: Policy },
  extras: Record<string, string> = {},
): string {
  return template.replace(/\{(\w+)\}/g, (brace, name: string) => {
    const extra = extras[name]
    if (extra !== undefined) return extra
    if (!isPolicyName(name)) return brace
    if (name === 'holdFor') return sayCapabilities(policy.holdFor, copy, language)
    const value = policy[name]
    if (typeof value === 'number' || typeof value === 'string') return String(value)
    return terms[name].unit === 'duration' ? sayDuration(value as Duration, copy, language) : brace
  })
}
/** What is off, without `recover`, which a person has no word for. */
const sayCapabilities = (capabilities: readonly Capability[], copy: Copy, language: string): string =>
  new Intl.ListFormat(language).format(
    capabilities
      .filter((capability) => capability !== 'recover')
      .map((capability) => copy.capabilities[capability] ?? capability),
  )
const isPolicyName = (name: string): name is PolicyName => Object.hasOwn(terms, name)

/** The words of a state, or of the nearest parent that has some. */
export function screenOf(copies: Copies, language: string, stateName: string): { title: string; body: string } {
  for (let name = stateName; name !== ''; name = name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : '') {
    const words = copies[language]?.screens[name] ?? copies.en.screens[name]
    if (words) return words
  }
  return { title: copies.en.title, body: stateName }
}
