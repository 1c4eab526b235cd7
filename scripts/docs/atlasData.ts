import type { Description } from 'regain/core'
import { type Picture, pictures } from 'regain/diagram'
import { type FlowData, type PageFile, writePage } from '../../atlas/model/page.ts'
import type { Described } from './described.ts'
import { type Story, storiesOf } from './stories.ts'
import { taleOf } from './tales.ts'

/** What is known already, by flow id. */
export interface Known {
  readonly stories?: ReadonlyMap<string, readonly Story[]>
  readonly pictures?: ReadonlyMap<string, readonly Picture[]>
}

/** What the page need not work out itself. */
export async function pageFile(all: readonly Described[], known: Known = {}): Promise<PageFile> {
  const data: Record<string, FlowData> = {}
  for (const { flow, is } of all) {
    const stories = known.stories?.get(is.id) ?? storiesOf(flow)
    data[is.id] = {
      pictures: known.pictures?.get(is.id) ?? (await pictures(is)),
      tales: stories.map(taleOf),
      coverage: coverageOf(is, stories),
    }
  }
  return writePage(data)
}
const coverageOf = ({ transitions }: Description, stories: readonly Story[]): number[] =>
  transitions.map(
    ({ index }) => stories.filter(({ steps }) => steps.some((step) => step.transitions.includes(index))).length,
  )
