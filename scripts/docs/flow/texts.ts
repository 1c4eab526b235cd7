import { type Copies, type EffectDescription, Notice, refusals } from 'regain/core'
import { z } from 'zod'
import type { Described } from '../described.ts'
import { code, lines, orDash, plain, table } from '../markdown.ts'
import { fold } from './paths.ts'

export const languageName = (language: string): string =>
  new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language

/** A text by its key in the copy, with its words in every language; `null` where one has none. */
export interface Text {
  readonly key: string
  readonly words: Readonly<Record<string, string | null>>
}

/** The texts of a flow that a person can meet in it. */
export function textsOf({
  flow,
  is,
}: Described): Readonly<Record<'screens' | 'buttons' | 'messages' | 'refusals', readonly Text[]>> {
  const { copy } = flow
  const all = [
    ...is.states.flatMap(({ entry, exit }) => [...entry, ...exit]),
    ...is.transitions.flatMap(({ effects }) => effects),
  ]
  const notices = new Set(all.flatMap(noticeOf))
  const sendsCode = all.some(({ name }) => name === 'code.send')
  const heard = new Set(is.transitions.flatMap(({ on }) => ('name' in on ? [on.name] : [])))
  const texts = (
    section: string,
    keys: readonly string[],
    of: (copy: Copies[string], key: string) => readonly (string | undefined)[],
  ): Text[] =>
    keys.map((key) => ({
      key: section === '' ? key : `${section}.${key}`,
      words: Object.fromEntries(Object.entries(copy).map(([language, words]) => [language, join(of(words, key))])),
    }))
  const screens = [...new Set(is.states.flatMap(({ screen }) => screen ?? []))]
  return {
    screens: texts('screens', screens, ({ screens: own }, key) => [own[key]?.title, own[key]?.body]),
    buttons: texts(
      'inputs',
      is.inputs.map(({ type }) => type),
      ({ inputs }, key) => [find(inputs, key)],
    ),
    messages: [
      ...texts(
        'notices',
        Notice.options.filter((notice) => notices.has(notice)),
        ({ notices: own }, key) => {
          const message = find(own, key)
          return [message?.subject, message?.text]
        },
      ),
      ...(sendsCode ? texts('', ['code'], ({ code: message }) => [message.subject, message.text]) : []),
    ],
    refusals: texts(
      'refusals',
      refusals.filter((one) => isHeard(one, heard)),
      ({ refusals: own }, key) => [find(own, key)],
    ),
  }
}
const find = <T>(entries: Readonly<Record<string, T | undefined>>, key: string): T | undefined =>
  Object.hasOwn(entries, key) ? entries[key] : undefined
const join = (parts: readonly (string | undefined)[]): string | null =>
  parts.some((part) => part === undefined) ? null : parts.join('\n')
const Notify = z.object({ notice: Notice })
const noticeOf = ({ name, params }: EffectDescription): string[] => {
  const notice = name === 'notify' ? Notify.safeParse(params).data?.notice : undefined
  return notice ? [notice] : []
}
/** What an answer can be about, where it is called otherwise than the facts. */
const about: Readonly<Record<string, readonly string[]>> = { send: ['code', 'contact'], hold: ['retry'] }
function isHeard(refusal: string, heard: ReadonlySet<string>): boolean {
  const [topic = ''] = refusal.split('_')
  return [...heard].some((name) => (about[topic] ?? [topic]).some((one) => name.startsWith(`${one}.`)))
}

/** Every text in every language, one table a section; a gap is marked, and named above. */
export function texts(described: Described): readonly string[] {
  const languages = Object.keys(described.flow.copy)
  const found = textsOf(described)
  const rows = (of: readonly Text[]): string =>
    table(
      ['text', ...languages.map(languageName)],
      of.map(({ key, words }) => [code(key), ...languages.map((language) => sayWords(words[language] ?? null))]),
    )
  return [
    gaps(Object.values(found).flat(), languages),
    '### Screens',
    rows(found.screens),
    '### Buttons',
    rows(found.buttons),
    '### Messages and answers',
    fold('Messages', rows(found.messages)),
    fold('Answers to what cannot be accepted', rows(found.refusals)),
  ]
}
const sayWords = (words: string | null): string => {
  if (words === null) return '**⚠ missing: English is shown**'
  const [first = '', ...rest] = words.split('\n').map(plain)
  return orDash(rest.length > 0 ? lines([`**${first}**`, ...rest]) : first)
}
/** Which language lacks which texts. */
export function gaps(all: readonly Text[], languages: readonly string[]): string {
  const missing = languages.flatMap((language) => {
    const keys = all.filter(({ words }) => words[language] === null).map(({ key }) => code(key))
    return keys.length > 0
      ? [`⚠ ${languageName(language)} lacks ${keys.length} of ${all.length}: ${keys.join(', ')}.`]
      : []
  })
  return missing.length > 0
    ? lines(missing)
    : `All ${all.length} texts are there in ${new Intl.ListFormat('en').format(languages.map(languageName))}.`
}
