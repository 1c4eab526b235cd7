import { type Citation, citationsOf, exchangeOfRow } from './citations.ts'
import { type Described, exchangeOf, stemOf } from './described.ts'
import { editionCitations } from './editions.ts'
import { code, generated, lines, orDash, page, plain, table } from './markdown.ts'
import { readings, sections } from './rows.ts'
import { sayCopy, sayState, sayValue } from './words.ts'

/** Where every row of the sources lives, or why it is left out. */
export function matrix(all: readonly Described[]): string {
  const homes = Map.groupBy([...all.flatMap(citationsOf), ...editionCitations], ({ row }) => row)
  const where = (row: string): string => lines(sayHomes(homes.get(row) ?? [], all))
  const leftOut = (row: string): string =>
    lines(all.flatMap(({ is }) => (row in is.outOfScope ? [`*Left out:* ${plain(is.outOfScope[row] ?? '')}`] : [])))
  const rowsOf = (rows: Readonly<Record<string, string>>) =>
    table(
      [`row${wide}`, 'what it says', 'where it lives'],
      Object.entries(rows).map(([row, says]) => [row, plain(says), orDash(where(row) || leftOut(row))]),
    )
  return page(
    generated,
    '# Where every row of the sources lives',
    intro,
    totals(homes, all),
    ...Object.entries(sections).flatMap(([exchange, titles]) => [
      `## ${exchange}`,
      ...Object.entries(titles).flatMap(([title, rows]) => [`### ${title}`, rowsOf(rows)]),
    ]),
    '## How unclear rows are read',
    table(
      [`reading${wide}`, 'what is unclear', 'how it is read', 'where that shows'],
      Object.entries(readings).map(([id, { doubt, reading }]) => [id, plain(doubt), plain(reading), orDash(where(id))]),
    ),
  )
}

/** Keeps row numbers on one line. */
const wide = '&emsp;'
const intro = `The flows follow three public help pages. Each statement of a page is a row, told here in our own words: B for Binance, P for Pionex, O for OKX.
A row lives where a flow does what it says: in a state (“Enter the password”), in what a state answers to (→ on \`password.forgotten\`), in a value of
the policy, or in a text. How the exchanges compare is on [a page of its own](comparison.md).`

function totals(homes: ReadonlyMap<string, unknown>, all: readonly Described[]): string {
  const count = (exchange: string, titles: Readonly<Record<string, Readonly<Record<string, string>>>>) => {
    const rows = Object.values(titles).flatMap((each) => Object.keys(each))
    const flows = all.filter(({ flow }) => exchangeOf(flow.id) === exchangeOfRow(rows[0] ?? ''))
    const out = rows.filter((row) => flows.some(({ is }) => row in is.outOfScope))
    return [exchange, ...[flows, rows, rows.filter((row) => homes.has(row)), out].map(({ length }) => String(length))]
  }
  return table(
    ['', 'flows', 'rows', 'in a flow', 'left out'],
    Object.entries(sections).map(([exchange, titles]) => count(exchange, titles)),
  )
}

/** One line per state and text, under the flow they are in; then the values of policies, with the flows that have them. */
function sayHomes(homes: readonly Citation[], all: readonly Described[]): string[] {
  const flows = all.flatMap((described) => {
    const own = homes.filter(({ flow }) => flow === described.flow.id)
    const said = [...sayStates(own, described), ...sayTexts(own, described)]
    return said.length === 0
      ? []
      : [`**[${described.flow.id}](${stemOf(described.flow.id)}.md)**`, ...said.map((each) => `· ${each}`)]
  })
  return [...flows, ...sayPolicies(homes, all)]
}

function sayStates(homes: readonly Citation[], described: Described): string[] {
  const heard = new Map<string, string[]>()
  for (const { place } of homes) {
    if (place.kind !== 'state' && place.kind !== 'transition') continue
    const before = heard.get(place.state) ?? []
    heard.set(place.state, place.kind === 'state' ? before : [...before, sayHeard(place.heard)])
  }
  return [...heard].map(([state, on]) =>
    [sayState(described, state), ...(on.length > 0 ? [`→ ${on.join(', ')}`] : [])].join(' '),
  )
}
const sayHeard = (heard: string): string =>
  heard === 'always' ? 'at once' : heard.startsWith('after ') ? `after ${code(heard.slice(6))}` : `on ${code(heard)}`

function sayTexts(homes: readonly Citation[], { flow }: Described): string[] {
  const entries = sayCopy(flow)
  return homes.flatMap(({ place }) => (place.kind === 'copy' ? [entries.get(place.key) ?? code(place.key)] : []))
}

function sayPolicies(homes: readonly Citation[], all: readonly Described[]): string[] {
  const values = homes.flatMap(({ flow, place }) => {
    // an edition has no words of its own
    const copy = (all.find(({ is }) => is.id === flow) ?? all[0])?.flow.copy.en
    if (place.kind !== 'policy' || !copy) return []
    return [{ flow, says: `policy ${code(place.name)}: ${sayValue(place.value, copy)}` }]
  })
  return [...Map.groupBy(values, ({ says }) => says)].map(
    ([says, of]) => `${says} (${of.map(({ flow }) => flow).join(', ')})`,
  )
}
