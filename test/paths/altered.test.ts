import { flows, okxMigration, pionexSignIn } from 'regain/machines'
import { describe, expect, it } from 'vitest'
import {
  type Edge,
  explore,
  type Graph,
  innermost,
  type State,
  sayContext,
  sayFact,
} from '../../src/testing/explore.ts'
import { few } from '../../src/testing/few.ts'
import { mutantsOf } from '../../src/testing/mutate.ts'
import { Altered, differs } from '../../src/testing/mutation/altered.ts'
import { pathOf, Sound } from '../../src/testing/mutation/sound.ts'
import { deep } from '../support/figures.ts'

const where = ({ snapshot, context, outcome }: State): string =>
  `${pathOf(innermost(snapshot))} ${outcome ? '' : sayContext(context)}`
const sayEdge = ({ from, to, fact, effects, arm, disarm, after }: Edge): string =>
  JSON.stringify([where(from), sayFact(fact), where(to), effects, arm, disarm, sayContext(after)])
const say = ({ states, edges }: Graph): string[] => [...states.map(where), ...edges.map(sayEdge)].sort()

describe('a machine that is explored from what is known of a sound one', () => {
  for (const [flow, step] of [
    [pionexSignIn, deep ? 1 : 4],
    [okxMigration, deep ? 3 : 21],
  ] as const)
    it(`is explored as if nothing were known, in ${flow.id}`, () => {
      const { machine, policy } = flow
      const sound = new Sound(flow, { only: few })
      const same = say(sound.graph)
      const count = { others: 0, same: 0 }
      for (const mutant of mutantsOf(machine, { targets: ['completed', 'applying'] }).filter(
        (_, at) => at % step === 0,
      )) {
        const wrong = mutant.build()
        const anew = say(explore({ machine: wrong, policy }, { only: few }))
        const altered = new Altered(sound, wrong, mutant.places)
        for (const state of altered.explore()) expect(altered.changed).toContain(state)
        expect(say(altered), mutant.says).toEqual(anew)
        if (!differs(sound, wrong, mutant.places)) count.same += 1
        else {
          count.others += 1
          expect(anew, mutant.says).not.toEqual(same)
        }
      }
      expect(count.others).toBeGreaterThan(12)
    })
  it('is known in all its places', () => {
    for (const { machine } of flows)
      for (const { says, places } of mutantsOf(machine, { targets: ['submitting'] }))
        expect(places.length, says).toBeGreaterThan(0)
  })
})
