import { type Alternative, alternativesIn, edited, isConfig, listOf, nameOf, type State, statesIn } from './config.ts'

/** What is put in wrongly. */
export type Fault =
  | 'lost transition'
  | 'lost guard'
  | 'negated guard'
  | 'lost action'
  | 'lost entry'
  | 'lost exit'
  | 'lost deadline'
  | 'other deadline'
  | 'swapped actions'
  | 'swapped guards'
  | 'swapped targets'
  | 'wrong target'

/** A change of a config: what stands at a place of a state afterwards; `undefined` takes it away. */
export interface Edit {
  readonly at: readonly string[]
  readonly to: unknown
}
export interface Change {
  readonly fault: Fault
  readonly says: string
  readonly edits: readonly Edit[]
  /** Gives the state an id that a wrong target leads to. */
  readonly naming?: Edit
  /** A guard that has to be known by its opposite, too. */
  readonly negates?: string
}
/** A state that wrong targets lead to; one without an id of its own is given one. */
export interface Target {
  readonly id: string
  readonly naming?: Edit
}
export interface Wrong {
  readonly targets: readonly Target[]
  /** Names that a deadline may have. */
  readonly delays: readonly string[]
}

/** Every single fault in a config. */
export function* changesIn(config: unknown, wrong: Wrong): Generator<Change> {
  for (const state of statesIn(config)) {
    yield* atTheDoors(state)
    yield* inDeadlines(state, wrong.delays)
    const all = [...alternativesIn(state)]
    for (const one of all) yield* inTransition(one, wrong.targets)
    for (const [index, one] of all.entries()) {
      const next = all[index + 1]
      if (next) yield* between(one, next)
    }
  }
}

/** The names of parts, and which where several have one. */
const namesOf = (parts: readonly unknown[]): string[] =>
  parts.map(nameOf).map((name, index, all) => {
    const like = all.filter((other) => other === name)
    return like.length > 1 ? `${name} (${all.slice(0, index + 1).filter((other) => other === name).length})` : name
  })
const neighbours = (names: readonly string[]): [number, string, string][] =>
  names.slice(1).map((next, index): [number, string, string] => [index, names[index] ?? '', next])
const turned = (parts: readonly unknown[], index: number): unknown[] =>
  parts.toSpliced(index, 2, parts[index + 1], parts[index])

function* atTheDoors({ name, config, at }: State): Generator<Change> {
  for (const [door, fault] of [
    ['entry', 'lost entry'],
    ['exit', 'lost exit'],
  ] as const) {
    const parts = listOf(config[door])
    const names = namesOf(parts)
    for (const [index, part] of names.entries())
      yield {
        fault,
        says: `${name} does not do ${part} on ${door}`,
        edits: [{ at: [...at, door], to: parts.toSpliced(index, 1) }],
      }
    for (const [index, one, next] of neighbours(names))
      yield {
        fault: 'swapped actions',
        says: `${name} does ${next} before ${one} on ${door}`,
        edits: [{ at: [...at, door], to: turned(parts, index) }],
      }
  }
}

function* inDeadlines({ name, config, at }: State, delays: readonly string[]): Generator<Change> {
  const { after } = config
  if (!isConfig(after)) return
  for (const [delay, then] of Object.entries(after)) {
    const gone: Edit = { at: [...at, 'after', delay], to: undefined }
    yield { fault: 'lost deadline', says: `${name}: after ${delay} is gone`, edits: [gone] }
    for (const other of delays)
      if (!Object.hasOwn(after, other))
        yield {
          fault: 'other deadline',
          says: `${name}: after ${delay} is after ${other}`,
          edits: [gone, { at: [...at, 'after', other], to: then }],
        }
  }
}

function* inTransition(one: Alternative, targets: readonly Target[]): Generator<Change> {
  const { says, config, room, isOnly } = one
  const { guard, ...unguarded } = config
  // a deadline that leads nowhere is lost as a whole
  if (room[0] !== 'after' || !isOnly)
    yield { fault: 'lost transition', says: `${says} is gone`, edits: edited([one, undefined]) }
  if (guard !== undefined) {
    const type = nameOf(guard)
    yield { fault: 'lost guard', says: `${says} loses its guard ${type}`, edits: edited([one, unguarded]) }
    yield {
      fault: 'negated guard',
      says: `${says} is guarded by not ${type}`,
      edits: edited([one, { ...config, guard: { ...(isConfig(guard) ? guard : {}), type: `not ${type}` } }]),
      negates: type,
    }
  }
  const parts = listOf(config['actions'])
  const names = namesOf(parts)
  for (const [index, part] of names.entries())
    yield {
      fault: 'lost action',
      says: `${says} does not do ${part}`,
      edits: edited([one, { ...config, actions: parts.toSpliced(index, 1) }]),
    }
  for (const [index, first, next] of neighbours(names))
    yield {
      fault: 'swapped actions',
      says: `${says} does ${next} before ${first}`,
      edits: edited([one, { ...config, actions: turned(parts, index) }]),
    }
  for (const { id, naming } of config['target'] === undefined ? [] : targets)
    if (config['target'] !== `#${id}`)
      yield {
        fault: 'wrong target',
        says: `${says} goes to #${id}`,
        edits: edited([one, { ...config, target: `#${id}` }]),
        ...(naming ? { naming } : {}),
      }
}

/** What two transitions of a state that stand beside each other can take from each other. */
function* between(one: Alternative, next: Alternative): Generator<Change> {
  for (const [what, fault] of [
    ['guard', 'swapped guards'],
    ['target', 'swapped targets'],
  ] as const) {
    const [mine, other] = [one.config[what], next.config[what]]
    if (mine === undefined || other === undefined || JSON.stringify(mine) === JSON.stringify(other)) continue
    yield {
      fault,
      says: `${one.says} and ${next.heard} swap ${what}s`,
      edits: edited([one, { ...one.config, [what]: other }], [next, { ...next.config, [what]: mine }]),
    }
  }
}
