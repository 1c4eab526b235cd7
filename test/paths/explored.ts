import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { flows } from 'regain/machines'
import { z } from 'zod'
import { explore } from '../../src/testing/explore.ts'
import { check } from '../../src/testing/property.ts'
import { propertiesOf } from './own.ts'

/** A flow as its exchange has it, and by the standards. */
export const presets = ['exchange', 'hardened'] as const
export type Preset = (typeof presets)[number]

const names = z.array(z.string())
const Explored = z.strictObject({
  flow: z.string(),
  preset: z.enum(presets),
  states: z.int(),
  edges: z.int(),
  exploring: z.number(),
  checking: z.number(),
  sentences: z.int(),
  violations: z.array(z.strictObject({ property: z.string(), says: z.string(), way: names })),
  coverage: z.strictObject({ unreached: names, untaken: names, unrefused: names }),
})
export type Explored = z.infer<typeof Explored>

const exploreAll = (preset: Preset): Explored[] =>
  flows.map((flow) => {
    const varied = preset === 'hardened' ? flow.with({ policy: 'hardened' }) : flow
    const graph = explore(varied)
    const properties = propertiesOf(varied)
    const started = performance.now()
    const violations = check(graph, properties).map((one) => ({ ...one, way: [...one.way] }))
    const { unreached, untaken, unrefused } = graph.coverage
    return {
      flow: flow.id,
      preset,
      states: graph.states.length,
      edges: graph.edges.length,
      exploring: graph.ms,
      checking: performance.now() - started,
      sentences: properties.length,
      violations,
      coverage: { unreached: [...unreached], untaken: [...untaken], unrefused: [...unrefused] },
    }
  })

const here = fileURLToPath(import.meta.url)
/** In a process of its own: the two presets share the cores, and XState runs as it runs in earnest. */
export async function exploredIn(preset: Preset): Promise<Explored[]> {
  const { NODE_OPTIONS: _, ...env } = process.env
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--conditions=regain-source', '--max-semi-space-size=64', here, preset],
    { env: { ...env, NODE_ENV: 'production' }, maxBuffer: 64e6 },
  )
  return z.array(Explored).parse(JSON.parse(stdout))
}
const asked = presets.find((preset) => preset === process.argv[2])
if (process.argv[1] === here && asked) console.log(JSON.stringify(exploreAll(asked)))
