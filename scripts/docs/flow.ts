import type { Described } from './described.ts'
import { type Drawn, drawings } from './flow/drawings.ts'
import { paths } from './flow/paths.ts'
import { buttonsEverywhere, states } from './flow/states.ts'
import { deadlines, policy } from './flow/terms.ts'
import { texts } from './flow/texts.ts'
import { transitions } from './flow/transitions.ts'
import { code, generatedFrom, page, plain } from './markdown.ts'
import type { Story } from './stories.ts'

/** What stands on a flow's page beside what it says of itself. */
export interface Beside {
  readonly stories: readonly Story[]
  readonly drawn: Drawn
}

/** The page of a flow: what it is, the pictures, then everything that is in them as text. */
export function flowPage(described: Described, { stories, drawn }: Beside): string {
  const { is } = described
  return page(
    generatedFrom(is),
    `# ${plain(is.title)}`,
    about(described, stories),
    contents,
    '## Picture',
    ...drawings(is, drawn),
    '## Paths',
    'Each path is one sentence and its steps; those with the same ending stand together. All of them can be played in [the atlas](../../atlas.html).',
    ...paths(described, stories),
    '## States',
    `The words are English; the other languages stand [below](#texts). ${sayEverywhere(described)}`,
    states(described),
    '## Transitions',
    'In the order in which the machine asks: of several rows for one fact, the first whose condition holds is taken. **→** is the straight way.',
    transitions(described),
    '## Deadlines',
    deadlines(described),
    '## Policy',
    `The values this flow has a use for, as the exchange has them (${code(is.preset)}). *Hardened* lays the standards over them; of two values the stricter counts.`,
    policy(described),
    '## Texts',
    ...texts(described),
  )
}

const contents =
  '[Picture](#picture) · [Paths](#paths) · [States](#states) · [Transitions](#transitions) · [Deadlines](#deadlines) · [Policy](#policy) · [Texts](#texts)'

function about({ is, flow }: Described, stories: readonly Story[]): string {
  const leaves = is.states.filter(({ type }) => type === 'atomic').length
  const ends = is.states.filter(({ type }) => type === 'final').length
  const happy = stories.find(({ kind }) => kind === 'happy')
  return [
    `${plain(is.description)}. ${code(is.id)}, version ${is.version}: ${leaves} states, ${ends} ends, ${is.transitions.length} transitions.`,
    ...(happy ? [`The straight way: ${plain(happy.sentence)}`] : []),
    `Rows such as ${code(Object.values(flow.sources.states)[0]?.[0] ?? 'B-01')} are explained in [the matrix](../matrix.md); how the exchanges differ stands in [the comparison](../comparison.md).`,
  ].join('\n')
}
function sayEverywhere(described: Described): string {
  const buttons = buttonsEverywhere(described)
  return buttons.length === 0
    ? ''
    : `As long as nothing has been changed there is ${buttons.join(', ')} in every state, too.`
}
