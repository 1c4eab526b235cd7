import type { Copies } from 'regain/core'
import {
  type Duration,
  isPolicyDuration,
  sayDuration,
  type TermDescription,
  type TransitionDescription,
} from './core.ts'

/** What has changed of a state or a branch, in words. */
const fields: Readonly<Record<string, string>> = {
  path: 'its place',
  parent: 'its group',
  type: 'its kind',
  initial: 'where it begins',
  description: 'what it says of itself',
  step: 'its step',
  tone: 'its tone',
  each: 'its rows',
  outcome: 'how it ends',
  screen: 'its screen',
  entry: 'what is asked for on the way in',
  exit: 'what is asked for on the way out',
  sources: 'its sources',
  to: 'where it leads',
  guard: 'its condition',
  label: 'its label',
  happy: 'whether it is the straight way',
  effects: 'what is asked for',
  origin: 'whose doing it is',
  inputs: 'what is hoped for',
  yieldedBy: 'what it answers',
  order: 'its place among the others',
  title: 'the title',
  version: 'the version',
  preset: 'the policy laid over it',
  outOfScope: 'what is left out',
  structure: 'the structure',
  says: 'what it means',
  unit: 'its unit',
  value: 'its value',
  edition: 'its edition',
}
export const sayFields = (what: readonly string[]): string => what.map((field) => fields[field] ?? field).join(', ')

/** `on code.accepted, if isAsked, to replacing`. */
export function sayBranch({ on, guard, to }: TransitionDescription): string {
  const heard = on.type === 'always' ? 'at once' : on.type === 'deadline' ? `after ${on.name}` : `on ${on.name}`
  return `${heard}${guard ? `, if ${guard.name}` : ''}, ${to === null ? 'stays' : `to ${to}`}`
}

const isDuration = (value: unknown): value is Duration =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length === 1 &&
  Object.values(value).every((amount) => typeof amount === 'number')
/** A capability or a factor in the words of the copy. */
const sayMember = (name: string, { en }: Copies): string =>
  new Map(Object.entries({ ...en.capabilities, ...en.factors })).get(name) ?? name
export function sayTerm(term: TermDescription | null, copies: Copies): string {
  if (!term) return '—'
  const { name, value } = term
  if (isPolicyDuration(name) && isDuration(value)) return sayDuration(value, copies.en, 'en')
  if (Array.isArray(value))
    return value.length > 0 ? value.map((one) => sayMember(String(one), copies)).join(', ') : 'none'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
