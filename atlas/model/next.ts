import type { Fact } from 'regain/core'
import { clockFact } from '../../src/engine.ts'
import type { Heard } from './heard.ts'
import { hopeOf } from './hopes.ts'
import { screenOf } from './screen.ts'
import { type Session, stateOf, tell } from './session.ts'
import { worldOf } from './world.ts'

/** A line that can be followed now, and what makes the machine follow it. */
export interface Onward {
  readonly transition: number
  readonly fact: Heard
  readonly to: string
}

const known = new WeakMap<Session, readonly Onward[]>()
/** What can be taken next: by the person, by the world, by the clock. */
export function onwardFrom(session: Session): readonly Onward[] {
  const old = known.get(session)
  if (old) return old
  const found = new Map<number, Onward>()
  for (const fact of heardNext(session)) {
    const next = tell(session, fact)
    for (const transition of next?.trail.at(-1)?.taken ?? [])
      if (next && !found.has(transition)) found.set(transition, { transition, fact, to: stateOf(next) })
  }
  const onward = [...found.values()]
  known.set(session, onward)
  return onward
}

function heardNext(session: Session): Heard[] {
  const { factors, actions } = screenOf(session, 'en')
  const all = [...factors.flatMap((row) => row.actions), ...actions]
  const mine: Fact[] = all.flatMap(({ hope, set, input }) => {
    if (!set) return hope ?? []
    return set.flatMap(({ value }) => hopeOf(session, input, { kinds: [value] }) ?? [])
  })
  const theirs = worldOf(session).flatMap(({ happenings }) => happenings.map(({ fact }) => fact))
  return [...mine, ...theirs, ...session.timers.map(({ id }) => clockFact(id))]
}
