import { flows } from 'regain/machines'
import { describe, expect, it } from 'vitest'
import { violationsOf } from '../../src/testing/invariants/index.ts'
import { Trace } from '../../src/testing/trace/trace.ts'
import { deep, figure } from '../support/figures.ts'
import { storages } from '../support/storages.ts'
import { finish } from './ending.ts'
import { placeOf, recordOf } from './gather.ts'
import { kept } from './records.ts'
import { open } from './saved.ts'
import { fileOf, read, under, unpack } from './snapshots.ts'

const { kinds } = storages()
const all = kept()
/** States that are gone through in the commit that enters them. */
const passing = new Set(['{"open":{"session":"arriving"}}'])
/** A trace that begins with a case on its way takes it for one that has just begun, and does not know which holds have ended. */
const ofBeginnings = /^I-(6|23) /

describe('cases that were written down', () => {
  for (const { id, version } of flows)
    it(`are in every state that ${id} rests in`, () => {
      const places = new Set(
        all.filter(({ saved }) => recordOf(saved).version === version).map(({ saved }) => placeOf(saved)),
      )
      const { groups } = read(unpack(fileOf({ id, version })) ?? '')
      const never = groups.map(({ value }) => JSON.stringify(value)).filter((value) => !places.has(`${id} ${value}`))
      expect(never.filter((value) => !passing.has(value))).toEqual([])
    })

  for (const [kind, make] of Object.entries(kinds))
    for (const { id } of flows) {
      const chosen = all.filter(({ saved }) => recordOf(saved).flow === id)
      it(`of ${id} are what their history says, and go on to an end, on ${kind}`, async () => {
        const ends = new Map<string, number>()
        const tried = chosen.filter((_, at) => deep || at % (kind === 'memory' ? 4 : 12) === 0)
        for (const { saved, preset } of tried) {
          const varied = flows.map((flow) => under(flow, preset))
          const scene = await open(saved, varied, make())
          const trace = new Trace(scene.world, scene.spy, varied)
          const found = (await violationsOf(await trace.look())).filter((one) => !ofBeginnings.test(one))
          expect({ place: placeOf(saved), violations: found }).toEqual({ place: placeOf(saved), violations: [] })
          const outcome = await finish(scene)
          ends.set(outcome, (ends.get(outcome) ?? 0) + 1)
          expect({ place: placeOf(saved), violations: await violationsOf(await trace.look()) }).toEqual({
            place: placeOf(saved),
            violations: [],
          })
        }
        expect(tried.length).toBeGreaterThan(1)
        figure('cases of older code', { flow: id, storage: kind, cases: tried.length, ends: ends.size })
      }, 600_000)
    }
})
