import { begin, clockFact, factOf, tracerOf, wake } from '../../engine.ts'
import type { Flow } from '../../flow.ts'
import type { Commit } from '../../ports/storage.ts'
import { parseRecord } from '../../recovery/record.ts'
import { isFactType } from '../../vocabulary/facts.ts'
import { sayTransition } from '../explore.ts'

interface Told {
  readonly facts: readonly { readonly type: string }[]
}

/** The transitions that were taken by the commits from `since` on, as `<flow>: <transition>`. */
export function transitionsIn(commits: readonly Commit[], flows: readonly Flow[], since = 0): Set<string> {
  const taken = new Set<string>()
  const bodies = new Map<string, string>()
  for (const [index, { cases = [], audit = [] }] of commits.entries()) {
    if (index >= since)
      for (const { id, body } of cases) {
        const rows = audit.filter(({ caseId }) => caseId === id)
        for (const name of taking(
          id,
          bodies.get(id),
          body,
          rows.map((row): Told => JSON.parse(row.body)),
          flows,
        ))
          taken.add(name)
      }
    for (const { id, body } of cases) bodies.set(id, body)
  }
  return taken
}

function* taking(
  id: string,
  before: string | undefined,
  after: string,
  rows: readonly Told[],
  flows: readonly Flow[],
): Generator<string> {
  const { flow: flowId, policy: pinned } = parseRecord(id, after)
  const flow = flows.find((each) => each.id === flowId)
  if (!flow) return
  const policy = JSON.parse(pinned)
  const { machine } = flow
  let snapshot =
    before === undefined ? begin(machine, policy).snapshot : wake(machine, parseRecord(id, before).rest, policy)
  using tracer = tracerOf(machine)
  for (const { type, ...payload } of rows.flatMap(({ facts }) => facts)) {
    const told = tracer.step(snapshot, isFactType(type) ? factOf(type, payload) : clockFact(type))
    snapshot = told.snapshot
    for (const transition of told.taken) yield `${flowId}: ${sayTransition(transition)}`
  }
}
