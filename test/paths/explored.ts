import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { flows } from 'regain/machines'
import { z } from 'zod'
import type { Flow } from '../../src/flow.ts'
import { explore } from '../../src/testing/explore.ts'
import { isOfFew as met, few as only } from '../../src/testing/few.ts'
import { check } from '../../src/testing/property.ts'
import { propertiesOf } from './own.ts'
import { inWorkers, serve } from './workers.ts'

/** A flow as its exchange has it, and by the standards: every account. */
export const presets = ['exchange', 'hardened'] as const
/** Stricter than any preset, for the ways that only then are walked: a choice of accounts. */
export const strictest = 'three roots'
const Preset = z.enum([...presets, strictest])
export type Preset = z.infer<typeof Preset>

export const vary = (flow: Flow, preset: Preset): Flow => {
  if (preset === 'exchange') return flow
  const hardened = flow.with({ policy: 'hardened' })
  return preset === 'hardened' ? hardened : hardened.with({ policy: { roots: { value: 3, source: [] } } })
}

const Job = z.strictObject({ flow: z.string(), preset: Preset })
type Job = z.infer<typeof Job>
const names = z.array(z.string())
const Explored = z.strictObject({
  ...Job.shape,
  states: z.int(),
  edges: z.int(),
  transitions: z.int(),
  ends: names,
  exploring: z.number(),
  checking: z.number(),
  sentences: z.int(),
  violations: z.array(z.strictObject({ property: z.string(), says: z.string(), way: names })),
  coverage: z.strictObject({ unreached: names, untaken: names, unrefused: names }),
})
export type Explored = z.infer<typeof Explored>

const Figures = z.record(z.string(), z.strictObject({ states: z.int(), edges: z.int() }))
/** How large each space is meant to be. */
export const figures = Figures.parse(
  JSON.parse(readFileSync(new URL('../golden/exploration.json', import.meta.url), 'utf8')),
)
const sizeOf = ({ flow, preset }: Job): number => figures[`${flow} ${preset}`]?.edges ?? 0

/** What is not as large as it is meant to be. */
export const otherwise = (all: readonly Explored[]): string[] =>
  all.flatMap(({ flow, preset, states, edges }) => {
    const meant = figures[`${flow} ${preset}`]
    if (preset === strictest || (states === meant?.states && edges === meant.edges)) return []
    return [
      `${flow} ${preset} has ${states} states and ${edges} edges, and is meant to have ${meant?.states} and ${meant?.edges}`,
    ]
  })

/** A line a second for whoever waits at a terminal. */
function tellingOf(name: string): (states: number, edges: number) => void {
  if (!process.stderr.isTTY) return () => undefined
  let told = performance.now()
  return (states, edges) => {
    if (performance.now() - told < 1_000) return
    told = performance.now()
    process.stderr.write(`  ${name}: ${states} states and ${edges} edges so far\n`)
  }
}

function run({ flow: id, preset }: Job): Explored {
  const flow = flows.find((one) => one.id === id)
  if (!flow) throw new Error(`no flow ${id}`)
  const varied = vary(flow, preset)
  const graph = explore(varied, { ...(preset === strictest ? { only } : {}), onProgress: tellingOf(`${id} ${preset}`) })
  const properties = propertiesOf(varied, preset === strictest ? met : undefined)
  const started = performance.now()
  const violations = check(graph, properties).map((one) => ({ ...one, way: [...one.way] }))
  const { unreached, untaken, unrefused } = graph.coverage
  return {
    flow: flow.id,
    preset,
    states: graph.states.length,
    edges: graph.edges.length,
    transitions: graph.coverage.taken,
    ends: graph.states.flatMap(({ name, outcome }) => (outcome ? [name] : [])),
    exploring: graph.ms,
    checking: performance.now() - started,
    sentences: properties.length,
    violations,
    coverage: { unreached: [...unreached], untaken: [...untaken], unrefused: [...unrefused] },
  }
}

const here = fileURLToPath(import.meta.url)
serve(here, (job) => run(Job.parse(job)))

/** The largest first. */
export async function exploreAll(of: readonly Flow[] = flows): Promise<Explored[]> {
  const jobs = of.flatMap(({ id }) => Preset.options.map((preset): Job => ({ flow: id, preset })))
  const place = ({ flow, preset }: Job) => jobs.findIndex((job) => job.flow === flow && job.preset === preset)
  const done = await inWorkers(
    here,
    jobs.toSorted((one, other) => sizeOf(other) - sizeOf(one)),
    (answer) => Explored.parse(answer),
  )
  return done.sort((one, other) => place(one) - place(other))
}
