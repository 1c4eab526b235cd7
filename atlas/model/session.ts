import type { Arming } from '../../src/engine.ts'
import { type Books, emptyBooks, later, noteEffect, noteFact } from './books.ts'
import type { Conditions, Preset } from './conditions.ts'
import {
  armedIn,
  begin,
  type Effect,
  type Flow,
  isPolicyDuration,
  leavesOf,
  type Outcome,
  type Snapshot,
  stateName,
} from './core.ts'
import type { Heard } from './heard.ts'
import type { Move } from './moves.ts'
import { placesOf, watch } from './transitions.ts'

/** A deadline that is armed, and when it is due (ms since 1970). */
export interface Timer extends Arming {
  readonly due: number
}
/** Something that happened: heard by the machine, or time that passed. */
export interface Entry {
  readonly at: number
  readonly from: string
  readonly to: string
  /** `undefined`: only time passed. */
  readonly fact: Heard | undefined
  readonly effects: readonly Effect[]
  /** Transitions taken, by their place in the description. */
  readonly taken: readonly number[]
  /** Which of the moves it belongs to. */
  readonly move: number
}
/** A case on its way through a real machine. Nothing in it has a side effect: what the machine asks for is written down. */
export interface Session {
  /** Under the preset. */
  readonly flow: Flow
  readonly preset: Preset
  readonly conditions: Conditions
  readonly snapshot: Snapshot
  /** Milliseconds since 1970. */
  readonly now: number
  readonly timers: readonly Timer[]
  readonly books: Books
  readonly moves: readonly Move[]
  readonly trail: readonly Entry[]
}

/** Monday the 5th of January 2026, nine o'clock: every session begins then. */
export const OPENED = Date.UTC(2026, 0, 5, 9)

const hard = new WeakMap<Flow, Flow>()
/** The flow under a preset. */
export function under(flow: Flow, preset: Preset): Flow {
  if (preset === 'exchange') return flow
  const known = hard.get(flow) ?? flow.with({ policy: 'hardened' })
  hard.set(flow, known)
  return known
}

/** A case before anything is known of it. */
export function opened(base: Flow, preset: Preset, conditions: Conditions): Session {
  const flow = under(base, preset)
  const { snapshot, arm } = begin(flow.machine, flow.policy)
  const empty: Session = {
    flow,
    preset,
    conditions,
    snapshot,
    now: OPENED,
    timers: [],
    books: emptyBooks,
    moves: [],
    trail: [],
  }
  return { ...empty, timers: armed(empty, arm, []) }
}

export const stateOf = ({ snapshot }: Session): string => stateName(leavesOf(snapshot)[0] ?? '')
/** States that stand now, innermost last: `holding`, `holding.running`. */
export const activeIn = ({ snapshot }: Session): readonly string[] => activeAt(snapshot)
/** Outermost first; the machine itself, which is none, stands first in XState's list, but behind a final state. */
export const activeAt = (snapshot: Snapshot): readonly string[] =>
  snapshot._nodes
    .map(({ path }) => path)
    .filter((path) => path.length > 0)
    .map((path) => stateName(path.join('.')) || path.join('.'))
export const outcomeOf = ({ snapshot }: Session): Outcome | undefined =>
  snapshot.status === 'done' ? snapshot._nodes.find((node) => node.type === 'final')?.meta?.outcome : undefined

/** What a fact does; `undefined` when it is not heard. */
export function tell(session: Session, fact: Heard, move = session.moves.length): Session | undefined {
  const { flow, now } = session
  const { snapshot, effects, arm, disarm, taken } = watch(flow.machine).step(session.snapshot, fact)
  if (taken.length === 0) return undefined
  const places = placesOf(flow.machine)
  const books = effects.reduce(
    (kept, effect) => noteEffect(kept, effect, now, flow.policy),
    noteFact(session.books, fact),
  )
  const next = { ...session, snapshot, books }
  const entry: Entry = {
    at: now,
    from: stateOf(session),
    to: stateOf(next),
    fact,
    effects,
    taken: taken.flatMap((transition) => places.get(transition) ?? []),
    move,
  }
  const kept =
    snapshot.status === 'done' ? [] : session.timers.filter(({ id }) => id !== fact.type && !disarm.includes(id))
  return { ...next, timers: armed(next, arm, kept), trail: [...session.trail, entry] }
}

function armed(session: Session, arm: readonly Arming[], kept: readonly Timer[]): readonly Timer[] {
  if (session.snapshot.status === 'done') return []
  const anew = arm.map((arming) => ({ ...arming, due: dueOf(session, arming.delay) }))
  const others = kept.filter(({ id }) => !anew.some((one) => one.id === id))
  const standing = new Set(armedIn(session.snapshot).map(({ id }) => id))
  return [...others, ...anew].filter(({ id }) => standing.has(id)).toSorted((a, b) => a.due - b.due)
}
/** Resolved from the policy; a hold's end is the row's, for it may have been moved. */
function dueOf({ flow, now, books }: Session, delay: string): number {
  if (delay === 'hold') return Math.max(now, books.hold?.until ?? later(now, flow.policy.hold))
  return isPolicyDuration(delay) ? later(now, flow.policy[delay]) : now
}
