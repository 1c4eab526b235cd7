import { hardened, type PolicySheet } from 'regain/core'
import { citationsOf, exchangeOfRow, type Place } from './citations.ts'
import { type Described, exchangeOf, heardBy } from './described.ts'
import { editionCitations, editions } from './editions.ts'
import { sayCopy } from './words.ts'

type Texts = Readonly<Record<string, unknown>>

/** What is wrong with the sources of flows, each in one sentence. */
export function findings(all: readonly Described[], rows: Texts, readings: Texts): readonly string[] {
  const cited = new Set([...all.flatMap(citationsOf), ...editionCitations].map(({ row }) => row))
  const leftOut = new Set(all.flatMap(({ is }) => Object.keys(is.outOfScope)))
  const known = { ...rows, ...readings }
  const laidOver = [{ hardened }, ...Object.values(editions)].flatMap((sheets) => Object.entries(sheets))
  return [
    ...Object.keys(rows).flatMap((row) =>
      cited.has(row) || leftOut.has(row) ? [] : [`${row} has no home: ${rows[row]}`],
    ),
    ...Object.keys(readings).flatMap((id) => (cited.has(id) ? [] : [`${id} shows nowhere`])),
    ...[...leftOut].filter((row) => cited.has(row)).map((row) => `${row} is left out and has a home`),
    ...all.flatMap((one) => [...strayKeys(one), ...strayRows(one, known), ...unreasoned(one)]),
    ...laidOver.flatMap(([name, sheet]) => strayTerms(name, sheet, known)),
  ]
}

/** Keys of sources that nothing in the flow answers to. */
function strayKeys({ flow, is }: Described): string[] {
  const { states, transitions = {}, copy = {} } = flow.sources
  const names = new Set(is.states.map(({ name }) => name))
  const heard = new Set(is.transitions.map((one) => `${one.from}: ${heardBy(one)}`))
  const entries = sayCopy(flow)
  const stray = (what: string, keys: Texts, known: { has(key: string): boolean }) =>
    Object.keys(keys).flatMap((key) => (known.has(key) ? [] : [`${flow.id} has no ${what} ${key}`]))
  return [...stray('state', states, names), ...stray('transition', transitions, heard), ...stray('text', copy, entries)]
}

/** Rows that are not listed, belong to another exchange, or stand twice at one place. */
function strayRows(described: Described, known: Texts): string[] {
  const { flow, is } = described
  const said = citationsOf(described).map(({ row, place }) => ({ row, at: `${flow.id}, ${sayPlace(place)}` }))
  const out = Object.keys(is.outOfScope).map((row) => ({ row, at: `${flow.id}, left out` }))
  const own = [...said, ...out]
  const times = Map.groupBy(own, ({ row, at }) => `${at}: ${row}`)
  return [
    ...own.flatMap(({ row, at }) => (row in known ? [] : [`${at}: ${row} is no row`])),
    ...own.flatMap(({ row, at }) =>
      [exchangeOf(flow.id), undefined].includes(exchangeOfRow(row)) ? [] : [`${at}: ${row} is of another exchange`],
    ),
    ...[...times].flatMap(([says, { length }]) => (length > 1 ? [`${says} stands there twice`] : [])),
    ...strayTerms(flow.id, flow.sheet, known),
  ]
}
/** A value of a policy comes from a row, from the standards, or is by default. */
export const strayTerms = (of: string, sheet: Partial<PolicySheet>, known: Texts): string[] =>
  Object.entries(sheet).flatMap(([name, { source }]) => [
    ...(source.length === 0 ? [`${of}, policy ${name} has no source`] : []),
    ...source
      .filter((row) => !(row in known || /^(default|(R|TH)-\d{2})$/.test(row)))
      .map((row) => `${of}, policy ${name}: ${row} is no row`),
  ])
const unreasoned = ({ is }: Described): string[] =>
  Object.entries(is.outOfScope).flatMap(([row, reason]) =>
    /^[A-Z].{19,}\.$/.test(reason) ? [] : [`${is.id} leaves ${row} out without a sentence that says why`],
  )
const sayPlace = (place: Place): string =>
  place.kind === 'state'
    ? place.state
    : place.kind === 'transition'
      ? `${place.state}: ${place.heard}`
      : place.kind === 'copy'
        ? place.key
        : `policy ${place.name}`
