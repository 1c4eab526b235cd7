import { differences, readModel, sayDifferences } from 'regain/diagram'

/** Files by their name. */
export type Files = ReadonlyMap<string, string>

/**
 * What is not up to date, each in a sentence: of a flow whose machine, policy or words have changed, the states, transitions, values and texts
 * that did; of other pages, file and line.
 */
export function staleIn(folder: string, now: Files, wanted: Files): readonly string[] {
  const models = [...wanted.keys()].filter(isModel)
  const changed = new Map(models.map((name) => [name.slice(0, -'.json'.length), changesIn(name, now, wanted)]))
  const besides = [...wanted].flatMap(([name, text]) => {
    const [stem] = [...changed].find(([one, says]) => says.length > 0 && name.startsWith(`${one}.`)) ?? []
    if (stem !== undefined || isModel(name)) return []
    return staleLines(`${folder}/${name}`, now.get(name) ?? '', text)
  })
  const left = [...now.keys()].filter((name) => !wanted.has(name)).map((name) => `${folder}/${name} is of nothing`)
  return [...[...changed.values()].flat(), ...besides, ...left]
}

/** The models of flows: `binance/reset.json`. */
const isModel = (name: string): boolean => /^\w+\/\w+\.json$/.test(name)
function changesIn(name: string, now: Files, wanted: Files): readonly string[] {
  const [old, next] = [now.get(name), wanted.get(name)]
  if (next === undefined || old === next) return []
  const { description, copy } = readModel(next)
  if (old === undefined) return [`${description.id}: the flow is new`]
  try {
    const before = readModel(old)
    const says = sayDifferences(differences(before.description, description, { before: before.copy, after: copy }))
    return says.length > 0 ? says : [`${description.id}: the flow changed`]
  } catch {
    return [`${description.id}: what is kept of it cannot be read`]
  }
}

/** A line as short as a sentence. */
const short = (line: string): string => (line.length > 160 ? `${line.slice(0, 160)}…` : line)

/** Each line of a page that should be another, named by file and line. */
export function staleLines(file: string, page: string, wanted: string): readonly string[] {
  if (page === wanted) return []
  const [now, then] = [page.split('\n'), wanted.split('\n')]
  const [has, needs] = [new Set(now), new Set(then)]
  if (page === '') return [`${file} is missing`]
  const missing = then.flatMap((line, at) => (has.has(line) ? [] : [`${file}:${at + 1} should say: ${short(line)}`]))
  const old = now.flatMap((line, at) => (needs.has(line) ? [] : [`${file}:${at + 1} is out of date: ${short(line)}`]))
  return missing.length + old.length > 0 ? [...old, ...missing] : [`${file} has its lines in another order`]
}
