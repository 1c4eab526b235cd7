import { Step } from 'regain/core'
import { happyPath } from '../../src/progress.ts'
import { type Described, type Exchanges, exchangeOf, shortOf, stemOf } from './described.ts'
import { generated, lines, page, plain, small, table } from './markdown.ts'
import { sections } from './rows.ts'
import { isOff } from './steps.ts'
import type { Story } from './stories.ts'
import { spaced } from './words.ts'

/** The index of the flows, and which canonical steps each has. */
export function overview(all: readonly Described[], stories: ReadonlyMap<string, readonly Story[]>): string {
  const exchanges: Exchanges = Object.fromEntries(Object.keys(sections).map((name) => [name.toLowerCase(), name]))
  return page(
    generated,
    '# The flows',
    intro,
    ...Object.entries(exchanges).flatMap(([exchange, name]) => [
      `## ${name}`,
      list(
        all.filter(({ is }) => exchangeOf(is.id) === exchange),
        stories,
      ),
    ]),
    '## Which steps they have',
    stepsIntro,
    steps(all, exchanges),
  )
}

const intro = `One page a flow: its picture, its paths by ending, every state and transition, deadlines, policy and texts. Everything is generated from the
machines by \`npm run docs\` and checked by \`npm run docs:check\`, so it cannot be out of date.

- [The atlas](../atlas.html): one file to open in a browser; every flow can be clicked through, compared and printed. [What is in it](../atlas.md).
- [The comparison](comparison.md): the exchanges side by side, by step, policy and ending.
- [The matrix](matrix.md): where each sentence of the exchanges' help pages lives.`
const stepsIntro = `A step has the same name in every flow, so they line up. ● on the straight way; ○ another way or a detour; ◌ only under the hardened policy.
What a person reads in each step stands in [the comparison](comparison.md#step-by-step).`

const list = (flows: readonly Described[], stories: ReadonlyMap<string, readonly Story[]>): string =>
  table(
    ['flow', 'what it is for', 'states', 'transitions', 'paths', 'straight way'],
    flows.map(({ is }) => {
      const told = stories.get(is.id) ?? []
      return [
        `[${plain(is.title)}](${stemOf(is.id)}.md)<br>${small(`\`${is.id}\``)}`,
        plain(is.description),
        String(is.states.filter(({ type }) => type === 'atomic' || type === 'final').length),
        String(is.transitions.length),
        String(told.filter(({ kind }) => kind !== 'cover').length),
        plain(told.find(({ kind }) => kind === 'happy')?.sentence ?? ''),
      ]
    }),
  )

function steps(all: readonly Described[], exchanges: Exchanges): string {
  const rows = Step.options.map((step) => [`**${spaced(step)}**`, ...all.map((one) => mark(one, step))])
  return table(
    ['', ...all.map(({ is }) => lines([exchanges[exchangeOf(is.id)] ?? '', small(spaced(shortOf(is.id)))]))],
    rows.filter(([, ...cells]) => cells.some((cell) => cell !== '')),
  )
}
function mark(described: Described, step: Step): string {
  const { is, flow } = described
  const own = is.states.filter((state) => state.step === step && (state.type === 'atomic' || state.type === 'final'))
  if (own.length === 0) return ''
  if (isOff(described, step)) return '◌'
  const way = happyPath(flow)
  return own.some(({ name }) => way.includes(name)) ? '●' : '○'
}
