import { type Copies, type Copy, type Option, options, type Refusal, say, screenOf } from './copy.ts'
import type { Factor } from './vocabulary/factors.ts'
import type { InputType } from './vocabulary/inputs.ts'
import type { Capability, Policy } from './vocabulary/policy.ts'

/** The words of a flow in one language under one policy; what the language lacks is English. */
export class Wording {
  readonly #copies: Copies
  readonly #copy: Copy
  readonly #language: string
  readonly #policy: Policy
  constructor(copies: Copies, language: string, policy: Policy) {
    this.#copies = copies
    this.#copy = copies[language] ?? copies.en
    this.#language = language
    this.#policy = policy
  }
  #fill(text: string): string {
    return say(text, { copy: this.#copy, language: this.#language, policy: this.#policy })
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
