import { Wording } from '../../src/wording.ts'
import {
  type Capability,
  type Description,
  type Duration,
  describe,
  type Flow,
  type PolicyName,
  sayDuration,
  terms,
} from './core.ts'
import type { Language } from './languages.ts'

const descriptions = new WeakMap<Flow, Description>()
export function descriptionOf(flow: Flow): Description {
  const is = descriptions.get(flow) ?? describe(flow)
  descriptions.set(flow, is)
  return is
}
export const wordsOf = (flow: Flow, language: Language): Wording => Wording.of(flow.copy, language, flow.policy)

/** `48 hours`, `3 business days`. */
export const sayLength = (duration: Duration, { copy }: Flow): string => sayDuration(duration, copy.en, 'en')

/** A word of the copy within a sentence: `P2P selling` stays as it is. */
export const inSentence = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text

const list = new Intl.ListFormat('en')
/** What a hold switches off, without `recover`, which a person has no word for, and without what is told apart. */
export const sayHeld = (flow: Flow, apart?: Capability): string =>
  list.format(
    flow.policy.holdFor
      .filter((capability) => capability !== 'recover' && capability !== apart)
      .map((capability) => inSentence(wordsOf(flow, 'en').capability(capability))),
  )

/** A policy value in words; `undefined` where it switches something off or lists nothing. */
export function sayValue(flow: Flow, name: PolicyName): string | undefined {
  const value: unknown = flow.policy[name]
  if (name === 'holdFor') return sayHeld(flow)
  if (Array.isArray(value)) return value.length > 0 ? list.format(value.map(String)) : undefined
  if (typeof value === 'object' && value !== null) {
    const [amount] = Object.values(value)
    return terms[name].unit === 'duration' && amount !== 0 ? sayLength(sizeOf(flow, name), flow) : undefined
  }
  return typeof value === 'number' ? sayAmount(value, terms[name].unit) : String(value)
}
const ones: Readonly<Record<string, string>> = { people: 'person', guesses: 'guess', denials: 'denial', roots: 'root' }
const sayAmount = (amount: number, unit: string): string => `${amount} ${amount === 1 ? (ones[unit] ?? unit) : unit}`
const sizeOf = ({ policy }: Flow, name: PolicyName): Duration => {
  const value: unknown = policy[name]
  return isDuration(value) ? value : { hours: 0 }
}
const isDuration = (value: unknown): value is Duration =>
  typeof value === 'object' && value !== null && Object.values(value).every((amount) => typeof amount === 'number')
