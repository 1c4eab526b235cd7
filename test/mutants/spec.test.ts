import { existsSync, readFileSync } from 'node:fs'
import { flows } from 'regain/machines'
import { describe, expect, it } from 'vitest'
import { scenarios } from '../../examples/demo/scenarios/index.ts'
import { placesOf } from './copy.ts'
import type { Killer } from './killer.ts'
import { everyProperty, specMutants } from './spec/index.ts'

/** `npm run spec` puts each of them in; here only: that it can. */
describe('the faults that are put in by hand', () => {
  it('are many, each of its own name', () => {
    expect(specMutants.length).toBeGreaterThanOrEqual(60)
    expect(new Set(specMutants.map(({ name }) => name)).size).toBe(specMutants.length)
  })
  it.each(specMutants.map((mutant) => [mutant.name, mutant] as const))('%s', (_, mutant) => {
    expect(placesOf(mutant, readFileSync(mutant.file, 'utf8'))).toBe(1)
    expect(mutant.replace).not.toBe(mutant.find)
    expect(everyProperty).toEqual(expect.arrayContaining([...mutant.properties]))
    const [one, other] = mutant.killers
    expect(one.layer).not.toBe(other.layer)
    for (const killer of mutant.killers) expect(missing(killer)).toEqual([])
  })
  it('break every property', () => {
    const broken = new Set(specMutants.flatMap(({ properties }) => properties))
    expect(everyProperty.filter((property) => !broken.has(property))).toEqual([])
  })
})

/** What a check speaks of and is not there. */
function missing(killer: Killer): readonly string[] {
  if ('stories' in killer) return killer.stories.filter((story) => !scenarios.some(({ name }) => name === story))
  if ('flow' in killer) return flows.some(({ id }) => id === killer.flow) ? [] : [killer.flow]
  return 'runs' in killer || existsSync(killer.file) ? [] : [killer.file]
}
