import { stateName } from '../../names.ts'
import type { Edit } from './faults.ts'

/** The config of a machine as plain data, read and written place by place. */
export type Config = { readonly [key: string]: unknown }
export const isConfig = (value: unknown): value is Config =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
export const listOf = (value: unknown): unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? [...value] : [value]
export const nameOf = (part: unknown): string =>
  typeof part === 'string' ? part : isConfig(part) && typeof part['type'] === 'string' ? part['type'] : 'something'

export interface State {
  readonly name: string
  readonly at: readonly string[]
  readonly config: Config
}
export function* statesIn(config: unknown, at: readonly string[] = []): Generator<State> {
  if (!isConfig(config)) return
  const path = at.filter((_, index) => index % 2 === 1).join('.')
  yield { name: stateName(path) || path || 'the machine', at, config }
  const { states } = config
  if (isConfig(states)) for (const key of Object.keys(states)) yield* statesIn(states[key], [...at, 'states', key])
}

/** One transition of a state: one of those that stand under what it hears. */
export interface Alternative {
  readonly says: string
  readonly heard: string
  /** The keys under which it stands in its state: `on` and a fact, `after` and a delay, `always`. */
  readonly room: readonly string[]
  readonly config: Config
  readonly isOnly: boolean
  readonly at: readonly string[]
  readonly index: number
  readonly all: readonly unknown[]
}
export function* alternativesIn({ name, at, config }: State): Generator<Alternative> {
  for (const { heard, room, value } of roomsIn(config)) {
    const all = listOf(value)
    for (const [index, given] of all.entries()) {
      const one = typeof given === 'string' ? { target: given } : given
      if (!isConfig(one)) continue
      const which = all.length > 1 ? `${heard} (${index + 1})` : heard
      const isOnly = all.length === 1
      yield { says: `${name}: ${which}`, heard: which, room, config: one, isOnly, at: [...at, ...room], index, all }
    }
  }
}
interface Room {
  readonly heard: string
  readonly room: readonly string[]
  readonly value: unknown
}
function* roomsIn({ on, after, always }: Config): Generator<Room> {
  if (isConfig(on)) for (const key of Object.keys(on)) yield { heard: key, room: ['on', key], value: on[key] }
  if (isConfig(after))
    for (const key of Object.keys(after)) yield { heard: `after ${key}`, room: ['after', key], value: after[key] }
  if (always !== undefined) yield { heard: 'always', room: ['always'], value: always }
}

/** Other configs for some transitions; `undefined` takes one away. */
export function edited(...given: readonly (readonly [Alternative, Config | undefined])[]): Edit[] {
  return [...Map.groupBy(given, ([{ at }]) => at.join(' '))].flatMap(([, changes]) => {
    const [first] = changes
    if (!first) return []
    const [{ at, all }] = first
    const left = all.flatMap((old, index) => {
      const change = changes.find(([one]) => one.index === index)
      return change ? listOf(change[1]) : [old]
    })
    return [{ at, to: left.length > 0 ? left : undefined }]
  })
}

const clone = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(clone)
  return isConfig(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, clone(one)])) : value
}
export function changed(config: object, edits: readonly Edit[]): object {
  const copy = clone(config)
  for (const { at, to } of edits) {
    let place: unknown = copy
    for (const key of at.slice(0, -1)) place = isConfig(place) ? Reflect.get(place, key) : undefined
    const last = at.at(-1)
    if (last === undefined || !isConfig(place)) continue
    if (to === undefined) Reflect.deleteProperty(place, last)
    else Reflect.set(place, last, to)
  }
  return isConfig(copy) ? copy : {}
}
