import type { AnyStateMachine } from 'xstate'
import { rebuilt } from '../engine.ts'
import { nodesOf, stateName } from '../names.ts'

/** A machine with one fault put in on purpose. */
export interface Mutant {
  readonly fault: Fault
  /** `proving: code.accepted loses its guard`. */
  readonly says: string
  /** Throws where the fault makes no machine. */
  readonly build: () => AnyStateMachine
}
export type Fault =
  | 'lost transition'
  | 'lost guard'
  | 'lost action'
  | 'lost entry'
  | 'lost exit'
  | 'lost deadline'
  | 'turned order'
  | 'wrong target'

type Config = { [key: string]: unknown }
const isConfig = (value: unknown): value is Config =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value])
const clone = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(clone)
  return isConfig(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, clone(one)])) : value
}
const nameOf = (part: unknown): string =>
  typeof part === 'string' ? part : isConfig(part) && typeof part['type'] === 'string' ? part['type'] : 'something'

/** Where a change is made: the keys that lead there, and what stands there afterwards; `undefined` takes it away. */
interface Change {
  readonly fault: Fault
  readonly says: string
  readonly at: readonly (string | number)[]
  readonly to: unknown
}

/** Every single fault of the kinds above. `targets`: state names that wrong targets lead to. */
export function mutantsOf(machine: AnyStateMachine, { targets = [] }: { targets?: readonly string[] } = {}): Mutant[] {
  const ids = [...nodesOf(machine)]
    .filter((node) => targets.includes(stateName(node.path.join('.'))))
    .map((node) => `#${node.id}`)
  return [...changesIn(machine.config, [], ids)].map((change) => ({
    fault: change.fault,
    says: change.says,
    build: () => rebuilt(machine, changed(machine.config, change)),
  }))
}

function changed(config: object, { at, to }: Change): object {
  const copy = clone(config)
  let place: unknown = copy
  for (const key of at.slice(0, -1))
    place = isConfig(place) || Array.isArray(place) ? Reflect.get(place, key) : undefined
  const last = at.at(-1)
  if (last !== undefined && typeof place === 'object' && place !== null) {
    if (to !== undefined) Reflect.set(place, last, to)
    else if (Array.isArray(place)) place.splice(Number(last), 1)
    else Reflect.deleteProperty(place, last)
  }
  return isConfig(copy) ? copy : {}
}

function* changesIn(node: unknown, at: readonly (string | number)[], targets: readonly string[]): Generator<Change> {
  if (!isConfig(node)) return
  const path = at.filter((key) => key !== 'states').join('.')
  const name = stateName(path) || path || 'the machine'
  for (const [door, fault] of [
    ['entry', 'lost entry'],
    ['exit', 'lost exit'],
  ] as const) {
    const parts = listOf(node[door])
    for (const [index, part] of parts.entries())
      yield {
        fault,
        says: `${name} does not do ${nameOf(part)} on ${door}`,
        at: [...at, door],
        to: parts.toSpliced(index, 1),
      }
    if (parts.length > 1)
      yield {
        fault: 'turned order',
        says: `${name} turns its ${door} round`,
        at: [...at, door],
        to: parts.toReversed(),
      }
  }
  for (const [room, heard] of rooms(node)) {
    const where = [...at, ...heard]
    const says = `${name}: ${room}`
    const alternatives = listOf(heard.reduce<unknown>((value, key) => (isConfig(value) ? value[key] : undefined), node))
    if (heard[0] === 'after') yield { fault: 'lost deadline', says: `${says} is gone`, at: where, to: undefined }
    for (const [index, alternative] of alternatives.entries()) {
      const put = (to: unknown): unknown => alternatives.toSpliced(index, 1, to)
      const one = typeof alternative === 'string' ? { target: alternative } : alternative
      if (!isConfig(one)) continue
      const which = alternatives.length > 1 ? ` (${index + 1})` : ''
      if (heard[0] !== 'after' || alternatives.length > 1)
        yield {
          fault: 'lost transition',
          says: `${says}${which} is gone`,
          at: where,
          to: alternatives.length > 1 ? alternatives.toSpliced(index, 1) : undefined,
        }
      const { guard, actions, target, ...rest } = one
      const kept = { ...rest, ...(actions === undefined ? {} : { actions }) }
      if (guard !== undefined)
        yield {
          fault: 'lost guard',
          says: `${says}${which} loses its guard ${nameOf(guard)}`,
          at: where,
          to: put({ ...kept, ...(target === undefined ? {} : { target }) }),
        }
      const parts = listOf(actions)
      for (const [position, part] of parts.entries())
        yield {
          fault: 'lost action',
          says: `${says}${which} does not do ${nameOf(part)}`,
          at: where,
          to: put({ ...one, actions: parts.toSpliced(position, 1) }),
        }
      for (const other of target === undefined ? [] : targets.filter((id) => id !== target))
        yield {
          fault: 'wrong target',
          says: `${says}${which} goes to ${other}`,
          at: where,
          to: put({ ...one, target: other }),
        }
    }
  }
  const states = node['states']
  if (isConfig(states))
    for (const key of Object.keys(states)) yield* changesIn(states[key], [...at, 'states', key], targets)
}
/** Everything a state hears, with the keys it stands under. */
function* rooms(node: Config): Generator<readonly [string, readonly string[]]> {
  for (const room of ['on', 'after'] as const) {
    const heard = node[room]
    if (isConfig(heard)) for (const key of Object.keys(heard)) yield [room === 'on' ? key : `after ${key}`, [room, key]]
  }
  if (node['always'] !== undefined) yield ['always', ['always']]
}
