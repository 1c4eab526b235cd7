import { delayOf } from '../engine.ts'
import type { Flow } from '../flow.ts'
import { type ClockFact, type Fact, isFactType } from '../vocabulary/facts.ts'
import type { LiveRecord } from './record.ts'

/** What `@xstate/inspect` 0.8 sends to its receivers; `machine`, `state` and `event` are JSON. It belongs to XState 4 and is not needed here. */
export type LegacyMessage =
  | {
      readonly type: 'service.register'
      readonly machine: string
      readonly state: string
      readonly id: string
      readonly sessionId: string
    }
  | { readonly type: 'service.event'; readonly event: string; readonly sessionId: string }
  | { readonly type: 'service.state'; readonly state: string; readonly sessionId: string }
  | { readonly type: 'service.stop'; readonly sessionId: string }

/** Whether this is what a receiver says first (`xstate.inspecting`): only then it is sent anything. */
export const isInspecting = (message: unknown): boolean =>
  typeof message === 'object' && message !== null && 'type' in message && message.type === 'xstate.inspecting'

/** A record as such messages: the first of a case registers it, its end stops it. */
export function legacyMessages(flow: Flow, record: LiveRecord): LegacyMessage[] {
  const { case: sessionId, facts, revision, outcome } = record
  const state = stateOf(record)
  const events = facts.map(
    (fact): LegacyMessage => ({ type: 'service.event', event: JSON.stringify(scxml(fact)), sessionId }),
  )
  const machine = () => JSON.stringify(older(flow.machine.config))
  return [
    ...(revision === 1
      ? [{ type: 'service.register' as const, machine: machine(), state, id: flow.id, sessionId }]
      : []),
    ...events,
    { type: 'service.state', state, sessionId },
    ...(outcome ? [{ type: 'service.stop' as const, sessionId }] : []),
  ]
}

/** XState 4 writes `xstate.after.hold.okx.reset.holding` as `xstate.after(hold)#okx.reset.holding`. */
function nameOf(type: string): string {
  if (isFactType(type)) return type
  const delay = delayOf(type)
  return `xstate.after(${delay})#${type.slice(`xstate.after.${delay}.`.length)}`
}
function scxml({ type, ...payload }: Fact | ClockFact) {
  const name = nameOf(type)
  return { name, data: { ...payload, type: name }, $$type: 'scxml', type: 'external' }
}
function stateOf({ case: sessionId, rest, facts }: LiveRecord): string {
  const last = facts.at(-1)
  const _event = last
    ? scxml(last)
    : { name: 'xstate.init', data: { type: 'xstate.init' }, $$type: 'scxml', type: 'external' }
  return JSON.stringify({
    value: rest.value,
    context: rest.context,
    _event,
    event: _event.data,
    _sessionid: sessionId,
    actions: [],
    activities: {},
    meta: {},
    events: [],
    configuration: [],
    transitions: [],
    children: {},
    done: rest.status === 'done',
    changed: true,
    tags: [],
  })
}

/** A configuration in the words of XState 4: a guard is a `cond`; functions have no place in JSON. */
function older(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(older)
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? undefined : value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key === 'guard' ? 'cond' : key, older(inner)]))
}
