import { type Copy, type Description, isFactType, type StateDescription, type TransitionDescription } from 'regain/core'
import { sayGuard } from '../../scripts/docs/guards.ts'
import { sayDelay, sayFactType } from './says.ts'

/** A state in the outline of a flow: what it holds, and where it leads. */
export interface Branch {
  readonly state: StateDescription
  readonly title: string
  readonly ways: readonly Way[]
  readonly within: readonly Branch[]
}
/** `Confirm what is lost: go to Before you go on`. */
export interface Way {
  readonly transition: number
  readonly on: string
  /** The condition in words; empty where there is none. */
  readonly where: string
  readonly to: string | null
  readonly goes: string
  readonly happy: boolean
}

/** `choosingLost` reads `Choosing lost`. */
export function titled(name: string): string {
  const last = name.split('.').at(-1) ?? name
  const spaced = last.replace(
    /([a-z0-9])([A-Z])/g,
    (_, before: string, after: string) => `${before} ${after.toLowerCase()}`,
  )
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}
/** `holding.contested.overdue` reads `Holding › Contested › Overdue`. */
export const placed = (name: string): string => name.split('.').map(titled).join(' › ')

/** What a branch answers to: the button that hopes for it, the label of the machine, or the fact in plain words. */
function onOf(is: Description, { on, inputs, label }: TransitionDescription): string {
  if (on.type === 'deadline') return `time is up: ${sayDelay(on.name)}`
  if (on.type === 'always') return label ?? 'at once'
  const button = is.inputs.find(({ type }) => inputs.includes(type))?.label
  if (button) return `“${button}”`
  return label ?? (isFactType(on.name) ? sayFactType(on.name) : on.name)
}

/** `“Back”: go to Choosing lost`. */
export const sayBranch = (is: Description, one: TransitionDescription): string => `${onOf(is, one)}: ${goes(one)}`
const goes = ({ to }: TransitionDescription): string => (to === null ? 'stay here' : `go to ${placed(to)}`)

/** The whole flow as a nested list. */
export function outlineOf(is: Description, copy: Copy): readonly Branch[] {
  const ways = Map.groupBy(is.transitions, ({ from }) => from)
  const below = (parent: string | null): Branch[] =>
    is.states
      .filter((state) => state.parent === parent)
      .map((state) => ({
        state,
        title: titled(state.name),
        ways: (ways.get(state.name) ?? []).map(
          (one): Way => ({
            transition: one.index,
            on: onOf(is, one),
            where: sayGuard(one, copy),
            to: one.to,
            goes: goes(one),
            happy: one.happy,
          }),
        ),
        within: below(state.name),
      }))
  return below(null)
}
