import { type Replayed, replay } from '../../src/inspect/replay.ts'
import { openings, presets, usual } from './conditions.ts'
import { begin, type Context, contextOf, type Factor, type Flow, leavesOf, type Snapshot, stateName } from './core.ts'
import { isFact } from './heard.ts'
import type { Language } from './languages.ts'
import type { Link } from './link.ts'
import type { LiveCase, LiveRecord } from './live.ts'
import type { Move } from './moves.ts'
import { activeAt, under } from './session.ts'
import { placesOf, watch } from './transitions.ts'

/** A case at one of its records. */
export interface Standing {
  readonly record: LiveRecord
  readonly state: string
  /** Active states, outermost first. */
  readonly active: readonly string[]
  /** Transitions taken until then, by their place in the description; empty where the page does not have the machine. */
  readonly visited: ReadonlySet<number>
  readonly context: Omit<Context, 'policy'>
  /** What the record says otherwise than the machine. */
  readonly differs: Replayed['differs'] | undefined
  /** Told by the machine, or taken from the record alone. */
  readonly isReplayed: boolean
}

/** `holding.running` stands in `holding`. */
const parentsOf = (name: string): string[] =>
  name.split('.').map((_, index, parts) => parts.slice(0, index + 1).join('.'))

const fromRecord = (record: LiveRecord): Standing => ({
  record,
  state: record.to,
  active: parentsOf(record.to),
  visited: new Set(),
  context: record.rest.context,
  differs: undefined,
  isReplayed: false,
})

/** Where a case stood after each of its records: told to the machine again, where the page has it. */
export function standingsOf({ records }: LiveCase, flow: Flow | undefined): readonly Standing[] {
  if (!flow) return records.map(fromRecord)
  const told = new Map(toldAgain(flow, records).map((one) => [one.record, one]))
  const visited = new Set<number>()
  let before = begin(flow.machine, records[0]?.policy ?? flow.policy).snapshot
  return records.map((record) => {
    const one = told.get(record)
    if (!one) return fromRecord(record)
    for (const index of takenBy(flow, before, record)) visited.add(index)
    before = one.snapshot
    const { policy: _, ...context } = contextOf(one.snapshot)
    return {
      record,
      state: stateName(leavesOf(one.snapshot)[0] ?? ''),
      active: activeAt(one.snapshot),
      visited: new Set(visited),
      context,
      differs: one.differs,
      isReplayed: true,
    }
  })
}
/** A record may rest in a state that no machine has: it is shown as it is. */
function toldAgain(flow: Flow, records: readonly LiveRecord[]): readonly Replayed[] {
  try {
    return replay(flow, records)
  } catch {
    return []
  }
}
function takenBy(flow: Flow, before: Snapshot, { facts }: LiveRecord): number[] {
  let snapshot = before
  return facts.flatMap((fact) => {
    const told = watch(flow.machine).step(snapshot, fact)
    snapshot = told.snapshot
    return told.taken.flatMap((transition) => placesOf(flow.machine).get(transition) ?? [])
  })
}

/** What brings the same about in the flow view; `undefined` where the beginning is not there or the policy is nobody's. */
export function linkTo(flow: Flow, records: readonly LiveRecord[], language: Language): Link | undefined {
  const [first] = records
  const preset = presets.find((one) => JSON.stringify(under(flow, one).policy) === JSON.stringify(first?.policy))
  const start = openings.find((one) => first?.facts.some(({ type }) => type === one))
  const last = records.at(-1)
  if (!preset || !start || !last || records.some(({ revision }, index) => revision !== index + 1)) return undefined
  const facts = records.flatMap((record) => record.facts)
  const told = facts.find((fact) => 'enrolled' in fact)
  const enrolled: readonly Factor[] = told && 'enrolled' in told ? told.enrolled : usual(flow).enrolled
  const moves = facts.map((fact): Move => (isFact(fact) ? { type: 'hear', fact } : { type: 'next' }))
  return { flow: flow.id, preset, language, conditions: { ...usual(flow), start, enrolled }, moves, state: last.to }
}
