import type { Context } from '../../context.ts'
import {
  type Arming,
  begin,
  contextOf,
  leavesOf,
  listensTo,
  outcomeOf,
  rest,
  type Snapshot,
  step,
} from '../../engine.ts'
import type { Flow } from '../../flow.ts'
import { stateName } from '../../names.ts'
import type { Effect } from '../../vocabulary/effects.ts'
import type { Fact } from '../../vocabulary/facts.ts'
import type { Outcome } from '../../vocabulary/outcomes.ts'
import type { Policy } from '../../vocabulary/policy.ts'
import type { Heard } from '../explore.ts'

/** One state of a machine that a case can be in. */
export interface Standing {
  readonly at: number
  readonly name: string
  readonly context: Context
  readonly outcome: Outcome | undefined
  readonly listens: ReadonlySet<string>
}
export interface Told {
  readonly to: number
  readonly effects: readonly Effect[]
  readonly arm: readonly Arming[]
  readonly disarm: readonly string[]
  readonly heard: boolean
}

/** The real machine of a flow, stepped by the real engine; equal states are one, and what a fact does in one is worked out once. */
export class Part {
  readonly flow: Flow
  readonly policy: Policy
  readonly opening: Told
  readonly #states: (Standing & { readonly snapshot: Snapshot; readonly told: Map<string, Told> })[] = []
  readonly #known = new Map<string, number>()

  constructor(flow: Flow, policy: Policy) {
    this.flow = flow
    this.policy = policy
    const { snapshot, effects, arm, disarm } = begin(flow.machine, policy)
    this.opening = { to: this.#find(snapshot), effects, arm, disarm, heard: true }
  }

  state(at: number): Standing {
    return this.#state(at)
  }
  tell(at: number, fact: Heard): Told {
    const { told, snapshot } = this.#state(at)
    const key = textOf(fact)
    const known = told.get(key)
    if (known) return known
    const { snapshot: next, effects, arm, disarm, heard } = step(this.flow.machine, snapshot, fact)
    const answer = { to: this.#find(next), effects, arm, disarm, heard }
    told.set(key, answer)
    return answer
  }
  /** Whether a fact moves the case on. */
  moves(at: number, fact: Fact): boolean {
    const { listens } = this.#state(at)
    if (!listens.has(fact.type)) return false
    const { to, effects } = this.tell(at, fact)
    return to !== at || effects.some(({ type }) => type === 'case.handOver')
  }

  #state(at: number) {
    const state = this.#states[at]
    if (!state) throw new RangeError(`no state ${at}`)
    return state
  }
  #find(snapshot: Snapshot): number {
    const key = textOf(seenIn(snapshot))
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const at = this.#states.length
    this.#known.set(key, at)
    this.#states.push({
      at,
      name: nameOf(snapshot),
      context: contextOf(snapshot),
      outcome: outcomeOf(snapshot),
      listens: listensTo(snapshot),
      snapshot,
      told: new Map(),
    })
    return at
  }
}

/** While a hold runs, only what was changed still matters. */
function seenIn(snapshot: Snapshot): object {
  const { value, context } = rest(snapshot)
  if (!isHolding(nameOf(snapshot))) return { value, context }
  return { value, leaving: context.leaving, replaced: context.replaced }
}
const nameOf = (snapshot: Snapshot): string => leavesOf(snapshot).map(stateName).join('+')
export const isHolding = (name: string): boolean => name.startsWith('holding')

const texts = new WeakMap<object, string>()
function textOf(value: object): string {
  const text = texts.get(value) ?? JSON.stringify(value)
  texts.set(value, text)
  return text
}
