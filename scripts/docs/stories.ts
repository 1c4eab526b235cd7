import { describe, type Flow, OutcomeType } from 'regain/core'
import type { Path } from 'regain/testing'
import type { AnyStateNode } from 'xstate'
import type { Transition } from '../../src/engine.ts'
import { nodesOf } from '../../src/names.ts'
import { plotsOf } from './stories/plots.ts'
import type { Story, StoryStep } from './stories/story.ts'
import { sentenceOf, tellFact } from './stories/tell.ts'

export { type PackedStories, pack, type Story, type StoryStep, unpack, withoutEnding } from './stories/story.ts'

/** The places of a machine's transitions in its description. */
function placesIn({ machine }: Flow): ReadonlyMap<Transition, number> {
  const of = (node: AnyStateNode): readonly Transition[] => [...node.transitions.values(), node.always ?? []].flat()
  return new Map([...nodesOf(machine)].flatMap(of).map((transition, place) => [transition, place]))
}

/** The stories of a flow: the happy path, then by ending; last the paths that between them take every transition. */
export function storiesOf(flow: Flow): readonly Story[] {
  const is = describe(flow)
  const places = placesIn(flow)
  const step = ({ by, says, fact, from, to, taken }: Path['steps'][number]): StoryStep => {
    const transitions = taken.flatMap((transition) => places.get(transition) ?? [])
    const first = is.transitions[transitions[0] ?? -1]
    const input = by === 'person' || by === 'check' ? (first?.inputs[0] ?? first?.yieldedBy[0]) : undefined
    const label = input && flow.copy.en.inputs[input]
    const told = { by, tells: tellFact(flow, fact), says, fact, from, to, transitions }
    return { ...told, ...(input ? { input } : {}), ...(label ? { label } : {}) }
  }
  const plots = plotsOf(flow)
  const happy = plots.find(({ kind }) => kind === 'happy')
  const usual = happy?.path.steps.flatMap(({ fact }) => ('enrolled' in fact ? fact.enrolled : [])) ?? []
  const stories = plots.map(({ id, kind, path }): Story => {
    const { type, why, to } = path.outcome
    const ending = [type, ...(why ? [why] : []), ...(to ? [to] : [])].join(' ')
    return {
      id,
      kind,
      ending,
      outcome: type,
      end: path.end,
      sentence: sentenceOf(flow, path, usual),
      steps: path.steps.map(step),
    }
  })
  return stories.toSorted((one, other) => rank(one) - rank(other))
}
/** Happy first, what only covers last, the rest by how it ends. */
const rank = ({ kind, outcome }: Story): number =>
  kind === 'happy' ? -1 : OutcomeType.options.indexOf(outcome) + (kind === 'cover' ? OutcomeType.options.length : 0)
