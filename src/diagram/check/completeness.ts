import type { Description } from '../../describe.ts'
import type { Picture } from '../picture.ts'

/** What drawings leave out, tell twice, or tell otherwise than the flow is, in sentences. */
export function checkCompleteness(pictures: readonly Picture[], is: Description): readonly string[] {
  const drawn = new Set(pictures.flatMap(({ boxes }) => boxes.map(({ state }) => state)))
  return [
    ...is.states.filter(({ name }) => !drawn.has(name)).map(({ name }) => `${name} is not drawn`),
    ...is.transitions
      .filter(
        ({ index }) =>
          !pictures.some((picture) => [...rowsOf(picture)].some(({ transitions }) => transitions.includes(index))),
      )
      .map(({ index, from, to }) => `branch ${index}, from ${from} to ${to ?? 'itself'}, is not drawn`),
    ...pictures.flatMap((picture) => [...checkOne(picture, pictures, is)]),
  ]
}
interface Row {
  readonly transitions: readonly number[]
  readonly from: string
  readonly to: string | null
}
/** Every row of text with what it claims. */
function* rowsOf({ boxes, lines }: Picture): Generator<Row> {
  for (const { state, rows } of boxes)
    for (const { transitions, chip } of rows) yield { transitions, from: state, to: chip?.to ?? null }
  for (const { rows, from, to } of lines) for (const { transitions } of rows) yield { transitions, from, to }
}
function* checkOne(picture: Picture, pictures: readonly Picture[], is: Description): Generator<string> {
  const { boxes, lines } = picture
  const where = picture.id === 'flow' ? '' : ` in ${picture.id}`
  const rows = [...rowsOf(picture)]
  const told = rows.flatMap(({ transitions }) => transitions)
  for (const index of new Set(told.filter((one, place) => told.indexOf(one) !== place)))
    yield `branch ${index} is drawn twice${where}`
  const names = boxes.filter(({ kind }) => kind !== 'plate').map(({ state }) => state)
  for (const name of names.filter((one, place) => names.indexOf(one) !== place)) yield `${name} is drawn twice${where}`

  const stands = standIns(picture, pictures)
  for (const { transitions, from, to } of rows)
    for (const index of transitions) {
      const branch = is.transitions[index]
      if (!branch) yield `there is no branch ${index}${where}`
      else if (stands.get(branch.from) !== from || (branch.to !== to && stands.get(branch.to ?? '') !== to))
        yield `branch ${index} is drawn from ${from} to ${to ?? 'itself'}${where}, but leads from ${branch.from} to ${branch.to ?? 'itself'}`
    }
  for (const { from, to, transitions, rows: own } of lines) {
    const said = own.flatMap((row) => row.transitions)
    if (said.join() !== transitions.join())
      yield `the line from ${from} to ${to} does not say all of its branches${where}`
  }
  for (const { rows: own, state } of boxes)
    for (const { chip } of own)
      if (chip && !pictures.some((one) => holds(one, chip.to)))
        yield `a chip at ${state} leads to ${chip.to}, which is not drawn`
}
const holds = ({ boxes }: Picture, name: string): boolean => boxes.some(({ state }) => state === name)

/** By the name of a state the state that a drawing shows for it: itself, or a collapsed group in whose own drawing it is. */
function standIns({ boxes }: Picture, pictures: readonly Picture[]): ReadonlyMap<string, string> {
  const collapsed = boxes.filter(({ kind }) => kind === 'collapsed')
  const inside = collapsed.flatMap(({ state }) => {
    const own = pictures.find(({ id }) => id === state)
    return own ? [...standIns(own, pictures).keys()].map((name) => [name, state] as const) : []
  })
  return new Map([...inside, ...boxes.map(({ state }) => [state, state] as const)])
}
