import { type Flow, hears } from 'regain/core'
import { factsOf } from '../../src/offers.ts'
import { wait } from './clock.ts'
import type { Conditions, Preset } from './conditions.ts'
import { fits } from './hopes.ts'
import type { Link } from './link.ts'
import { type Move, writeMove } from './moves.ts'
import { opened, type Session, stateOf, tell } from './session.ts'

/** One move; `undefined` when the state does not hear it, or there is nothing to wait for. */
export function play(session: Session, move: Move): Session | undefined {
  if (move.type !== 'hear') return wait(session, move)
  const next = tell(session, move.fact)
  return next && { ...next, moves: [...session.moves, move] }
}

/** A case that has just begun as its conditions say. */
export function started(flow: Flow, preset: Preset, conditions: Conditions): Session {
  const session = opened(flow, preset, conditions)
  const fact = factsOf(conditions.start).find((one) => fits(session, one) && hears(session.snapshot, one))
  return (fact && play(session, { type: 'hear', fact })) ?? session
}

/** A link played from its beginning. */
export interface Replay {
  readonly session: Session
  /** Why it did not come to where it should: the flow has changed, or the link never was right. */
  readonly fault?: string
}
export function replay(link: Link, flows: readonly Flow[]): Replay | undefined {
  const flow = flows.find(({ id }) => id === link.flow)
  if (!flow) return undefined
  if (link.moves.length === 0 && link.state === undefined)
    return { session: started(flow, link.preset, link.conditions) }
  let session = opened(flow, link.preset, link.conditions)
  for (const [index, move] of link.moves.entries()) {
    const next = play(session, move)
    if (!next) {
      const fault = `Step ${index + 1} of this link, ${writeMove(move)}, cannot happen in ${stateOf(session)}: the flow is shown as far as it leads.`
      return { session, fault }
    }
    session = next
  }
  const state = stateOf(session)
  return link.state === undefined || link.state === state
    ? { session }
    : { session, fault: `This link was made in ${short(link.state)}, but now it leads to ${state}.` }
}
const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

/** The moves of a session up to one of them, played again. */
export function back(session: Session, base: Flow, moves: number): Session {
  let at = opened(base, session.preset, session.conditions)
  for (const move of session.moves.slice(0, moves)) at = play(at, move) ?? at
  return at
}

/** What brings this session about again. */
export const linkOf = (session: Session, language: Link['language']): Link => ({
  flow: session.flow.id,
  preset: session.preset,
  language,
  conditions: session.conditions,
  moves: session.moves,
  state: stateOf(session),
})
