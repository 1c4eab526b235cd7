import { readFileSync } from 'node:fs'
import type { Flow } from 'regain/core'
import type { Tale } from '../../atlas/model/page.ts'
import { type PackedStories, type Story, unpack } from '../../scripts/docs/stories/story.ts'
import { taleOf } from '../../scripts/docs/tales.ts'

/** The stories of a flow that are committed with its page. */
export function storiesIn({ id }: Flow): readonly Story[] {
  const packed: PackedStories = JSON.parse(
    readFileSync(new URL(`../../docs/flows/${id.replace('.', '/')}.stories.json`, import.meta.url), 'utf8'),
  )
  return unpack(packed)
}
export const talesIn = (flow: Flow): readonly Tale[] => storiesIn(flow).map(taleOf)
