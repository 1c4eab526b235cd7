import type { Description, StateDescription, TransitionDescription } from '../describe.ts'
import { withAnywhere } from './anywhere.ts'
import { type Said, sayTransitions, stateTitle } from './words/index.ts'

/** One level of a flow as text for renderers of Mermaid. */
export interface MermaidPage {
  /** `flow`, or the name of the group that it shows. */
  readonly id: string
  readonly title: string
  readonly text: string
}

/**
 * A flow in Mermaid's smallest dialect: a page for what stands side by side in the whole and in each group, every branch on the page of the
 * innermost group that holds both its ends. Nothing nests: renderers move nested states, or fail.
 */
export function mermaid(described: Description): readonly MermaidPage[] {
  const is = withAnywhere(described)
  const states = new Map(is.states.map((state) => [state.name, state]))
  const said = sayTransitions(is)
  const placed = Map.groupBy(
    is.transitions.map((transition) => place(transition, states)),
    ({ page }) => page,
  )
  const pages = [
    null,
    ...is.states.filter(({ type }) => type === 'group' || type === 'compound').map(({ name }) => name),
  ]
  return pages.map((page): MermaidPage => {
    const over = page === null ? undefined : states.get(page)
    return {
      id: page ?? 'flow',
      title: over ? `${is.title}: ${stateTitle(over)}` : is.title,
      text: pageOf(is, page, placed.get(page) ?? [], said),
    }
  })
}
type States = ReadonlyMap<string, StateDescription>
interface Placed {
  readonly page: string | null
  readonly from: string
  readonly to: string
  readonly index: number
}
/** The states around one, from the outermost to itself. */
const lineage = (name: string, states: States): readonly string[] => {
  const parent = states.get(name)?.parent ?? null
  return parent === null ? [name] : [...lineage(parent, states), name]
}
function place({ from, to, index }: TransitionDescription, states: States): Placed {
  const [a, b] = [lineage(from, states), lineage(to ?? from, states)]
  const parts = a.findIndex((name, depth) => name !== b[depth])
  const depth = parts < 0 || parts >= b.length ? Math.min(a.length, b.length) - 1 : parts
  return { page: a[depth - 1] ?? null, from: a[depth] ?? from, to: b[depth] ?? from, index }
}

function pageOf(is: Description, page: string | null, placed: readonly Placed[], said: readonly Said[]): string {
  const here = is.states.filter(({ parent }) => parent === page)
  const ids = new Map(here.map(({ name }, index) => [name, `s${index}`]))
  const around = lineage(is.initial, new Map(is.states.map((state) => [state.name, state])))
  const first =
    here.find(({ name }) => around.includes(name)) ??
    here.find(({ name }) => is.states.some((state) => state.name === page && state.initial === name))
  const lines = Map.groupBy(placed, ({ from, to }) => `${ids.get(from)} --> ${ids.get(to)}`)
  return [
    'stateDiagram-v2',
    ...here.map(
      (state) => `  state "${safe(`${stateTitle(state)}${isHolder(state) ? ' ›' : ''}`)}" as ${ids.get(state.name)}`,
    ),
    ...(first ? [`  [*] --> ${ids.get(first.name)}`] : []),
    ...[...lines].map(
      ([line, all]) => `  ${line} : ${[...new Set(all.map(({ index }) => safe(sayBranch(said[index]))))].join(', ')}`,
    ),
    ...here.filter(({ type }) => type === 'final').map(({ name }) => `  ${ids.get(name)} --> [*]`),
    '',
  ].join('\n')
}
const isHolder = ({ type }: StateDescription): boolean => type === 'group' || type === 'compound'
const sayBranch = (branch: Said | undefined): string => {
  const condition = branch?.condition ? `[${branch.condition}]` : ''
  return `${branch?.head ?? ''} ${condition}`.trim() || 'at once'
}
/** What would end a text or begin something else. */
const safe = (text: string): string => text.replace(/[:;"#%<>{}\s]+/g, ' ').trim()
