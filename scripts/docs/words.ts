import { type Copy, Duration, type Flow, nominal, type StateDescription, say, sayDuration } from 'regain/core'
import { Wording } from '../../src/wording.ts'
import { around, type Described } from './described.ts'
import { code, plain } from './markdown.ts'

export const quoted = (text: string): string => `“${plain(text)}”`
/** `chooseLost` is said as "choose lost". */
export const spaced = (name: string): string => name.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`)

/** The title of a state's screen; its description where it has no screen. */
export function titleOf({ flow, is }: Described, name: string): string {
  const state = is.states.find((one) => one.name === name)
  return state?.screen ? Wording.of(flow.copy, 'en', flow.policy).screen(name).title : (state?.description ?? '')
}

/** What a designer calls a state: what it is for and the way down to it; its screen where several states are for the same. */
export function sayState(described: Described, name: string): string {
  const { is } = described
  const [state, ...over] = around(is, name)
  if (!state) return 'At any time before the change'
  if (name === is.initial) return 'The beginning'
  const says = ({ name, type, description }: StateDescription) =>
    type === 'final' ? `Ends: ${quoted(titleOf(described, name))}` : plain(description)
  const own = says(state)
  if (is.states.filter((one) => one.parent === state.parent && says(one) === own).length === 1)
    return [...over.map(says).toReversed(), own].join(' › ')
  return state.type === 'final' || state.screen !== name ? `${own}, ${code(name)}` : quoted(titleOf(described, name))
}

const lengthOf = (value: unknown) => Duration.safeParse(value).data
/** `off`, and no time at all. */
export function isNothing(value: unknown): boolean {
  const length = lengthOf(value)
  return value === 'off' || (length !== undefined && nominal(length) === 0)
}
/** A policy value: a length of time, a number, a choice, or a set of words. */
export function sayValue(value: unknown, copy: Copy): string {
  const length = lengthOf(value)
  if (length) return isNothing(value) ? 'none' : sayDuration(length, copy, 'en')
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? spaced(value) : String(value)
  const words = Array.isArray(value)
    ? value.map((each) => sayWord(String(each), copy))
    : Object.entries(value).map(([channel, version]) => `${channel} ${version}`)
  return words.length === 0 ? 'none' : words.join(', ')
}
function sayWord(word: string, { capabilities, factors, options }: Copy): string {
  const said = Object.entries({ ...options, ...factors, ...capabilities }).find(([key]) => key === word)?.[1]
  return said ?? word
}

/** The entries of a flow's copy by the key that sources cite, as a person meets them. */
export function sayCopy({ copy: { en }, policy }: Flow): ReadonlyMap<string, string> {
  const fill = (text: string) => quoted(say(text, { copy: en, language: 'en', policy }))
  const all = <T>(section: string, entries: Readonly<Record<string, T | undefined>>, says: (entry: T) => string) =>
    Object.entries(entries).flatMap(([key, entry]) => (entry ? [[`${section}.${key}`, says(entry)] as const] : []))
  return new Map([
    ['title', `the title ${fill(en.title)}`],
    ...all('screens', en.screens, ({ title }) => `the text of ${fill(title)}`),
    ...all('inputs', en.inputs, (text) => `the button ${fill(text)}`),
    ...all('notices', en.notices, ({ subject }) => `the message ${fill(subject)}`),
    ...all('refusals', en.refusals, (text) => `the answer ${fill(text)}`),
    ['code', `the message ${fill(en.code.subject)}`],
  ])
}
