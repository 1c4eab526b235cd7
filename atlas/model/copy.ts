import type { Copies, Description, Flow } from 'regain/core'
import { isInputType } from '../../src/vocabulary/inputs.ts'
import { type Language, languages } from './languages.ts'
import type { Screen } from './screen.ts'

/** An entry of the copy that a language lacks: English is shown in its place. */
export interface Gap {
  readonly language: Language
  /** `screens.proving`, `inputs.code.submit`. */
  readonly entry: string
}

const lacks = (copies: Copies, language: Language, group: 'screens' | 'inputs', entry: string): boolean =>
  Object.hasOwn(copies.en[group], entry) && !Object.hasOwn(copies[language]?.[group] ?? {}, entry)
const keyOf = (copies: Copies, name: string): string =>
  name === '' || Object.hasOwn(copies.en.screens, name) ? name : keyOf(copies, parentOf(name))
const parentOf = (name: string): string => (name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : '')

/** What of this screen is English because the language has no words for it. */
export function gapsOn(flow: Flow, { view }: Screen, language: Language): readonly Gap[] {
  const screen = keyOf(flow.copy, view.step.name)
  return [
    ...(screen !== '' && lacks(flow.copy, language, 'screens', screen) ? [`screens.${screen}`] : []),
    ...view.inputs.filter(({ type }) => lacks(flow.copy, language, 'inputs', type)).map(({ type }) => `inputs.${type}`),
  ].map((entry) => ({ language, entry }))
}

/** Which screens and buttons of a flow have no words in which language. */
export function gapsOf({ copy }: Flow, is: Description): readonly Gap[] {
  const screens = [...new Set(is.states.flatMap(({ screen }) => screen ?? []))]
  const buttons = is.inputs.map(({ type }) => type).filter(isInputType)
  return languages.flatMap((language) => [
    ...screens
      .filter((entry) => lacks(copy, language, 'screens', entry))
      .map((entry) => ({ language, entry: `screens.${entry}` })),
    ...buttons
      .filter((entry) => lacks(copy, language, 'inputs', entry))
      .map((entry) => ({ language, entry: `inputs.${entry}` })),
  ])
}

/** How much room a text takes: a Chinese character is two wide. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e80 ? 2 : 1), 0)

/** The longest of a text's translations. */
export const longest = <T>(screens: Readonly<Record<Language, T>>, text: (screen: T) => string): Language =>
  languages.reduce((best, one) => (widthOf(text(screens[one])) > widthOf(text(screens[best])) ? one : best), 'en')
