import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import { z } from 'zod'
import { rest } from '../../src/engine.ts'
import type { Flow } from '../../src/flow.ts'
import { type ExploreOptions, explore } from '../../src/testing/explore.ts'

/** The policies under which a flow is explored; a state is told with those it is reachable under. */
export const presets = ['exchange', 'hardened'] as const
export type Preset = (typeof presets)[number]
export const under = (flow: Flow, preset: Preset): Flow =>
  preset === 'exchange' ? flow : flow.with({ policy: 'hardened' })

const Head = z.strictObject({ flow: z.string(), version: z.int(), fingerprint: z.string() })
/** Contexts by their places in the list, each as the distance from the one before. */
const Places = z.array(z.int().nonnegative())
const Group = z.strictObject({
  value: z.unknown(),
  status: z.enum(['active', 'done']),
  both: Places,
  exchange: Places,
  hardened: Places,
})
type Group = z.infer<typeof Group>
const Line = z.union([z.strictObject({ context: z.unknown() }), Group])

/** Every state that a flow of one version can rest in: contexts once, and by state those it can have. */
export interface Snapshots extends z.infer<typeof Head> {
  readonly contexts: readonly unknown[]
  readonly groups: readonly Group[]
}
/** A snapshot as it was written down: nothing is checked yet. */
export interface Reached {
  readonly rest: { readonly value: unknown; readonly context: unknown; readonly status: string }
  readonly under: readonly Preset[]
}

type ByState = Map<string, Map<string, Set<Preset>>>
function exploredStates(flow: Flow, options: ExploreOptions): ByState {
  const found: ByState = new Map()
  for (const preset of presets) {
    const { states, edges } = explore(under(flow, preset), options)
    const add = ({ value, status, context }: ReturnType<typeof rest>) => {
      const state = JSON.stringify({ value, status })
      const ofState = found.get(state) ?? new Map<string, Set<Preset>>()
      const text = JSON.stringify(context)
      found.set(state, ofState.set(text, (ofState.get(text) ?? new Set<Preset>()).add(preset)))
    }
    for (const { snapshot } of states) if (snapshot.status === 'active') add(rest(snapshot))
    // ends of one name are one state of the exploration; at rest each has what it ended with
    for (const { to, after } of edges) {
      const { policy: _, ...context } = after
      if (to.snapshot.status !== 'active') add({ ...rest(to.snapshot), context })
    }
  }
  return found
}

const byText = (one: string, other: string): number => (one < other ? -1 : 1)

/** The states of a flow under both presets, as text: a head, the contexts, the states. Equal sets are equal texts. */
export function textOf(flow: Flow, options: ExploreOptions = {}): string {
  const found = exploredStates(flow, options)
  const contexts = [...new Set([...found.values()].flatMap((ofState) => [...ofState.keys()]))].sort(byText)
  const placeOf = new Map(contexts.map((context, place) => [context, place]))
  const groups = [...found]
    .sort(([one], [other]) => byText(one, other))
    .map(([state, ofState]) => {
      const places = (...wanted: Preset[]): number[] =>
        [...ofState]
          .filter(([, seen]) => seen.size === wanted.length && wanted.every((preset) => seen.has(preset)))
          .map(([context]) => placeOf.get(context) ?? -1)
          .sort((a, b) => a - b)
          .map((place, at, all) => place - (all[at - 1] ?? 0))
      const grouped = { both: places(...presets), exchange: places('exchange'), hardened: places('hardened') }
      return JSON.stringify({ ...JSON.parse(state), ...grouped })
    })
  const { id, version, fingerprint } = flow
  const head = JSON.stringify({ flow: id, version, fingerprint })
  return [head, ...contexts.map((context) => `{"context":${context}}`), ...groups, ''].join('\n')
}

/** The inverse of `textOf`. Throws on what is no such text. */
export function read(text: string): Snapshots {
  const [head = '', ...lines] = text.trimEnd().split('\n')
  const contexts: unknown[] = []
  const groups: Group[] = []
  for (const line of lines) {
    const parsed = Line.parse(JSON.parse(line))
    if ('context' in parsed) contexts.push(parsed.context)
    else groups.push(parsed)
  }
  return { ...Head.parse(JSON.parse(head)), contexts, groups }
}

/** Every state, or of each kind at most `most`, evenly spread. */
export function* states({ contexts, groups }: Snapshots, most = Number.POSITIVE_INFINITY): Generator<Reached> {
  for (const { value, status, both, exchange, hardened } of groups)
    for (const [distances, seen] of [
      [both, presets],
      [exchange, ['exchange']],
      [hardened, ['hardened']],
    ] as const) {
      const step = Math.max(1, distances.length / most)
      let place = 0
      let next = 0
      for (const [at, distance] of distances.entries()) {
        place += distance
        if (at < Math.floor(next)) continue
        next += step
        yield { rest: { value, context: contexts[place], status }, under: seen }
      }
    }
}
/** How large an exploration under a preset is: states on the way, and ends by name. */
export const sizeUnder = ({ groups }: Snapshots, preset: Preset): number =>
  groups
    .map((group) => ({ ...group, places: group.both.length + group[preset].length }))
    .reduce((sum, { status, places }) => sum + (status === 'active' ? places : Math.min(1, places)), 0)

const folder = new URL('../golden/snapshots/', import.meta.url)
export const fileOf = ({ id, version }: Pick<Flow, 'id' | 'version'>): URL =>
  new URL(`${id}@${version}.jsonl.gz`, folder)
export const allFiles = (): readonly URL[] =>
  readdirSync(folder)
    .sort(byText)
    .map((name) => new URL(name, folder))
export const unpack = (file: URL): string | undefined =>
  existsSync(file) ? gunzipSync(readFileSync(file)).toString('utf8') : undefined
export const pack = (content: string | Buffer): Buffer => gzipSync(content, { level: 9 })
