import type { Flow } from 'regain/core'
import { conditionsOf, usual } from './conditions.ts'
import type { Link } from './link.ts'
import type { Tale } from './page.ts'
import { play } from './play.ts'
import { opened, stateOf } from './session.ts'
import { movesOf } from './tales.ts'

/** A way to a state: part of a tale. */
export type WayThere = Pick<Link, 'moves' | 'conditions' | 'preset'>

/** The shortest known way to each state, by name. */
export function waysTo(base: Flow, tales: readonly Tale[]): ReadonlyMap<string, WayThere> {
  const ways = new Map<string, WayThere>()
  for (const tale of tales) {
    const moves = movesOf(tale)
    const conditions = conditionsOf(moves, usual(base))
    let session = opened(base, 'exchange', conditions)
    for (const move of moves) {
      const next = play(session, move)
      if (!next) break
      session = next
      const known = ways.get(stateOf(session))
      if (!known || known.moves.length > session.moves.length)
        ways.set(stateOf(session), { preset: 'exchange', conditions, moves: session.moves })
    }
  }
  return ways
}
