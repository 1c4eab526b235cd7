import type { StateDescription } from 'regain/core'
import { Wording } from '../../../src/wording.ts'
import { around, type Described } from '../described.ts'
import { code, lines, orDash, plain, small, table } from '../markdown.ts'
import { quoted, spaced } from '../words.ts'

/** A state's name as something that can be pointed to. */
export const anchored = (name: string): string => `<a name="${anchorOf(name)}"></a>${code(name)}`
export const linked = (name: string): string => `[${code(name)}](#${anchorOf(name)})`
const anchorOf = (name: string): string => `state-${name.replaceAll('.', '-')}`

const tones = { warn: '⚠ warning', good: '✓ good', bad: '✕ refused', calm: 'calm' } as const
const sayStep = ({ step, tone }: StateDescription): string[] => [
  ...(step ? [spaced(step)] : []),
  ...(tone ? [small(tones[tone])] : []),
]

/** Every state in the order of the machine: what it is for, what the person sees and can do there. */
export const states = (described: Described): string =>
  table(
    ['state', 'what the person sees', 'buttons', 'step', 'source'],
    described.is.states
      .filter(({ type }) => type !== 'group')
      .map((state) => [
        lines([anchored(state.name), ...sayKind(described, state)]),
        sayScreen(described, state),
        orDash(lines(buttonsIn(described, state))),
        orDash(lines(sayStep(state))),
        orDash(state.sources.join(', ')),
      ]),
  )

function sayKind({ flow }: Described, { type, description, initial, each, outcome }: StateDescription): string[] {
  const factors = Object.values(flow.copy.en.factors).join(', ').toLowerCase()
  return [
    small(plain(description)),
    ...(type === 'compound' && initial ? [small(`begins in ${linked(initial)}`)] : []),
    ...(each ? [small(`one row for each ${each === 'leaving' ? 'that leaves' : 'that is left'}: ${factors}`)] : []),
    ...(outcome ? [small(`**ends** ${[outcome.type, outcome.why, outcome.to].filter(Boolean).join(' ')}`)] : []),
  ]
}
/** The words of a state; a part of a state that shows the same says so. */
function sayScreen({ flow, is }: Described, { name, screen, parent }: StateDescription): string {
  if (!screen) return '—'
  const over = is.states.find((state) => state.name === parent)
  if (over && over.type !== 'group' && over.screen === screen) return `as ${linked(over.name)}`
  const { title, body } = Wording.of(flow.copy, 'en', flow.policy).screen(name)
  return lines([`**${plain(title)}**`, plain(body)])
}
/** What a person can press; ways that are open everywhere are said once, above. */
function buttonsIn({ is }: Described, { name }: StateDescription): string[] {
  const here = new Set(around(is, name).map((state) => state.name))
  return is.inputs
    .filter(({ states }) => states.some((state) => here.has(state)))
    .map(({ label, type }) => quoted(label ?? type))
}
/** Buttons that are there whatever the state, as long as the group they belong to is. */
export const buttonsEverywhere = ({ is }: Described): string[] => {
  const groups = new Set(is.states.filter(({ type }) => type === 'group').map(({ name }) => name))
  return is.inputs
    .filter(({ states }) => states.some((state) => groups.has(state)))
    .map(({ label, type }) => quoted(label ?? type))
}
