import type { Flow } from './flow.ts'
import { stateName } from './names.ts'

const paths = new WeakMap<Flow['machine'], readonly string[]>()
/** The states of the happy path, in order. */
export function happyPath(flow: Flow): readonly string[] {
  const known = paths.get(flow.machine)
  if (known) return known
  const names: string[] = []
  let node = flow.machine.root
  const seen = new Set<string>()
  while (!seen.has(node.id)) {
    seen.add(node.id)
    const first = node.initial?.target?.[0]
    if (first) {
      node = first
      continue
    }
    names.push(stateName(node.path.join('.')))
    let next: typeof node | undefined
    for (let from: typeof node | undefined = node; from && !next; from = from.parent) {
      next = [...(from.always ?? []), ...[...from.transitions.values()].flat()].find(
        (transition) => transition.meta?.happy && transition.target,
      )?.target?.[0]
    }
    if (!next) break
    node = next
  }
  paths.set(flow.machine, names)
  return names
}
/** Where on the happy path a state is; a detour counts as the end of its way. */
export function progressOf(flow: Flow, name: string): { readonly at: number; readonly of: number } {
  const names = happyPath(flow)
  const group = name.split('.')[0]
  const at = names.findIndex((each) => each === name || each.split('.')[0] === group)
  return { at: at < 0 ? names.length : at + 1, of: names.length }
}
