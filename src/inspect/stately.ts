import type { Flow } from '../flow.ts'
import type { ClockFact, Fact } from '../vocabulary/facts.ts'
import type { LiveRecord } from './record.ts'

/**
 * A message as `@statelyai/inspect` 0.7 sends and takes them: what its adapters' `send` and its receivers understand. Nothing of that package is
 * needed here.
 */
export type StatelyMessage = {
  readonly rootId: string
  readonly sessionId: string
  /** Milliseconds since 1970, as text. */
  readonly createdAt: string
  readonly id: string
  readonly _version: string
} & (
  | {
      readonly type: '@xstate.actor'
      readonly name: string
      readonly snapshot: StatelySnapshot
      /** The machine's configuration as JSON. */
      readonly definition: string | undefined
      readonly parentId: undefined
    }
  | { readonly type: '@xstate.event'; readonly event: Fact | ClockFact; readonly sourceId: undefined }
  | {
      readonly type: '@xstate.snapshot'
      readonly event: Fact | ClockFact | { type: '' }
      readonly snapshot: StatelySnapshot
    }
)
export interface StatelySnapshot {
  readonly status: 'active' | 'done'
  readonly value: unknown
  readonly context: object
  readonly output: undefined
  readonly error: undefined
}
const PROTOCOL = '0.7.2'

/**
 * A record as such messages: an actor with the first record of a case, an event for each fact, then the snapshot. `flow`: for its definition; an
 * inspector draws nothing without.
 */
export function statelyMessages(record: LiveRecord, flow?: Flow): StatelyMessage[] {
  const { facts, rest } = record
  const snapshot: StatelySnapshot = { ...rest, output: undefined, error: undefined }
  const base = (index: number) => ({
    rootId: record.case,
    sessionId: record.case,
    createdAt: String(record.at),
    id: `${record.case}/${record.revision}/${index}`,
    _version: PROTOCOL,
  })
  const definition = flow && JSON.stringify(flow.machine.config)
  const name = `${record.flow} ${record.case}`
  const actor: StatelyMessage[] =
    record.revision === 1
      ? [{ ...base(0), type: '@xstate.actor', name, snapshot, definition, parentId: undefined }]
      : []
  return [
    ...actor,
    ...facts.map(
      (event, index): StatelyMessage => ({ ...base(index + 1), type: '@xstate.event', event, sourceId: undefined }),
    ),
    { ...base(facts.length + 1), type: '@xstate.snapshot', event: facts.at(-1) ?? { type: '' }, snapshot },
  ]
}
