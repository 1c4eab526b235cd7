import { Contact, Factor, type FactType, facts, isFactType, type TransitionDescription } from 'regain/core'
import { z } from 'zod'
import type { Described } from '../described.ts'
import { code, lines, plain, small } from '../markdown.ts'
import { happenings } from '../stories/happenings.ts'
import { quoted, sayValue, spaced } from '../words.ts'

/** Who causes what, as a designer calls them. */
export const doers = {
  subject: 'the person',
  verifier: 'a check',
  staff: 'a reviewer',
  system: 'the system',
  clock: 'the clock',
} as const
export const sayWho = ({ origin }: TransitionDescription): string => (origin ? doers[origin] : 'by itself')

const Of = z.object({ of: z.array(Factor) })
/** The factors a fact may speak of here, as a list of words. */
function kindsOf({ flow }: Described, { guard }: TransitionDescription, type: FactType): string {
  const { success, data } = Of.safeParse(guard?.params)
  const possible = factKinds(type)
  const of = success ? possible.filter((kind) => data.of.includes(kind)) : possible
  const words = of.map((kind) => (flow.copy.en.factors[kind] ?? kind).toLowerCase())
  return new Intl.ListFormat('en', { type: 'disjunction' }).format(words)
}
function factKinds(type: FactType): readonly Factor[] {
  const shape = Object.entries(facts[type].schema.shape)
  return shape.some(([name, schema]) => name === 'kind' && schema === Contact) ? Contact.options : Factor.options
}

/** Guards that let only some values of a fact pass. */
const narrow: Readonly<Record<string, readonly string[]>> = {
  mayRetryLater: ['coolDown', 'hold'],
  isOwner: ['owner'],
  isAnother: ['another'],
  scoresWeak: ['weak'],
  approves: ['approve'],
  approvesAlone: ['approve'],
  denies: ['deny'],
  refusedTaken: ['taken'],
  refusedFrozen: ['frozen'],
  byKept: ['kept'],
  usesLost: ['lost'],
}
const Method = z.object({ method: z.string() })
const passing = ({ guard }: TransitionDescription): readonly string[] | undefined =>
  guard?.name === 'by' ? [Method.parse(guard.params).method] : guard ? narrow[guard.name] : undefined
/** What is left of a fact's values: those its guard lets pass, without those that alternatives asked before have taken. */
function valuesOf({ is }: Described, one: TransitionDescription, all: readonly string[]): readonly string[] {
  const before = is.transitions.filter(
    ({ from, on, alternative, guard }) =>
      from === one.from && sameFact(on, one.on) && alternative < one.alternative && guard?.name !== 'approvesAlone',
  )
  const taken = before.flatMap((each) => passing(each) ?? [])
  return (passing(one) ?? all).filter((value) => !taken.includes(value))
}
const sameFact = (one: TransitionDescription['on'], other: TransitionDescription['on']): boolean =>
  'name' in one && 'name' in other && one.name === other.name

/** What a fact means on this transition: the machine's own label, or what the fact says. */
function sayFact(described: Described, transition: TransitionDescription, type: FactType): string {
  const says = happenings[type]
  const values = typeof says === 'string' ? [] : valuesOf(described, transition, Object.keys(says))
  const text = typeof says === 'string' ? says : values.flatMap((value) => says[value] ?? []).join(' / ')
  return text
    .replace(/\{kind\}/g, kindsOf(described, transition, type))
    .replace(/: \{kinds\}/g, ' what is ticked')
    .replace(/ to \{provider\}/g, ' to another service')
    .replace(/“\{path\}”/g, 'a way')
}

/** What a transition answers to: words, the button that is pressed for it, and its name. */
export function sayHearing(described: Described, transition: TransitionDescription): string {
  const { flow } = described
  const { on, label, inputs, yieldedBy, origin } = transition
  if (on.type === 'always') return label ? `at once: ${plain(label)}` : 'at once'
  if (on.type === 'deadline') {
    const value = described.is.policy.find(({ name }) => name === on.name)?.value
    const length = `after ${sayValue(value, flow.copy.en)}`
    return lines([label ? `${length}: ${plain(label)}` : length, small(code(on.name))])
  }
  const words = label ?? (isFactType(on.name) ? sayFact(described, transition, on.name) : spaced(on.name))
  const buttons = [...inputs, ...yieldedBy].flatMap((input) => flow.copy.en.inputs[input] ?? [])
  const button =
    buttons.length > 0 ? [`${origin === 'subject' ? 'button' : 'after'} ${buttons.map(quoted).join(', ')}`] : []
  return lines([plain(words), small([...button, code(on.name)].join(' · '))])
}
