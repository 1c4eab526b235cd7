import { isFactType } from 'regain/core'
import { writeFact } from '../../atlas/model/moves.ts'
import type { Tale } from '../../atlas/model/page.ts'
import { factsOf } from '../../src/offers.ts'
import type { Story, StoryStep } from './stories/story.ts'

/** A story as the atlas plays it. */
export const taleOf = ({ id, kind, outcome, ending, end, sentence, steps }: Story): Tale => ({
  id,
  kind,
  outcome,
  ending,
  end,
  sentence,
  moves: steps.map(moveOf).join('~'),
})
/** A deadline of a story is the next one that is due. */
function moveOf({ fact }: StoryStep): string {
  if (!isFactType(fact.type)) return '+next'
  const [found] = factsOf(fact.type).filter((one) => isEqual(one, fact))
  if (!found) throw new Error(`a story tells a fact that is none: ${fact.type}`)
  return writeFact(found)
}
const isEqual = (one: object, other: object): boolean => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
const sorted = (object: object): unknown =>
  Object.entries(object).toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
