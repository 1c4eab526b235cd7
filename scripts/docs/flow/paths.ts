import type { OutcomeType } from 'regain/core'
import type { Described } from '../described.ts'
import { code, plain } from '../markdown.ts'
import { type Story, type StoryStep, withoutEnding } from '../stories.ts'
import { titleOf } from '../words.ts'

const doers = { person: 'Person', check: 'Check', staff: 'Reviewer', host: 'System', clock: 'Clock' } as const

/** The stories by how they end, numbered through; the steps of each in a fold. */
export function paths(described: Described, stories: readonly Story[]): readonly string[] {
  const named = stories.filter(({ kind }) => kind !== 'cover')
  const covering = stories.filter(({ kind }) => kind === 'cover')
  const groups = Map.groupBy(named, ({ kind, end }) => (kind === 'happy' ? '' : end))
  const numbers = new Map([...groups.values()].flat().map((story, at) => [story, at + 1]))
  return [
    ...[...groups].flatMap(([end, of]) => [
      `### ${end === '' ? 'The straight way' : sayEnd(described, end)}`,
      ...of.map((story) => fold(`${numbers.get(story)}. ${sayStory(story)}`, steps(described, story.steps))),
    ]),
    '### Every transition',
    `${covering.length} paths between them take every transition that can be taken under this policy; the tests walk them.`,
    fold('The paths', covering.map((story) => `1. ${plain(story.sentence)} *${count(story)}*`).join('\n')),
  ]
}

/** How cases end, as headings. */
const endings: Readonly<Record<OutcomeType, string>> = {
  completed: 'Completed',
  restored: 'Restored',
  signedIn: 'Signed in',
  denied: 'Refused',
  cancelled: 'Cancelled',
  expired: 'Expired',
  blocked: 'Not possible now',
  referred: 'Another way',
  handedOver: 'Goes on elsewhere',
}
function sayEnd(described: Described, end: string): string {
  const { outcome } = described.is.states.find(({ name }) => name === end) ?? {}
  const title = plain(`“${titleOf(described, end)}”`)
  if (!outcome) return title
  const { type, to } = outcome
  return `${endings[type]}${to && to !== 'support' ? ` in ${code(to)}` : ''}: ${title}`
}

const count = ({ steps: { length } }: Story): string => (length === 1 ? '1 step' : `${length} steps`)
const sayStory = (story: Story): string =>
  `${html(story.kind === 'happy' ? story.sentence : withoutEnding(story))} <em>${count(story)}</em>`
const html = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
export const fold = (summary: string, content: string): string =>
  `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`

function steps(described: Described, all: readonly StoryStep[]): string {
  return all
    .map(({ by, tells, label, from, to }, at) => {
      const screen = titleOf(described, to)
      const shown = screen !== titleOf(described, from) || at === all.length - 1 ? ` → **${plain(screen)}**` : ''
      return `${at + 1}. *${doers[by]}:* ${plain(tells)}${label ? ` (“${plain(label)}”)` : ''}${shown}`
    })
    .join('\n')
}
