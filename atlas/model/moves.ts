import { type Fact, type FactType, facts, isFactType } from 'regain/core'
import { factsOf } from '../../src/offers.ts'

/** What moves a case on: something it hears, or time that passes. */
export type Move =
  | { readonly type: 'hear'; readonly fact: Fact }
  | { readonly type: 'wait'; readonly ms: number }
  /** Until the next deadline that is armed. */
  | { readonly type: 'next' }

const MINUTE = 60_000
/** A year: no deadline of a policy is further off. */
export const WAIT_MAX = 366 * 24 * 60 * MINUTE

const sayValue = (value: unknown): string => (Array.isArray(value) ? value.join('.') || '-' : String(value))

/** `code.accepted:email`: the values in the order of the fact's schema. */
export const writeFact = (fact: Fact): string =>
  [fact.type, ...Object.keys(facts[fact.type].schema.shape).map((field) => sayValue(Reflect.get(fact, field)))].join(
    ':',
  )

const written = new Map<FactType, ReadonlyMap<string, Fact>>()
/** `undefined` where it is no fact: nothing is made of what is read, it is only looked up. */
export function readFact(text: string): Fact | undefined {
  const type = text.split(':', 1)[0] ?? ''
  if (!isFactType(type)) return undefined
  const known = written.get(type) ?? new Map(factsOf(type).map((fact) => [writeFact(fact), fact]))
  written.set(type, known)
  return known.get(text)
}

/** `code.accepted:email`, `+90m`, `+next`. */
export function writeMove(move: Move): string {
  if (move.type === 'hear') return writeFact(move.fact)
  return move.type === 'next' ? '+next' : `+${move.ms / MINUTE}m`
}
export function readMove(text: string): Move | undefined {
  if (text === '+next') return { type: 'next' }
  const minutes = /^\+(\d{1,7})m$/.exec(text)?.[1]
  if (minutes !== undefined) {
    const ms = Number(minutes) * MINUTE
    return ms > 0 && ms <= WAIT_MAX ? { type: 'wait', ms } : undefined
  }
  const fact = readFact(text)
  return fact && { type: 'hear', fact }
}
