import { armedIn, clockFact } from '../../src/engine.ts'
import { factsOf } from '../../src/offers.ts'
import { happens, someoneIn } from './compareAllowed.ts'
import type { Exchange, Scenario } from './compareScenarios.ts'
import { type Opening, openingsOf, type Preset } from './conditions.ts'
import {
  begin,
  type Context,
  contextOf,
  type Effect,
  endOf,
  type Factor,
  type Flow,
  isFactType,
  leavesOf,
  listensTo,
  nominal,
  type Outcome,
  rest,
  type Snapshot,
  stateName,
} from './core.ts'
import type { Heard } from './heard.ts'
import { under } from './session.ts'
import { placesOf, watch } from './transitions.ts'

/** One thing that happens on the way. */
export interface Stride {
  readonly fact: Heard
  /** The state it happens in, and where it leads. */
  readonly from: string
  readonly to: string
  /** The deadline by which it comes, where it is not up to the person: a name in the policy. */
  readonly within: Patience | undefined
  readonly effects: readonly Effect[]
  /** Its transitions' places in the description, in the order they are taken. */
  readonly taken: readonly number[]
}
/** What is waited for: a person of the desk, the time to object, the end of the hold. */
export type Patience = 'reviewTarget' | 'wait' | 'hold'
/** One flow, from its beginning to the end it comes to. */
export interface Leg {
  readonly flow: Flow
  readonly opening: Opening
  readonly enrolled: readonly Factor[]
  readonly strides: readonly Stride[]
  readonly outcome: Outcome
  /** What the machine remembers at the end. */
  readonly context: Context
}
/** Everything somebody goes through at one exchange; no legs where it has no flow for this. */
export type Journey = readonly Leg[]

interface Place {
  readonly snapshot: Snapshot
  readonly strides: readonly Stride[]
  readonly cost: number
}
const nameOf = (snapshot: Snapshot): string => stateName(leavesOf(snapshot)[0] ?? '')

/** What ends are there for, the best first; the way to the best one that can be come to is shown. */
const wished = [
  'completed',
  'restored',
  'signedIn',
  'handedOver',
  'referred',
  'blocked',
  'denied',
  'expired',
  'cancelled',
]
const rankOf = ({ type, to }: Outcome): number =>
  wished.indexOf(type) + (type === 'referred' && to === 'support' ? 0.5 : 0)

/** Deadlines that lead on when they are let pass. */
const isPatience = (delay: string): delay is 'wait' | 'hold' => delay === 'wait' || delay === 'hold'

type Onward = readonly [Heard, Patience | undefined]
function* onward({ snapshot }: Place, flow: Flow, scenario: Scenario, opening: Opening): Generator<Onward> {
  for (const type of listensTo(snapshot))
    if (isFactType(type))
      for (const fact of factsOf(type))
        if (happens(fact, scenario, flow, opening)) yield [fact, type === 'review.decided' ? 'reviewTarget' : undefined]
  for (const { id, delay } of armedIn(snapshot)) if (isPatience(delay)) yield [clockFact(id), delay]
}

/** More states than any flow has for one person. */
const MOST = 5_000

/** The shortest way to the best end: by time first, then by steps. `undefined` when nothing leads to an end. */
function legOf(flow: Flow, scenario: Scenario): Leg | undefined {
  const opening = openingsOf(flow).find((one) => one === 'visitor.arrived' || one === 'session.recognised')
  if (!opening) return undefined
  const { enrolled } = someoneIn(flow, scenario)
  const places: Place[] = [{ snapshot: begin(flow.machine, flow.policy).snapshot, strides: [], cost: 0 }]
  const seen = new Set<string>()
  let best: Leg | undefined
  for (let looked = 0; looked < MOST; looked++) {
    const place = places.shift()
    if (!place) break
    const { snapshot, strides, cost } = place
    const key = JSON.stringify(rest(snapshot))
    if (seen.has(key)) continue
    seen.add(key)
    const outcome = endOf(snapshot)
    if (outcome) {
      if (!best || rankOf(outcome) < rankOf(best.outcome))
        best = { flow, opening, enrolled, strides, outcome, context: contextOf(snapshot) }
      continue
    }
    for (const [fact, within] of onward(place, flow, scenario, opening)) {
      const { snapshot: next, effects, taken } = watch(flow.machine).step(snapshot, fact)
      if (next === snapshot) continue
      const indices = taken.flatMap((transition) => placesOf(flow.machine).get(transition) ?? [])
      const stride = { fact, from: nameOf(snapshot), to: nameOf(next), within, effects, taken: indices }
      const takes = within ? nominal(flow.policy[within]) : 0
      places.push({ snapshot: next, strides: [...strides, stride], cost: cost + takes + 1 })
    }
    places.sort((a, b) => a.cost - b.cost)
  }
  return best
}

/** Nobody is sent on more often. */
const LEGS = 5
const goesOn = ({ type, to }: Outcome): string | undefined =>
  (type === 'handedOver' || type === 'referred') && to !== 'support' ? to : undefined
const isGood = ({ type }: Outcome): boolean => type === 'completed' || type === 'restored' || type === 'signedIn'

/** What happens to somebody at an exchange, by the real machines: each flow in turn, and the ones it sends them on to. */
export function journeyOf(flows: readonly Flow[], scenario: Scenario, exchange: Exchange, preset: Preset): Journey {
  const legs: Leg[] = []
  const waiting = [...scenario.flows[exchange]]
  while (legs.length < LEGS) {
    const id = waiting.shift()
    const flow = flows.find((one) => one.id === id)
    const leg = flow && legOf(under(flow, preset), scenario)
    if (!leg) break
    legs.push(leg)
    const next = goesOn(leg.outcome)
    if (next !== undefined) waiting.unshift(next)
    else if (!isGood(leg.outcome)) break
  }
  return legs
}
