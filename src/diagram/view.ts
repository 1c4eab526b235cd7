import type { Description, StateDescription } from '../describe.ts'
import { packed } from './packs.ts'
import { stateTitle } from './words/index.ts'

/** What one drawing shows of a flow. */
export interface View {
  readonly id: string
  readonly title: string
  /** The part of the flow that it shows, with branches at what stands for their states. */
  readonly is: Description
  /** Groups that are shown without what is inside. */
  readonly collapsed: ReadonlySet<string>
}

/** One view of a flow with few states, else an overview and one for each group, which may be an overview in turn. */
export function viewsOf(described: Description, most: number): readonly [Description, readonly View[]] {
  const leaves = described.states.filter(({ type }) => type === 'atomic').length
  const is = leaves > most ? packed(described, most) : described
  return [is, [...views(is, null, most)]]
}
function* views(is: Description, scope: string | null, most: number): Generator<View> {
  const inside = is.states.filter(({ name }) => scope === null || isInside(is, name, scope))
  const leaves = inside.filter(({ type }) => type === 'atomic').length
  const over = is.states.find(({ name }) => name === scope)
  const title = over ? `${is.title}: ${stateTitle(over)}` : is.title
  const groups = leaves > most ? inside.filter(({ parent, type }) => parent === scope && isGroup(type)) : []
  const collapsed = new Set(groups.map(({ name }) => name))
  yield { id: scope ?? (leaves > most ? 'overview' : 'flow'), title, is: narrowed(is, scope, collapsed), collapsed }
  for (const { name } of groups) yield* views(is, name, most)
}
const isGroup = (type: StateDescription['type']): boolean => type === 'group' || type === 'compound'
function isInside(is: Description, name: string, group: string): boolean {
  const parent = is.states.find((state) => state.name === name)?.parent ?? null
  return parent !== null && (parent === group || isInside(is, parent, group))
}

/** A group alone, or the whole, with what is inside of collapsed groups lifted to these. */
function narrowed(is: Description, scope: string | null, collapsed: ReadonlySet<string>): Description {
  if (scope === null && collapsed.size === 0) return is
  const isShown = ({ name }: StateDescription): boolean =>
    (scope === null || name === scope || isInside(is, name, scope)) &&
    ![...collapsed].some((one) => isInside(is, name, one))
  const shown = new Set(is.states.filter(isShown).map(({ name }) => name))
  const lift = (name: string | null): string | null =>
    name === null || shown.has(name) ? name : lift(is.states.find((state) => state.name === name)?.parent ?? null)
  const first = is.states.find(({ name }) => name === scope)?.initial ?? null
  return {
    ...is,
    initial: lift(is.initial) ?? lift(first) ?? [...shown].find((name) => name !== scope) ?? is.initial,
    states: is.states.filter(isShown).map((state) => ({
      ...state,
      ...(collapsed.has(state.name) ? { type: 'atomic' as const, initial: null } : {}),
      parent: state.name === scope ? null : state.parent,
    })),
    transitions: is.transitions.flatMap((transition) => {
      const [from, to] = [lift(transition.from), lift(transition.to) ?? transition.to]
      const isHidden = from === null || (from !== transition.from && (to === null || to === from))
      return isHidden ? [] : [{ ...transition, from, to }]
    }),
  }
}
