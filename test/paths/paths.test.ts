import { binanceReset, flows, okxMigration } from 'regain/machines'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Flow } from '../../src/flow.ts'
import { happyPath as progressNames } from '../../src/progress.ts'
import { explore } from '../../src/testing/explore.ts'
import { few } from '../../src/testing/few.ts'
import { mutantsOf } from '../../src/testing/mutate.ts'
import { tell } from '../../src/testing/paths/path.ts'
import { edgePaths, endPaths, happyPath, type Path, pathsOf, sayPath } from '../../src/testing/paths.ts'
import { deep } from '../support/figures.ts'
import { presets } from './explored.ts'
import { known, strayIn, walkAll } from './walked.ts'

const { machine, policy } = okxMigration
const graph = explore(okxMigration, { only: few })
const took = (paths: readonly Path[]) => new Set(paths.flatMap(({ steps }) => steps.flatMap(({ taken }) => taken)))

describe('paths', () => {
  let walked: Awaited<ReturnType<typeof walkAll>> = []
  beforeAll(async () => {
    walked = await walkAll(deep ? presets : ['exchange'])
  }, 300_000)

  it('are the ones there have always been', () => {
    expect(Object.keys(known)).toEqual(flows.flatMap(({ id }) => presets.map((preset) => `${id} ${preset}`)))
    for (const { name, walked: paths } of walked)
      expect({ name, ...paths }, 'the paths have changed; if that is meant: npm run explore -- --update').toEqual({
        name,
        ...known[name],
      })
  })
  it('are ways that the machines go', () => {
    expect(walked.length).toBeGreaterThanOrEqual(flows.length)
    expect(walked.flatMap(({ strays }) => strays)).toEqual([])
  })
  it('come out the same, byte for byte, and with or without a graph of one’s own', () => {
    const told = ({ happy, ends, edges }: ReturnType<typeof pathsOf>) =>
      JSON.stringify([happy, ...ends, ...edges].map(sayPath))
    expect(told(pathsOf(okxMigration))).toBe(told(pathsOf(okxMigration, graph)))
  })
})

/** Where a happy path leads that no progress bar shows. */
const strays: Readonly<Record<string, readonly string[]>> = { 'pionex.authenticatorLost': ['underReview'] }

describe('the happy path', () => {
  it.each(flows.map((flow) => [flow.id, flow] as const))('of %s ends well and never goes back', (_, flow) => {
    const { happy = [] } = known[`${flow.id} exchange`] ?? {}
    expect(happy.at(-1)).toMatch(/: (completed|signedIn)$/)
    const groupOf = (name: string) => name.split('.')[0] ?? ''
    const told = happy.flatMap((line) => / -> ([\w.]+)/.exec(line)?.[1] ?? []).map(groupOf)
    const onScreen = progressNames(flow).map(groupOf)
    const places = told.map((name) => onScreen.indexOf(name)).filter((place) => place >= 0)
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    expect(told.filter((name) => !onScreen.includes(name))).toEqual(strays[flow.id] ?? [])
  })
  it('leaves what its machine calls happy only where there is no other way', () => {
    const { steps } = happyPath(okxMigration, graph)
    expect(
      steps
        .flatMap(({ taken }) => taken)
        .filter(({ meta }) => !meta?.happy && meta?.label !== 'send a code')
        .map(({ eventType }) => eventType),
    ).toEqual(['identity.begun'])
  })
  it('is not made up where nothing leads to a good end', () => {
    const without = (says: string): Flow => {
      const mutant = mutantsOf(machine).find((one) => one.says === says)
      if (!mutant) throw new RangeError(`no mutant ${says}`)
      return { ...okxMigration, machine: mutant.build() }
    }
    expect(() => happyPath(without('applying: change.applied is gone'))).toThrow(
      'nothing leads to a good end of okx.migration',
    )
    expect(() => happyPath(without('deciding: risk.decided (2) is gone'))).not.toThrow()
  })
})

describe('the paths over every transition', () => {
  it('take them all, and each path takes one that no earlier one takes', () => {
    const paths = edgePaths(okxMigration, graph)
    expect(took(paths)).toEqual(new Set(graph.edges.flatMap(({ taken }) => taken)))
    const taken = new Set<unknown>()
    for (const { steps } of paths) {
      const before = taken.size
      for (const step of steps) for (const one of step.taken) taken.add(one)
      expect(taken.size).toBeGreaterThan(before)
    }
  })
  it('ask before they answer', () => {
    for (const { steps } of edgePaths(okxMigration, graph))
      for (const [at, { fact }] of steps.entries()) {
        if (fact.type !== 'code.accepted') continue
        const before = steps.slice(0, at).filter(({ fact: { type } }) => type === 'code.requested')
        expect(before.some((one) => 'kind' in one.fact && one.fact.kind === fact.kind)).toBe(true)
      }
  })
})

describe('the paths to the ends', () => {
  it('are as short as a way can be, questions aside', () => {
    const lengthOf = (end: string) => {
      let length = 0
      for (let edge = graph.states.find(({ name }) => name === end)?.via; edge; edge = edge.from.via) length += 1
      return length
    }
    const paths = endPaths(okxMigration, graph)
    expect(paths.map(({ end }) => end).sort()).toEqual(
      graph.states.flatMap(({ name, outcome }) => (outcome ? [name] : [])).sort(),
    )
    for (const { steps, end } of paths)
      expect(steps.filter(({ fact: { type } }) => !/requested|begun|proposed/.test(type)).length).toBe(lengthOf(end))
  })
})

describe('what a path notices', () => {
  const [first] = graph.states
  const opening = first?.out.find(({ to }) => to.outcome === undefined)
  const [elsewhere] = graph.edges.filter(({ from }) => from.name === 'deciding')
  it('that it does not lead to an end, or not on', () => {
    expect(() => tell(opening ? [opening] : [])).toThrow('a path leads to an end')
    expect(() => tell(opening && elsewhere ? [opening, elsewhere] : [])).toThrow('does not follow')
  })
  it('that the machine goes another way', () => {
    const happy = happyPath(okxMigration, graph)
    expect(strayIn({ ...okxMigration, machine, policy }, happy)).toBeUndefined()
    expect(strayIn(binanceReset, happy)).toContain('leads to arriving')
    expect(strayIn(okxMigration, { ...happy, steps: happy.steps.slice(1) })).toContain('is heard in')
    const [start, ...rest] = happy.steps
    expect(
      strayIn(okxMigration, { ...happy, steps: start ? [{ ...start, effects: [], to: 'submitting' }, ...rest] : [] }),
    ).toContain('leads to')
    expect(strayIn(okxMigration, { ...happy, steps: happy.steps.slice(0, -1) })).toContain('is not completed')
  })
})
