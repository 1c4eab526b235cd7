import type { AnyStateMachine } from 'xstate'
import { type Snapshot, type Step, step } from './engine.ts'
import { Recent } from './recent.ts'
import type { ClockFact, Fact } from './vocabulary/facts.ts'

const numbers = new WeakMap<Snapshot, number>()
let last = 0
function numberOf(snapshot: Snapshot): number {
  const number = numbers.get(snapshot) ?? ++last
  numbers.set(snapshot, number)
  return number
}

const decided = new Recent<Step>(5_000)

/** `step`, which is pure: what a fact does to a state that many cases come to is worked out once. */
export function decide(machine: AnyStateMachine, snapshot: Snapshot, fact: Fact | ClockFact): Step {
  const key = `${numberOf(snapshot)} ${JSON.stringify(fact)}`
  const known = decided.get(key)
  if (known) return known
  const next = step(machine, snapshot, fact)
  decided.set(key, next)
  return next
}
