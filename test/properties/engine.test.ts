import fc from 'fast-check'
import { flows } from 'regain/machines'
import { describe, expect, it } from 'vitest'
import { initialTransition, transition } from 'xstate'
import { armedIn, begin, clockFact, listensTo, rest, type Snapshot, type Step, step, wake } from '../../src/engine.ts'
import { nodesOf } from '../../src/names.ts'
import { everyFact, type Heard } from '../../src/testing/explore.ts'
import { isEffectType } from '../../src/vocabulary/effects.ts'
import { isFactType } from '../../src/vocabulary/facts.ts'

const presets = flows.flatMap((flow) => [flow, flow.with({ policy: 'hardened' })])
const heardIn = (snapshot: Snapshot): Heard[] => [
  ...[...listensTo(snapshot)].filter(isFactType).flatMap(everyFact),
  ...armedIn(snapshot).map(({ id }) => clockFact(id)),
]
const seen = ({ snapshot, effects }: Pick<Step, 'snapshot' | 'effects'>) => ({ ...rest(snapshot), effects })
const ids = (armings: readonly { readonly id: string }[]) => armings.map(({ id }) => id).sort()

/** A walk of up to sixty facts through one of the flows; the choices are numbers, so that a failing walk shrinks and can be read. */
const walks = fc.record({
  preset: fc.nat(presets.length - 1),
  choices: fc.array(fc.nat(9_999), { minLength: 5, maxLength: 60 }),
})
/** Where something goes on, only one choice in twenty may end the case: else most walks are over before they are anywhere. */
function walk(
  { preset, choices }: { readonly preset: number; readonly choices: readonly number[] },
  look: (given: Given, before: Snapshot, fact: Heard, after: Step) => void,
): void {
  const flow = presets[preset]
  if (!flow) return
  const { machine, policy } = flow
  let { snapshot } = begin(machine, policy)
  for (const choice of choices) {
    const steps = heardIn(snapshot).map((fact) => ({ fact, after: step(machine, snapshot, fact) }))
    const onward = steps.filter(({ after }) => after.snapshot.status === 'active' && after.heard)
    const possible = choice % 20 > 0 && onward.length > 0 ? onward : steps
    const chosen = possible[choice % Math.max(possible.length, 1)]
    if (!chosen) return
    look({ machine, policy }, snapshot, chosen.fact, chosen.after)
    ;({ snapshot } = chosen.after)
  }
}
interface Given {
  readonly machine: (typeof presets)[number]['machine']
  readonly policy: (typeof presets)[number]['policy']
}

describe('a step', () => {
  it('begins as XState begins', () => {
    for (const { machine, policy } of presets) {
      const [snapshot] = initialTransition(machine, { policy })
      expect(rest(begin(machine, policy).snapshot)).toEqual(rest(snapshot))
    }
  })

  it('is what XState’s own transition says: state, memory, status, effects and timers', () => {
    fc.assert(
      fc.property(walks, (given) => {
        walk(given, ({ machine }, before, fact, after) => {
          const [snapshot, actions] = transition(machine, before, fact)
          const effects = actions
            .filter(({ type }) => isEffectType(type))
            .map(({ type, params }) => ({ type, params: params ?? {} }))
          expect(seen(after)).toEqual({ ...rest(snapshot), effects })
          const armed = new Set<unknown>()
          for (const action of actions) {
            const { id, sendId, delay } = {
              id: undefined,
              sendId: undefined,
              delay: undefined,
              ...Object(action.params),
            }
            const type: string = action.type
            if (type === 'xstate.raise' && delay !== undefined) armed.add(id)
            if (type === 'xstate.cancel') armed.delete(sendId)
          }
          expect(ids(after.arm)).toEqual([...armed].sort())
        })
      }),
      { numRuns: 150 },
    )
  })

  it('goes on from a case at rest as if it had never rested', () => {
    fc.assert(
      fc.property(walks, (given) => {
        walk(given, ({ machine, policy }, before, fact, after) => {
          const woken = wake(machine, JSON.parse(JSON.stringify(rest(before))), policy)
          const again = step(machine, woken, fact)
          expect(seen(again)).toEqual(seen(after))
          expect(ids(again.arm)).toEqual(ids(after.arm))
          expect([...again.disarm].sort()).toEqual([...after.disarm].sort())
          expect(again.heard).toBe(after.heard)
        })
      }),
      { numRuns: 150 },
    )
  })

  it('keeps armed what the state says, whatever was armed and disarmed on the way', () => {
    fc.assert(
      fc.property(walks, (given) => {
        const armed = new Set<string>()
        walk(given, (_, before, fact, { snapshot, arm, disarm }) => {
          if (armed.size === 0) for (const id of ids(armedIn(before))) armed.add(id)
          armed.delete(fact.type)
          for (const id of disarm) armed.delete(id)
          for (const { id } of arm) armed.add(id)
          expect([...armed].sort()).toEqual(snapshot.status === 'active' ? ids(armedIn(snapshot)) : [])
        })
      }),
      { numRuns: 150 },
    )
  })

  it('leaves what it was given as it was', () => {
    fc.assert(
      fc.property(walks, (given) => {
        walk(given, ({ machine }, before, fact) => {
          const [rested, told] = [JSON.stringify(rest(before)), JSON.stringify(fact)]
          step(machine, before, fact)
          expect([JSON.stringify(rest(before)), JSON.stringify(fact)]).toEqual([rested, told])
        })
      }),
      { numRuns: 50 },
    )
  })

  it('hears no timer that is not armed, and nothing that is no fact', () => {
    const strange = ['xstate.done.state.holding', 'xstate.stop', 'xstate.init', 'toString', '__proto__', '']
    fc.assert(
      fc.property(walks, (given) => {
        walk(given, ({ machine }, before) => {
          const armed = ids(armedIn(before))
          const timers = [...nodesOf(machine)].flatMap((node) => node.after.map(({ eventType }) => eventType))
          for (const id of [...timers, ...strange]) {
            if (armed.includes(id)) continue
            const { heard, snapshot, effects } = step(machine, before, clockFact(id))
            expect([id, heard, snapshot === before, effects]).toEqual([id, false, true, []])
          }
        })
      }),
      { numRuns: 30 },
    )
  })

  it('does nothing after the end', () => {
    for (const { machine, policy } of presets) {
      const { snapshot: end } = step(machine, begin(machine, policy).snapshot, { type: 'case.cancelled' })
      expect(end.status).toBe('done')
      const late = [
        ...everyFact('case.cancelled'),
        ...everyFact('review.decided'),
        clockFact('xstate.after.caseLife.x'),
      ]
      for (const fact of late) {
        const { snapshot, effects, arm, disarm, heard } = step(machine, end, fact)
        expect([snapshot === end, effects, arm, disarm, heard]).toEqual([true, [], [], [], false])
      }
    }
  })

  it('does not wake a state that the machine does not have', () => {
    for (const { machine, policy } of presets) {
      const resting = rest(begin(machine, policy).snapshot)
      expect(() => wake(machine, { ...resting, value: { open: { session: 'nowhere' } } }, policy)).toThrow()
    }
  })
})
