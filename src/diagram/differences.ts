import type { Copies } from '../copy.ts'
import type { Description, StateDescription, TermDescription, TransitionDescription } from '../describe.ts'

type Change = 'added' | 'removed' | 'changed'

/** A state that one of two versions lacks, or that is another in each; `what`: in what. */
export interface StateDifference {
  readonly change: Change
  readonly name: string
  readonly what: readonly string[]
  readonly before: StateDescription | null
  readonly after: StateDescription | null
}
export interface TransitionDifference {
  readonly change: Change
  readonly what: readonly string[]
  /** Their `index` is their place in their own description. */
  readonly before: TransitionDescription | null
  readonly after: TransitionDescription | null
}
export interface TermDifference {
  readonly change: Change
  readonly name: string
  readonly what: readonly string[]
  readonly before: TermDescription | null
  readonly after: TermDescription | null
}
/** A text of the copy, by its place in it: `screens.proving.title`. */
export interface CopyDifference {
  readonly change: Change
  readonly language: string
  readonly key: string
  readonly before: string | null
  readonly after: string | null
}
/** How two versions of a flow differ; every list is empty where they do not. */
export interface Differences {
  readonly id: string
  /** What is said of the flow as a whole: `title`, `description`, `version`, `preset`, `initial`, `outOfScope`, `structure` */
  readonly flow: readonly string[]
  readonly states: readonly StateDifference[]
  readonly transitions: readonly TransitionDifference[]
  readonly policy: readonly TermDifference[]
  readonly copy: readonly CopyDifference[]
}

/** The copy of two versions of a flow, where it is to be compared, too. */
export interface CopyVersions {
  readonly before: Copies
  readonly after: Copies
}

/**
 * How a version of a flow differs from an older one. A transition is the same one when it leaves the same state on the same fact; of several,
 * first those that are equal, then those with the same target, then those with the same guard, then those at the same place.
 */
export function differences(before: Description, after: Description, copies?: CopyVersions): Differences {
  const found = {
    states: pairs(before.states, after.states, ({ name }) => name).flatMap(([old, now]) =>
      differ(old, now, stateFields).map((one) => ({ ...one, name: (now ?? old)?.name ?? '' })),
    ),
    transitions: transitionPairs(before.transitions, after.transitions).flatMap(([old, now, moved]) =>
      differ(old, now, transitionFields, moved ? ['order'] : []),
    ),
    policy: pairs(before.policy, after.policy, ({ name }) => name).flatMap(([old, now]) =>
      differ(old, now, ['says', 'unit', 'value', 'sources', 'edition']).map((one) => ({
        ...one,
        name: (now ?? old)?.name ?? '',
      })),
    ),
    copy: copies ? copyDifferences(copies) : [],
  }
  const whole = unequal(before, after, ['title', 'description', 'version', 'preset', 'initial', 'outOfScope'])
  const isSilent = whole.length + found.states.length + found.transitions.length === 0
  // what a fingerprint knows and a description does not, such as whether a state is entered anew
  const structure = isSilent && before.fingerprint !== after.fingerprint ? ['structure'] : []
  return { id: after.id, flow: [...whole, ...structure], ...found }
}

const stateFields = [
  'path',
  'parent',
  'type',
  'initial',
  'description',
  'step',
  'tone',
  'each',
  'outcome',
  'screen',
  'entry',
  'exit',
  'sources',
] as const
const transitionFields = [
  'to',
  'guard',
  'label',
  'happy',
  'effects',
  'origin',
  'inputs',
  'yieldedBy',
  'sources',
] as const

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
const unequal = <T>(before: T, after: T, fields: readonly (keyof T & string)[]): string[] =>
  fields.filter((field) => !isSame(before[field], after[field]))

