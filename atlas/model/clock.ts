import { clockFact } from '../../src/engine.ts'
import type { Move } from './moves.ts'
import { type Session, stateOf, type Timer, tell } from './session.ts'

/** The deadline that is due next. */
export const nextDeadline = ({ timers }: Session): Timer | undefined => timers[0]

/** Deadlines never fire more often in one jump: a machine that arms one again and again has ended by then. */
const MOST = 100

/** Lets time pass until `until` (ms since 1970): deadlines that are due by then fire in their order, each at its own time. */
function pass(session: Session, until: number, move: number): Session {
  let at = session
  for (let fired = 0; fired < MOST; fired++) {
    const next = nextDeadline(at)
    if (!next || next.due > until) break
    const there: Session = { ...at, now: Math.max(at.now, next.due) }
    at = tell(there, clockFact(next.id), move) ?? { ...there, timers: there.timers.slice(1) }
  }
  return { ...at, now: Math.max(at.now, until) }
}

/** Lets time pass; `undefined` when the next deadline is waited for and there is none. */
export function wait(session: Session, move: Extract<Move, { type: 'wait' | 'next' }>): Session | undefined {
  const index = session.moves.length
  const until = move.type === 'wait' ? session.now + move.ms : nextDeadline(session)?.due
  if (until === undefined) return undefined
  const name = stateOf(session)
  const passed = pass(session, until, index)
  const fired = passed.trail.length > session.trail.length
  const trail = fired
    ? passed.trail
    : [...passed.trail, { at: until, from: name, to: name, fact: undefined, effects: [], taken: [], move: index }]
  return { ...passed, trail, moves: [...session.moves, move] }
}
