import type { Flow } from 'regain'
import { flows } from 'regain/machines'
import { explore } from '../../src/testing/explore.ts'
import { few } from '../../src/testing/few.ts'

const isLarge = (id: string): boolean => /^(binance|okx)\.reset$|authenticatorLost/.test(id)
/** Every flow under its exchange's policy; the quickest first. */
export const looked: readonly Flow[] = flows.toSorted(
  (one, other) => Number(isLarge(one.id)) - Number(isLarge(other.id)),
)

/** What a flow comes to: how many states, steps and ends of each kind, and what is asked for on the way. */
export function lookAt(flow: Flow): string {
  const { states, edges } = explore(flow, { only: few })
  const counts = new Map<string, number>()
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1)
  for (const { outcome } of states) count(outcome ? `ends ${outcome.type} ${outcome.why ?? ''}` : 'goes on')
  for (const { effects } of edges) for (const { type } of effects) count(type)
  return JSON.stringify([states.length, edges.length, ...[...counts].sort()])
}
