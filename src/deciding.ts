import type { AnyStateMachine } from 'xstate'
import { begin, type Snapshot, type Step, step } from './engine.ts'
import { Recent } from './recent.ts'
import type { ClockFact, Fact } from './vocabulary/facts.ts'
import type { Policy } from './vocabulary/policy.ts'

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

const begun = new WeakMap<AnyStateMachine, WeakMap<Policy, Step>>()

/** `begin`, which is pure, too: every case of a flow under one policy starts in the same snapshot. */
export function start(machine: AnyStateMachine, policy: Policy): Step {
  const byPolicy = begun.get(machine) ?? new WeakMap<Policy, Step>()
  const first = byPolicy.get(policy) ?? begin(machine, policy)
  begun.set(machine, byPolicy.set(policy, first))
  return first
}
