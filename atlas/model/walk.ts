import type { TransitionDescription } from 'regain/core'

/** Where the keyboard is on a chart: a state, and which of its branches it is about to follow. */
export interface Place {
  readonly state: string
  readonly branch: number | undefined
}

/** Branches of a state that lead somewhere else, in the order of the machine. */
export const branchesOf = (transitions: readonly TransitionDescription[], state: string) =>
  transitions.filter(({ from, to }) => from === state && to !== null && to !== from)

/** Along the branch that is chosen, else along the first: the happy one where there is one. */
export function along(transitions: readonly TransitionDescription[], { state, branch }: Place): Place | undefined {
  const all = branchesOf(transitions, state)
  const one = all.find(({ index }) => index === branch) ?? all.find(({ happy }) => happy) ?? all[0]
  return one?.to ? { state: one.to, branch: undefined } : undefined
}
/** The next branch of the state, or the one before; `undefined`: past the last, the keyboard leaves the chart. */
export function turned(
  transitions: readonly TransitionDescription[],
  { state, branch }: Place,
  by: 1 | -1,
): Place | undefined {
  const all = branchesOf(transitions, state)
  const at = all.findIndex(({ index }) => index === branch)
  const next = branch === undefined ? (by === 1 ? 0 : -1) : at + by
  if (branch !== undefined && next === -1) return { state, branch: undefined }
  const found = all[next]
  return found ? { state, branch: found.index } : undefined
}
/** Against a line: where the happy path comes from, else the first that leads here. */
export function against(transitions: readonly TransitionDescription[], { state }: Place): Place | undefined {
  const all = transitions.filter(({ from, to }) => to === state && from !== state)
  const one = all.find(({ happy }) => happy) ?? all[0]
  return one && { state: one.from, branch: undefined }
}
