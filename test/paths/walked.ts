import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { flows } from 'regain/machines'
import { z } from 'zod'
import { begin, leavesOf, step } from '../../src/engine.ts'
import type { Flow } from '../../src/flow.ts'
import { stateName } from '../../src/names.ts'
import { type Path, pathsOf, sayPath } from '../../src/testing/paths.ts'
import { type Preset, presets, vary } from './explored.ts'
import { inWorkers, serve } from './workers.ts'

/** What the paths of a flow are, so that a change is noticed. */
const Walked = z.strictObject({
  /** How many transitions the edge paths take between them. */
  transitions: z.int(),
  edges: z.strictObject({ paths: z.int(), steps: z.int(), longest: z.int() }),
  /** How many steps the shortest path to each end has. */
  ends: z.record(z.string(), z.int()),
  /** The happy path, as it is told. */
  happy: z.array(z.string()),
})
export type Walked = z.infer<typeof Walked>
const All = z.record(z.string(), Walked)
/** How they are meant to be, by flow and preset. */
export const known = All.parse(JSON.parse(readFileSync(new URL('../golden/paths.json', import.meta.url), 'utf8')))

/** Where the machine itself goes another way than a path says. */
export function strayIn({ machine, policy }: Flow, { steps, end }: Path): string | undefined {
  let { snapshot } = begin(machine, policy)
  const name = () => leavesOf(snapshot).map(stateName).join()
  for (const { says, fact, from, to, effects } of steps) {
    if (name() !== from) return `${says} is heard in ${name()}, not in ${from}`
    const told = step(machine, snapshot, fact)
    snapshot = told.snapshot
    if (name() !== to || JSON.stringify(told.effects) !== JSON.stringify(effects))
      return `${says} leads to ${name()} with ${told.effects.map(({ type }) => type)}`
  }
  return name() === end && snapshot.status === 'done' ? undefined : `${name()} is not ${end}`
}

const Job = z.strictObject({ flow: z.string(), preset: z.enum(presets) })
const Answer = z.strictObject({ name: z.string(), ms: z.number(), walked: Walked, strays: z.array(z.string()) })
type Answer = z.infer<typeof Answer>

function run(id: string, preset: Preset): Answer {
  const flow = flows.find((one) => one.id === id)
  if (!flow) throw new Error(`no flow ${id}`)
  const varied = vary(flow, preset)
  const started = performance.now()
  const { happy, ends, edges } = pathsOf(varied)
  const ms = performance.now() - started
  const lengths = edges.map(({ steps }) => steps.length)
  return {
    name: `${id} ${preset}`,
    ms,
    walked: {
      transitions: new Set(edges.flatMap(({ steps }) => steps.flatMap(({ taken }) => taken))).size,
      edges: { paths: edges.length, steps: lengths.reduce((sum, one) => sum + one, 0), longest: Math.max(...lengths) },
      ends: Object.fromEntries(ends.map(({ end, steps }) => [end, steps.length])),
      happy: sayPath(happy),
    },
    strays: [happy, ...ends, ...edges].flatMap((path) => strayIn(varied, path) ?? []),
  }
}

const here = fileURLToPath(import.meta.url)
serve(here, (given) => {
  const { flow, preset } = Job.parse(given)
  return run(flow, preset)
})

/** The paths of every flow, the largest first. */
export async function walkAll(chosen: readonly (typeof presets)[number][] = presets): Promise<Answer[]> {
  const jobs = flows.flatMap(({ id }) => chosen.map((preset) => ({ flow: id, preset })))
  const place = ({ name }: Answer) => jobs.findIndex(({ flow, preset }) => name === `${flow} ${preset}`)
  const sizeOf = ({ flow, preset }: { flow: string; preset: string }) => known[`${flow} ${preset}`]?.edges.steps ?? 0
  const done = await inWorkers(
    here,
    jobs.toSorted((one, other) => sizeOf(other) - sizeOf(one)),
    (answer) => Answer.parse(answer),
  )
  return done.sort((one, other) => place(one) - place(other))
}
