import type { AnyStateMachine } from 'xstate'
import { clockFact } from '../../engine.ts'
import { nodesOf } from '../../names.ts'
import { type ClockFact, isFactType } from '../../vocabulary/facts.ts'
import { type Edge, everyFact, type Heard } from '../explore.ts'
import type { Place } from '../mutate.ts'
import { isIn, pathOf, type Sound } from './sound.ts'

/** What of a machine asks some places. */
export interface Asking {
  /** Steps that come through one of them. */
  readonly on: ReadonlySet<Edge>
  /** In a state, by its path: whatever is heard there, or these facts; and whether a place is there at all. */
  in(path: string): Inside
}
interface Inside {
  readonly facts: readonly Heard[]
  readonly isAll: boolean
  readonly isFaulty: boolean
}

export function askingOf(sound: Sound, machine: AnyStateMachine, places: readonly Place[]): Asking {
  const on = new Set<Edge>()
  for (const { state, door } of places) {
    if (door === 'on') continue
    const through = door === 'always' ? sound.passing(state) : sound.crossing(state)
    for (const edge of through) on.add(edge)
  }
  const known = new Map<string, Inside>()
  const inside = (path: string): Inside => {
    const around = places.filter(({ state }) => isIn(path, state))
    return {
      isFaulty: around.length > 0,
      isAll: around.some(({ door }) => door === 'always'),
      facts: around.flatMap((place) => factsOf(machine, place)).filter((fact) => isClock(fact) || sound.only(fact)),
    }
  }
  return {
    on,
    in(path) {
      const found = known.get(path) ?? inside(path)
      known.set(path, found)
      return found
    },
  }
}

function factsOf(machine: AnyStateMachine, { state, door, of = '' }: Place): readonly Heard[] {
  if (door === 'on') return isFactType(of) ? everyFact(of) : []
  if (door !== 'after') return []
  const node = [...nodesOf(machine)].find((one) => pathOf(one) === state)
  return node ? [clockFact(`xstate.after.${of}.${node.id}`)] : []
}
const isClock = (fact: Heard): fact is ClockFact => !isFactType(fact.type)
