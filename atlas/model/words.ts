import { type Copy, describe, type Flow } from 'regain/core'
import type { Language } from './languages.ts'

/** A text of a flow's copy and what is wrong with it in a language. */
export interface Finding {
  readonly flow: string
  readonly language: Language
  /** `screens.proving.title`. */
  readonly key: string
  /**
   * `missing`: English is shown; `same`: the English text stands there; `braces`: it names other values than the English one; `screen`, `label`: a state
   * or an input has no words in any language.
   */
  readonly why: 'missing' | 'same' | 'braces' | 'screen' | 'label'
  readonly english: string
  readonly text: string | undefined
}
export const sayWhy: Readonly<Record<Finding['why'], string>> = {
  missing: 'no text: English is shown',
  same: 'the same as in English',
  braces: 'names other values than the English text',
  screen: 'a screen without words',
  label: 'an input without words',
}

/** Every text with its key; names of states have dots in them, too. */
function* textsOf(value: unknown, key = ''): Generator<readonly [string, string]> {
  if (typeof value === 'string') yield [key, value]
  else
    for (const [name, inner] of Object.entries(Object(value)))
      yield* textsOf(inner, key === '' ? name : `${key}.${name}`)
}
const bracesOf = (text: string): string => [...new Set(text.match(/\{\w+\}/g))].sort().join()
/** A word or more in letters; names and signs are the same in every language. */
const isWords = (text: string): boolean => /\p{L}{3,}\s+\p{L}{2,}/u.test(text)

function* findingsOf(flow: Flow, language: Language): Generator<Finding> {
  const own: Copy | undefined = flow.copy[language]
  const texts = new Map(textsOf(own))
  for (const [key, english] of textsOf(flow.copy.en)) {
    const text = texts.get(key)
    const told = { flow: flow.id, language, key, english, text }
    if (text === undefined) yield { ...told, why: 'missing' }
    else if (bracesOf(text) !== bracesOf(english)) yield { ...told, why: 'braces' }
    else if (text === english && isWords(english)) yield { ...told, why: 'same' }
  }
  const none = { flow: flow.id, language, english: '', text: undefined }
  const { states, inputs } = describe(flow)
  for (const { name, type, screen } of states)
    if (type === 'final' || type === 'atomic') if (screen === null) yield { ...none, key: name, why: 'screen' }
  for (const { type, label } of inputs) if (label === null) yield { ...none, key: type, why: 'label' }
}

/** What is wrong with the words of the flows in a language, in the order of the flows and of their English copy. */
export const wordFindings = (flows: readonly Flow[], language: Language): readonly Finding[] =>
  flows.flatMap((flow) => [...findingsOf(flow, language)])

/** How many texts a flow has, and how many of them a language has, too. */
export function countTexts({ copy }: Flow, language: Language): { readonly all: number; readonly own: number } {
  const keys = [...textsOf(copy.en)].map(([key]) => key)
  const own = new Set([...textsOf(copy[language])].map(([key]) => key))
  return { all: keys.length, own: keys.filter((key) => own.has(key)).length }
}
