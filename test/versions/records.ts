import { readdirSync } from 'node:fs'
import type { Flow } from '../../src/flow.ts'
import { Gathering, placeOf, recordOf } from './gather.ts'
import type { Saved } from './saved.ts'
import { type Preset, presets, under, unpack } from './snapshots.ts'

/** A case as it rested when its version was current, and everything around it. */
export interface Kept {
  readonly preset: Preset
  readonly saved: Saved
}
const read = (line: string): Kept => JSON.parse(line)

const folder = new URL('../golden/records/', import.meta.url)
export const fileOf = ({ id, version }: Pick<Flow, 'id' | 'version'>): URL =>
  new URL(`${id}@${version}.jsonl.gz`, folder)
/** Every record that was kept, of every version. */
export const kept = (): readonly Kept[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl.gz'))
    .sort()
    .flatMap((name) => unpack(new URL(name, folder))?.trimEnd().split('\n').map(read) ?? [])

/** A case in every state that the runtime comes to rest in, by flow. Each gathering finds others: what they are made of is random. */
export async function gatherAll(flows: readonly Flow[]): Promise<ReadonlyMap<string, readonly Kept[]>> {
  const found = new Map<string, Kept>()
  for (const preset of presets) {
    const varied = flows.map((flow) => under(flow, preset))
    const gathering = new Gathering(varied)
    for (const flow of varied) await gathering.gather(flow)
    for (const [place, saved] of gathering.found) if (!found.has(place)) found.set(place, { preset, saved })
  }
  const ofFlow = ({ id }: Flow) => [...found.values()].filter(({ saved }) => recordOf(saved).flow === id)
  const byPlace = (one: Kept, other: Kept) => (placeOf(one.saved) < placeOf(other.saved) ? -1 : 1)
  return new Map(flows.map((flow) => [flow.id, ofFlow(flow).sort(byPlace)]))
}
export const textOf = (records: readonly Kept[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('')
