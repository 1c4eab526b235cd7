import type { Flow } from 'regain/core'
import { modelOf, type Picture, pictures, writeModel } from 'regain/diagram'
import { atlas } from './atlas.ts'
import { comparison } from './comparison.ts'
import { type Described, describeAll, stemOf } from './described.ts'
import { pictureFile } from './flow/drawings.ts'
import { draw } from './flow/drawn.ts'
import { type Beside, flowPage } from './flow.ts'
import { generatedFrom, saysFrom } from './markdown.ts'
import { matrix } from './matrix.ts'
import { overview } from './overview.ts'
import { writeStories } from './stories/write.ts'
import { pack, storiesOf } from './stories.ts'

export interface Pages {
  /** Every generated file under docs/flows by its name there. */
  readonly files: ReadonlyMap<string, string>
  /** The text of docs/atlas.html. */
  readonly atlas: string
  /** What is wrong with pictures, each in a sentence. */
  readonly faults: readonly string[]
}

/** Everything that is generated for these flows, in memory: the same bytes every time. */
export async function pagesOf(flows: readonly Flow[]): Promise<Pages> {
  const all = describeAll(flows)
  const stories = new Map(flows.map((flow) => [flow.id, storiesOf(flow)]))
  const files = new Map([
    ['README.md', overview(all, stories)],
    ['matrix.md', matrix(all)],
    ['comparison.md', comparison(all)],
  ])
  const shapes = new Map<string, readonly Picture[]>()
  const faults: string[] = []
  for (const described of all) {
    const { is } = described
    const own = await pictures(is)
    const drawn = draw(is, own)
    shapes.set(is.id, own)
    faults.push(...drawn.faults.map((fault) => `${is.id}: ${fault}`))
    for (const [name, text] of filesOf(described, { stories: stories.get(is.id) ?? [], drawn })) files.set(name, text)
  }
  return { files, atlas: await atlas(all, { stories, pictures: shapes }), faults }
}

/** The files of one flow. */
export function filesOf(described: Described, beside: Beside): readonly (readonly [string, string])[] {
  const { flow, is } = described
  const { stories, drawn } = beside
  const stem = stemOf(is.id)
  return [
    [`${stem}.md`, flowPage(described, beside)],
    [`${stem}.json`, writeModel(modelOf(flow), saysFrom(is))],
    [`${stem}.stories.json`, writeStories(pack(is.id, is.fingerprint, stories), saysFrom(is))],
    ...drawn.pictures.flatMap(({ id, light, dark }) => [
      [pictureFile(is, id, 'light'), `${generatedFrom(is)}\n${light}`] as const,
      [pictureFile(is, id, 'dark'), `${generatedFrom(is)}\n${dark}`] as const,
    ]),
  ]
}