interface Difference<T> {
  readonly change: Change
  readonly what: readonly string[]
  readonly before: T | null
  readonly after: T | null
}
function differ<T>(
  before: T | undefined,
  after: T | undefined,
  fields: readonly (keyof T & string)[],
  besides: readonly string[] = [],
): Difference<T>[] {
  if (before === undefined || after === undefined) {
    const change = before === undefined ? 'added' : 'removed'
    return [{ change, what: [], before: before ?? null, after: after ?? null }]
  }
  const what = [...unequal(before, after, fields), ...besides]
  return what.length === 0 ? [] : [{ change: 'changed', what, before, after }]
}

type Pair<T> = readonly [T | undefined, T | undefined]
/** In the order of the newer list; what only the older one has stands last. */
function pairs<T>(before: readonly T[], after: readonly T[], keyOf: (one: T) => string): Pair<T>[] {
  const [old, now] = [before, after].map((list) => new Map(list.map((one) => [keyOf(one), one])))
  return [
    ...after.map((one): Pair<T> => [old?.get(keyOf(one)), one]),
    ...before.filter((one) => !now?.has(keyOf(one))).map((one): Pair<T> => [one, undefined]),
  ]
}

/** `proving: code.accepted`: what a transition is called without its guard. */
const placeOf = ({ from, on }: TransitionDescription): string => `${from}: ${on.type} ${'name' in on ? on.name : ''}`
const alike: readonly ((one: TransitionDescription, other: TransitionDescription) => boolean)[] = [
  (one, other) => unequal(one, other, transitionFields).length === 0,
  (one, other) => one.to === other.to && isSame(one.guard, other.guard),
  (one, other) => one.to === other.to && one.guard?.name === other.guard?.name,
  (one, other) => one.to === other.to,
  (one, other) => isSame(one.guard, other.guard),
  (one, other) => one.alternative === other.alternative,
]
type TransitionPair = readonly [...Pair<TransitionDescription>, boolean]

function transitionPairs(
  before: readonly TransitionDescription[],
  after: readonly TransitionDescription[],
): TransitionPair[] {
  const olds = Map.groupBy(before, placeOf)
  const news = Map.groupBy(after, placeOf)
  return [...new Set([...news.keys(), ...olds.keys()])].flatMap((place) =>
    pairUp(olds.get(place) ?? [], news.get(place) ?? []),
  )
}
function pairUp(before: readonly TransitionDescription[], after: readonly TransitionDescription[]): TransitionPair[] {
  const matched = new Map<TransitionDescription, TransitionDescription>()
  const left = new Set(before)
  for (const isAlike of alike)
    for (const now of after) {
      if (matched.has(now)) continue
      const old = [...left].find((one) => isAlike(one, now))
      if (!old) continue
      matched.set(now, old)
      left.delete(old)
    }
  const both = [...matched]
  const isMoved = (now: TransitionDescription, old: TransitionDescription): boolean =>
    both.some(([next, then]) => Math.sign(next.index - now.index) !== Math.sign(then.index - old.index))
  return [
    ...after.map((now): TransitionPair => {
      const old = matched.get(now)
      return [old, now, old !== undefined && isMoved(now, old)]
    }),
    ...[...left].map((old): TransitionPair => [old, undefined, false]),
  ]
}

function copyDifferences({ before, after }: CopyVersions): CopyDifference[] {
  return [...new Set([...Object.keys(after), ...Object.keys(before)])].flatMap((language) => {
    const [old, now] = [textsOf(before[language]), textsOf(after[language])]
    return [...new Set([...now.keys(), ...old.keys()])].flatMap((key): CopyDifference[] => {
      const [was, is] = [old.get(key) ?? null, now.get(key) ?? null]
      if (was === is) return []
      const change = was === null ? 'added' : is === null ? 'removed' : 'changed'
      return [{ change, language, key, before: was, after: is }]
    })
  })
}
/** Every text of a copy by its place in it. */
function textsOf(copy: unknown, at = ''): Map<string, string> {
  if (typeof copy === 'string') return new Map([[at, copy]])
  if (typeof copy !== 'object' || copy === null) return new Map()
  return new Map(Object.entries(copy).flatMap(([key, value]) => [...textsOf(value, at === '' ? key : `${at}.${key}`)]))
}
