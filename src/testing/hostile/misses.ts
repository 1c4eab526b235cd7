import { type Hostile, MARK } from './hostile.ts'
import { long } from './texts.ts'

/** A right value with one thing about it changed. */
export interface NearMiss extends Hostile {
  /** `changed`: of the same type, and perhaps right too. `dropped`: perhaps it was optional. The others are wrong wherever forms are closed. */
  readonly change: 'added' | 'dropped' | 'retyped' | 'changed'
}

type Path = readonly (string | number)[]
const say = (path: Path): string => (path.length === 0 ? 'the whole' : path.join('.'))

/** A copy of `value` in which `put` has replaced what is at `path`. */
function replaced(value: unknown, path: Path, put: (old: unknown) => unknown): unknown {
  const [first, ...rest] = path
  if (first === undefined) return put(value)
  if (Array.isArray(value)) return value.map((one, at) => (at === first ? replaced(one, rest, put) : one))
  const entries = Object.entries(Object(value))
  return Object.fromEntries(entries.map(([key, one]) => [key, key === first ? replaced(one, rest, put) : one]))
}

type Change = readonly [change: NearMiss['change'], says: string, put: (old: unknown) => unknown, vast?: true]

const always: readonly Change[] = [
  ['retyped', 'null', () => null],
  ['retyped', 'a function', () => () => MARK],
  ['retyped', 'a symbol', () => Symbol(MARK)],
  ['retyped', 'a BigInt', () => 1n],
]
const ofText: readonly Change[] = [
  ['retyped', 'a number', () => 7],
  ['retyped', 'within an array', (old) => [old]],
  ['retyped', 'a boxed text', (old) => Object(old)],
  ['retyped', 'an object that says it', (old) => ({ toString: () => old })],
  ['changed', 'empty', () => ''],
  ['changed', 'one line more', (old) => `${old}\n`],
  ['changed', 'a space before it', (old) => ` ${old}`],
  ['changed', 'a NUL at its end', (old) => `${old}\0`],
  ['changed', 'a lone surrogate at its end', (old) => `${old}\uD800`],
  ['changed', 'cut short', (old) => String(old).slice(0, -1)],
  ['changed', 'in the other case', (old) => otherCase(String(old))],
  ['changed', 'twice', (old) => `${old}${old}`],
  ['changed', '1 MB', () => long(MARK)],
]
const otherCase = (text: string) => (text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase())
const ofNumber: readonly Change[] = [
  ['retyped', 'a text', (old) => String(old)],
  ['retyped', 'within an array', (old) => [old]],
  ['changed', 'NaN', () => Number.NaN],
  ['changed', 'Infinity', () => Number.POSITIVE_INFINITY],
  ['changed', 'below nothing', () => -1],
  ['changed', 'with a half', (old) => Number(old) + 0.5],
  ['changed', 'one more', (old) => Number(old) + 1],
  ['changed', 'beyond safe integers', () => Number.MAX_SAFE_INTEGER + 2],
]
const ofBoolean: readonly Change[] = [
  ['retyped', 'a text', (old) => String(old)],
  ['retyped', 'a number', (old) => Number(old)],
]
const ofArray: readonly Change[] = [
  ['retyped', 'an object like it', (old) => ({ ...Object(old) })],
  ['retyped', 'its first member', (old) => (Array.isArray(old) ? old[0] : old)],
  ['retyped', 'holes', () => Array(3)],
  ['retyped', 'more holes than can be walked through', () => Array(2 ** 32 - 1), true],
  ['changed', 'empty', () => []],
  ['changed', 'many of it', (old) => (Array.isArray(old) ? Array(1_000).fill(old).flat() : old)],
  ['added', 'one more member', (old) => (Array.isArray(old) ? [...old, MARK] : old)],
]
const ofObject: readonly Change[] = [
  ['retyped', 'an array', (old) => Object.entries(Object(old))],
  ['retyped', 'JSON of it', (old) => JSON.stringify(old)],
  ['retyped', 'a map of it', (old) => new Map(Object.entries(Object(old)))],
  ['retyped', 'inherited', (old) => Object.create(Object(old))],
  ['added', 'a field more', (old) => ({ ...Object(old), extra: MARK })],
  ['added', 'an own __proto__', (old) => Object.defineProperty({ ...Object(old) }, '__proto__', own({ admin: true }))],
  ['added', 'an own constructor', (old) => ({ ...Object(old), constructor: { prototype: { admin: true } } })],
]
/** A function, or an instance of a class. */
const ofOther: readonly Change[] = [
  ['retyped', 'null', () => null],
  ['retyped', 'a text', () => MARK],
  ['retyped', 'an empty object', () => ({})],
]
const own = (value: unknown) => ({ value, enumerable: true, configurable: true, writable: true })

function changesOf(value: unknown): readonly Change[] {
  if (typeof value === 'string') return [...always, ...ofText]
  if (typeof value === 'number') return [...always, ...ofNumber]
  if (typeof value === 'boolean') return [...always, ...ofBoolean]
  if (Array.isArray(value)) return [...always, ...ofArray]
  if (isPlain(value)) return [...always, ...ofObject]
  return value === undefined || value === null ? [] : ofOther
}
const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/** Every value that is one change away from `valid`: a member dropped, added, retyped or changed, at each depth of plain data up to `depth`. */
export function nearMisses(valid: unknown, depth: number = Number.POSITIVE_INFINITY): readonly NearMiss[] {
  const found: NearMiss[] = []
  const visit = (value: unknown, path: Path): void => {
    for (const [change, says, put, vast] of changesOf(value))
      found.push({
        name: `${say(path)}: ${says}`,
        change,
        make: () => replaced(valid, path, put),
        ...(vast ? { vast } : {}),
      })
    if (path.length >= depth) return
    if (Array.isArray(value)) value.forEach((member, at) => void visit(member, [...path, at]))
    else if (isPlain(value))
      for (const [key, member] of Object.entries(value)) {
        const drop = (old: unknown) => Object.fromEntries(Object.entries(Object(old)).filter(([each]) => each !== key))
        found.push({
          name: `${say([...path, key])}: dropped`,
          change: 'dropped',
          make: () => replaced(valid, path, drop),
        })
        visit(member, [...path, key])
      }
  }
  visit(valid, [])
  return found
}
