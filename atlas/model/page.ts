import type { OutcomeType } from 'regain/core'
import type { Picture } from 'regain/diagram'
import { svg } from '../../src/diagram/svg.ts'
import { condense, restore } from './dense.ts'

/** A named path to an ending, ready to be played. */
export interface Tale {
  readonly id: string
  readonly kind: 'happy' | 'lost' | 'ending' | 'screen' | 'cover'
  readonly outcome: OutcomeType
  /** `completed`, `blocked frozen`, `referred support`. */
  readonly ending: string
  /** The state it ends in. */
  readonly end: string
  readonly sentence: string
  /** As in a link: `visitor.arrived~identifier.given:true~+next`. */
  readonly moves: string
}
/** What is worked out about a flow when the page is made. */
export interface FlowData {
  readonly pictures: readonly Picture[]
  readonly tales: readonly Tale[]
  /** How many of the committed paths take each transition, by its index in the description. */
  readonly coverage: readonly number[]
}
/** As it stands in the page: the JSON of each flow's data by flow id, condensed; that of the first is known to the others. */
export type PageFile = Readonly<Record<string, string>>

export interface DrawnPicture {
  readonly id: string
  readonly title: string
  readonly svg: string
}
/** By flow id; what belongs to a flow is read when it is asked for. */
export interface PageData {
  readonly tales: Readonly<Record<string, readonly Tale[]>>
  readonly coverage: Readonly<Record<string, readonly number[]>>
  readonly pictures: Readonly<Record<string, readonly DrawnPicture[]>>
}

export function readPage(file: PageFile): PageData {
  const ids = Object.keys(file)
  const [first = ''] = ids
  const texts = lazily(ids, (id): string => restore(file[id] ?? '', id === first ? '' : texts[first]))
  const flows = lazily(ids, (id): FlowData => JSON.parse(texts[id] ?? ''))
  return {
    tales: lazily(ids, (id) => flows[id]?.tales ?? []),
    coverage: lazily(ids, (id) => flows[id]?.coverage ?? []),
    pictures: lazily(ids, (id) => (flows[id]?.pictures ?? []).map(drawn)),
  }
}
const drawn = (picture: Picture): DrawnPicture => ({
  id: picture.id,
  title: picture.title,
  svg: svg(picture, { theme: 'auto', font: 'inherit' }),
})

/** The inverse of `readPage`. */
export function writePage(flows: Readonly<Record<string, FlowData>>): PageFile {
  const texts = Object.entries(flows).map(
    ([id, data]) => [id, JSON.stringify(data).replaceAll('<', '\\u003c')] as const,
  )
  const [[first, known] = ['', '']] = texts
  return Object.fromEntries(texts.map(([id, text]) => [id, condense(text, id === first ? '' : known)]))
}

function lazily<T>(ids: readonly string[], make: (id: string) => T): Readonly<Record<string, T>> {
  const made = new Map<string, T>()
  const record: Record<string, T> = {}
  for (const id of ids)
    Object.defineProperty(record, id, {
      enumerable: true,
      get() {
        const known = made.get(id) ?? make(id)
        made.set(id, known)
        return known
      },
    })
  return record
}
