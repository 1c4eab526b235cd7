import { type Description, describe, type Flow, type StateDescription, type TransitionDescription } from 'regain/core'

/** A flow beside its description as plain data. */
export interface Described {
  readonly flow: Flow
  readonly is: Description
}
export const describeAll = (flows: readonly Flow[]): readonly Described[] =>
  flows.map((flow) => ({ flow, is: describe(flow) }))

/** The exchanges' names by the first part of their flows' ids. */
export type Exchanges = Readonly<Record<string, string>>

/** `binance.reset` belongs to `binance`, where it is called `reset`. */
export const exchangeOf = (id: string): string => id.slice(0, id.indexOf('.'))
export const shortOf = (id: string): string => id.slice(id.indexOf('.') + 1)

/** What a transition answers to, as sources name it. */
export const heardBy = ({ on }: TransitionDescription): string =>
  on.type === 'always' ? 'always' : on.type === 'deadline' ? `after ${on.name}` : on.name

/** A state and those that it is part of, innermost first; groups are none of them. */
export function around(is: Description, name: string): readonly StateDescription[] {
  const state = is.states.find((one) => one.name === name)
  if (!state || state.type === 'group') return []
  return [state, ...(state.parent === null ? [] : around(is, state.parent))]
}
/** Where a flow's own files lie, without what tells them apart: `binance/reset`. */
export const stemOf = (id: string): string => `${exchangeOf(id)}/${shortOf(id)}`
/** A flow in the head of a table. */
export const titled = ({ is }: Described): string => `[${is.title}](${stemOf(is.id)}.md)<br>\`${is.id}\``
