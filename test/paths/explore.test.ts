import { readFileSync } from 'node:fs'
import { binancePassword, flows as catalogue, okxMigration } from 'regain/machines'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { explore, type State } from '../../src/testing/explore.ts'
import { few } from '../../src/testing/few.ts'
import { check, inStates, type Property, sayViolation } from '../../src/testing/property.ts'
import { deep } from '../support/figures.ts'
import { type Explored, exploreAll, otherwise, presets, strictest } from './explored.ts'
import { exceptions, neverIn } from './never.ts'
import { known } from './walked.ts'

const golden = <S extends z.ZodType>(name: string, schema: S): z.infer<S> =>
  schema.parse(JSON.parse(readFileSync(new URL(`../golden/${name}.json`, import.meta.url), 'utf8')))

/** Half of all states are one flow's: `npm run explore` goes through them. */
const flows = deep ? catalogue : catalogue.filter(({ id }) => id !== 'pionex.authenticatorLost')

describe('every way a case can go', () => {
  let explored: readonly Explored[] = []
  beforeAll(async () => {
    explored = await exploreAll(flows)
  }, 300_000)

  for (const flow of flows) {
    const all = () => explored.filter((one) => one.flow === flow.id)
    it(`keeps every sentence in ${flow.id}`, () => {
      expect(all().map(({ preset }) => preset)).toEqual([...presets, strictest])
      expect(all().flatMap(({ preset, violations }) => violations.map((one) => ({ preset, ...one })))).toEqual([])
      for (const { sentences } of all()) expect(sentences).toBeGreaterThan(flow.changes ? 75 : 40)
    })
    it(`is as large as ever in ${flow.id}`, () => {
      expect(otherwise(all()), 'if that is meant: npm run explore -- --update').toEqual([])
    })
    it(`enters every state, takes every transition and needs every guard of ${flow.id}, save as excused`, () => {
      expect(neverIn(all()).filter(({ exception }) => !exception)).toEqual([])
    })
    it(`has a path over every transition and to every end of ${flow.id}`, () => {
      for (const preset of presets) {
        const { transitions, ends } = all().find((one) => one.preset === preset) ?? {}
        const paths = known[`${flow.id} ${preset}`]
        expect({ preset, transitions: paths?.transitions }).toEqual({ preset, transitions })
        expect(Object.keys(paths?.ends ?? {}).sort()).toEqual(ends?.toSorted())
      }
    })
  }
  it('has no excuse that excuses nothing', () => {
    const used = new Set(
      flows.flatMap(({ id }) => neverIn(explored.filter(({ flow }) => flow === id))).map(({ exception }) => exception),
    )
    expect(exceptions.filter((one) => !used.has(one) && flows.some(({ id }) => id === (one.flow ?? id)))).toEqual([])
  })
})

describe('an exploration', () => {
  const graph = explore(okxMigration, { only: few })
  const never = (name: string, holds: (state: State) => boolean): Property =>
    inStates({ name, says: 'It never comes to this.', rows: [] }, holds)

  it('tells the shortest way to what breaks a sentence: who does what, and where it leads', () => {
    const [broken, ...others] = check(graph, [
      never('nobody gets through', ({ name }) => name !== 'completed'),
      never('there is an end', ({ outcome }) => outcome === undefined || outcome.type !== 'restored'),
    ])
    expect(others).toEqual([])
    expect(broken && sayViolation(broken)).toMatchInlineSnapshot(`
      "nobody gets through. It never comes to this.
         1. host: session.recognised enrolled=email fresh=true -> provingContacts
         2. check: code.accepted kind=email -> provingIdentity.face
         3. check: identity.passed of=another -> confirming
         4. person: subject.confirmed -> submitting
         5. person: request.submitted -> deciding
         6. host: risk.decided verdict=approve -> applying.asked
         7. host: change.applied -> holding.running
         8. clock: after hold -> completed"
    `)
  })
  it('tells how far it is, and gives up at the limit', () => {
    const told: [number, number][] = []
    const { states, edges } = explore(binancePassword, {
      only: few,
      onProgress: (found, walked) => void told.push([found, walked]),
    })
    expect(told.length).toBe(Math.floor(states.length / 500))
    for (const [found, walked] of told) {
      expect(found).toBeLessThanOrEqual(states.length)
      expect(walked).toBeLessThan(edges.length)
    }
    expect(() => explore(binancePassword, { only: few, limit: 100 })).toThrow('more than 100 states')
  })
})

describe('a released structure', () => {
  const kept = golden(
    'fingerprints',
    z.record(z.string(), z.strictObject({ version: z.int(), fingerprint: z.string() })),
  )
  for (const { id, version, fingerprint } of flows)
    it(`of ${id} changes only with its version`, () => {
      expect(
        { version, fingerprint },
        'the structure has changed: raise the version and give a migration, then npm run explore -- --update',
      ).toEqual(kept[id])
    })
})
