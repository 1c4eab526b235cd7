import type { Flow } from './flow.ts'
import { nodesOf, stateName } from './names.ts'
import { Step } from './vocabulary/outcomes.ts'

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
/** How far along the happy path a state is; a detour is as far as the last step that comes before it or with it. */
export function progressOf(flow: Flow, name: string, step: Step): { readonly at: number; readonly of: number } {
  const names = happyPath(flow)
  const group = name.split('.')[0]
  const on = names.findIndex((each) => each === name || each.split('.')[0] === group)
  return { at: on < 0 ? before(flow, names, step) : on + 1, of: names.length }
}
function before(flow: Flow, names: readonly string[], step: Step): number {
  const steps = stepsOf(flow)
  const rank = Step.options.indexOf(step)
  const passed = names.filter((name) => Step.options.indexOf(steps.get(name) ?? 'identify') <= rank)
  return Math.max(1, passed.length)
}
const canonical = new WeakMap<Flow['machine'], ReadonlyMap<string, Step>>()
/** The canonical step of each state by its name. */
function stepsOf({ machine }: Flow): ReadonlyMap<string, Step> {
  const known = canonical.get(machine)
  if (known) return known
  const steps = new Map<string, Step>()
  for (const node of nodesOf(machine)) {
    const step = Step.safeParse(node.meta?.step)
    if (step.success) steps.set(stateName(node.path.join('.')), step.data)
  }
  canonical.set(machine, steps)
  return steps
}
