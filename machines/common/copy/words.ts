import type { Capability, Copy, Factor, InputType, Notice, Option, Refusal } from 'regain/core'

type Screen = Copy['screens'][string]
export type Message = Copy['code']

/** What a flow is called in the middle of a sentence. */
export interface Naming {
  /** As its codes name it: `reset your security checks`. */
  readonly does: string
  /** As its notices name it: `the reset of your security checks`. */
  readonly about: string
}

/** The words all flows share in one language, without gaps: what is missing does not compile. */
export interface Words {
  readonly screens: Record<string, Screen>
  readonly inputs: Record<InputType, string>
  readonly notices: (naming: Naming) => Record<Notice, Message>
  readonly code: (naming: Naming) => Message
  readonly refusals: Record<Refusal, string>
  readonly factors: Record<Factor, string>
  readonly options: Record<Option, string>
  readonly capabilities: Record<Capability, string>
  readonly businessDays: Copy['businessDays']
}

/** What a flow says in its own words; the rest is shared. */
export interface OwnWords extends Naming {
  readonly title: string
  readonly screens: Record<string, Screen>
  readonly inputs?: Partial<Record<InputType, string>>
  readonly notices?: Partial<Record<Notice, Message>>
  readonly capabilities?: Partial<Record<Capability, string>>
}

export const wordsOf = (shared: Words, own: OwnWords): Copy => ({
  ...shared,
  title: own.title,
  screens: { ...shared.screens, ...own.screens },
  inputs: { ...shared.inputs, ...own.inputs },
  notices: { ...shared.notices(own), ...own.notices },
  code: shared.code(own),
  capabilities: { ...shared.capabilities, ...own.capabilities },
})

/** At the beginning of a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
