import { type Copies, type Copy, type Option, options, type Refusal, say, screenOf } from './copy.ts'
import type { Factor } from './vocabulary/factors.ts'
import type { InputType } from './vocabulary/inputs.ts'
import type { Capability, Policy } from './vocabulary/policy.ts'

const known = new WeakMap<Policy, WeakMap<Copies, Map<string, Wording>>>()

/** The words of a flow in one language under one policy; what the language lacks is English. */
export class Wording {
  readonly #copies: Copies
  readonly #copy: Copy
  readonly #language: string
  readonly #policy: Policy
  readonly #filled = new Map<string, string>()
  private constructor(copies: Copies, language: string, policy: Policy) {
    this.#copies = copies
    this.#copy = copies[language] ?? copies.en
    this.#language = language
    this.#policy = policy
  }
  /** Made once for every flow's words, language and pinned policy: they are few, and views are many. */
  static of(copies: Copies, language: string, policy: Policy): Wording {
    const byLanguage = known.get(policy)?.get(copies) ?? new Map<string, Wording>()
    const words = byLanguage.get(language) ?? new Wording(copies, language, policy)
    byLanguage.set(language, words)
    const byCopies = known.get(policy) ?? new WeakMap<Copies, Map<string, Wording>>()
    byCopies.set(copies, byLanguage)
    known.set(policy, byCopies)
    return words
  }

  #fill(text: string): string {
    const filled =
      this.#filled.get(text) ?? say(text, { copy: this.#copy, language: this.#language, policy: this.#policy })
    this.#filled.set(text, filled)
    return filled
  }
  screen(name: string): { readonly title: string; readonly body: string } {
    const { title, body } = screenOf(this.#copies, this.#language, name)
    return { title: this.#fill(title), body: this.#fill(body) }
  }
  input(type: InputType): string {
    return this.#copy.inputs[type] ?? this.#copies.en.inputs[type] ?? type
  }
  factor(kind: Factor): string {
    return this.#copy.factors[kind] ?? this.#copies.en.factors[kind] ?? kind
  }
  capability(capability: Capability): string {
    return this.#copy.capabilities[capability] ?? this.#copies.en.capabilities[capability] ?? capability
  }
  option(value: string): string {
    return isOption(value) ? (this.#copy.options[value] ?? this.#copies.en.options[value] ?? value) : value
  }
  refusal(code: Refusal): string {
    return this.#fill(this.#copy.refusals[code] ?? this.#copies.en.refusals[code] ?? code)
  }
}
const isOption = (value: string): value is Option => options.some((option) => option === value)
