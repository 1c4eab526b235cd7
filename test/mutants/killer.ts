/** How a fault is looked for. Two checks of one layer share their blind spots. */
export type Layer =
  | 'exploration'
  | 'products'
  | 'scenarios'
  | 'lives'
  | 'races'
  | 'engine'
  | 'crash'
  | 'unit'
  | 'contracts'
  | 'versions'
  | 'hostile'

type Preset = 'exchange' | 'hardened'

/** A check that takes seconds, in a process of its own. */
export type Killer =
  /** Stories of `npm run play`, by name. */
  | { readonly layer: 'scenarios'; readonly stories: readonly string[] }
  /** The sentences about a flow, under its exchange's policy or the hardened one, and its lint. */
  | { readonly layer: 'exploration'; readonly flow: string; readonly preset: Preset }
  /** Random lives, as many as the fault may need to show: the first that does is the last. */
  | { readonly layer: 'lives'; readonly preset: Preset; readonly seed: number; readonly runs: number }
  /** Tests of a file whose whole names contain one of these. */
  | { readonly layer: Layer; readonly file: string; readonly tests: readonly string[] }

export const played = (story: string): Killer => ({ layer: 'scenarios', stories: [story] })

export const explored = (flow: string, preset: Preset = 'exchange'): Killer => ({
  layer: 'exploration',
  flow,
  preset,
})

export const lived = (preset: Preset = 'exchange', runs = 100, seed = 1): Killer => ({
  layer: 'lives',
  preset,
  seed,
  runs,
})

const layers: readonly (readonly [start: string, layer: Layer])[] = [
  ['test/unit/', 'unit'],
  ['test/contracts/', 'contracts'],
  ['test/crash/', 'crash'],
  ['test/versions/', 'versions'],
  ['test/hostile/', 'hostile'],
  ['test/concurrency/', 'races'],
  ['test/paths/products', 'products'],
  ['test/properties/engine', 'engine'],
  ['test/properties/races', 'races'],
  ['test/properties/meetings', 'races'],
]

export function tested(file: string, test: string): Killer {
  const found = layers.find(([start]) => file.startsWith(start))
  if (!found) throw new RangeError(`${file} is of no layer`)
  return { layer: found[1], file, tests: [test] }
}

/** Those that can look in one process look together. */
export function together(killers: readonly Killer[]): Killer[] {
  const groups = Map.groupBy(killers, (killer) => {
    if ('stories' in killer) return 'stories'
    if ('flow' in killer) return `${killer.flow} ${killer.preset}`
    return 'runs' in killer ? `${killer.preset} ${killer.seed}` : killer.file
  })
  return [...groups.values()].flatMap(([first, ...others]) => (first ? [others.reduce(joined, first)] : []))
}
function joined(one: Killer, other: Killer): Killer {
  if ('stories' in one && 'stories' in other)
    return { ...one, stories: [...new Set([...one.stories, ...other.stories])] }
  if ('tests' in one && 'tests' in other) return { ...one, tests: [...new Set([...one.tests, ...other.tests])] }
  return 'runs' in one && 'runs' in other ? { ...one, runs: Math.max(one.runs, other.runs) } : one
}

export function sayKiller(killer: Killer): string {
  if ('stories' in killer) return killer.stories.join(', ')
  if ('flow' in killer) return `${killer.flow} ${killer.preset}`
  return 'runs' in killer
    ? `${killer.preset}, seed ${killer.seed}, up to ${killer.runs} lives`
    : `${killer.file}: ${killer.tests.join(', ')}`
}
