import { copyFor, type Effect, say } from 'regain/core'
import type { Language } from './languages.ts'
import type { Session } from './session.ts'

/** What somebody is sent, in their words; the codes and links in it are none. */
export interface Message {
  readonly at: number
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** Every message that the machine has asked for, the newest first. */
export const messagesOf = ({ flow, trail }: Session, language: Language): readonly Message[] =>
  trail
    .flatMap(({ at, effects }) => effects.flatMap((effect) => messageOf(effect, at)))
    .toReversed()
    .map(({ at, to, read }) => {
      const copy = copyFor(flow.copy, language)
      const english = flow.copy.en
      const { subject, text } = read(copy) ?? read(english) ?? { subject: '', text: '' }
      const fill = (words: string) => say(words, { copy, language, policy: flow.policy }, extras)
      return { at, to, subject: fill(subject), text: fill(text) }
    })

const extras = { code: '123456', link: 'https://…', realm: 'Example' }
type Words = ReturnType<typeof copyFor>
interface Asked {
  readonly at: number
  readonly to: string
  readonly read: (copy: Words) => { readonly subject: string; readonly text: string } | undefined
}
function messageOf(effect: Effect, at: number): readonly Asked[] {
  if (effect.type === 'code.send') {
    const { kind, to } = effect.params
    const name = kind === 'email' ? 'e-mail address' : 'phone'
    return [{ at, to: `the ${to === 'current' ? '' : 'new '}${name}`, read: ({ code }) => code }]
  }
  if (effect.type !== 'notify') return []
  const { notice } = effect.params
  return [{ at, to: 'every known address and number', read: ({ notices }) => notices[notice] }]
}
