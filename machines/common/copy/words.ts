import type { Capability, Copy, Factor, InputType, Notice, Option, Refusal } from 'regain/core'

type Screen = Copy['screens'][string]
type Message = Copy['code']

/** The words all flows share in one language, without gaps: what is missing does not compile. */
export interface Words {
  readonly screens: Record<string, Screen>
  readonly inputs: Record<InputType, string>
  readonly notices: Record<Notice, Message>
  readonly code: Message
  readonly refusals: Record<Refusal, string>
  readonly factors: Record<Factor, string>
  readonly options: Record<Option, string>
  readonly capabilities: Record<Capability, string>
  readonly businessDays: Copy['businessDays']
}

/** What a flow says in its own words; the rest is shared. */
export interface OwnWords {
  readonly title: string
  readonly screens: Record<string, Screen>
  readonly inputs?: Partial<Record<InputType, string>>
  readonly notices?: Partial<Record<Notice, Message>>
  readonly code?: Message
  readonly capabilities?: Partial<Record<Capability, string>>
}

export const wordsOf = (shared: Words, own: OwnWords): Copy => ({
  ...shared,
  title: own.title,
  screens: { ...shared.screens, ...own.screens },
  inputs: { ...shared.inputs, ...own.inputs },
  notices: { ...shared.notices, ...own.notices },
  code: own.code ?? shared.code,
  capabilities: { ...shared.capabilities, ...own.capabilities },
})
