import { type ClockFact, type Fact, facts, isFactType } from '../../src/vocabulary/facts.ts'

type Typed = { readonly type: string }
/** Whether something read from a file is a fact with all that it has to carry. */
export function isFact(fact: Typed): fact is Fact {
  const { type, ...carried } = fact
  return isFactType(type) && facts[type].schema.safeParse(carried).success
}
export const isClockFact = (fact: Typed): fact is ClockFact => fact.type.startsWith('xstate.after.')
