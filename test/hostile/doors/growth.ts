import { long, MEGABYTE, patterns } from '../../../src/testing/hostile.ts'
import type { Door } from './door.ts'
import { scene } from './scene.ts'

type Put = (text: string) => unknown
/** Each text within a value, not deeper than `depth`, as a function that puts another in its place. */
function textsIn(value: unknown, depth: number, put: (value: unknown) => unknown): Put[] {
  if (typeof value === 'string') return [put]
  if (depth === 0) return []
  if (Array.isArray(value))
    return value.flatMap((member, at) => textsIn(member, depth - 1, (other) => put(value.with(at, other))))
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return []
  return Object.entries(value).flatMap(([key, member]) =>
    textsIn(member, depth - 1, (other) => put({ ...value, [key]: other })),
  )
}

const texts = patterns.map((pattern) => ({
  pattern,
  short: long(pattern, MEGABYTE / 10),
  whole: long(pattern),
}))
const DEPTH = 3
/** Below this a time is noise (ms). */
const NOISE = 30

/** Texts of ten times the length may take ten times as long, not a hundred times. */
export async function growsWorse(door: Door): Promise<{ readonly tried: number; readonly worse: readonly string[] }> {
  const stage = (door.stage ?? scene)()
  const right = await door.right(stage)
  const worse: string[] = []
  let tried = 0
  const ms = async (args: readonly unknown[]): Promise<number> => {
    tried += 1
    const began = process.cpuUsage()
    try {
      await door.call(stage, ...args)
    } catch {
      // what it comes to is looked at elsewhere
    }
    const { user, system } = process.cpuUsage(began)
    return (user + system) / 1_000
  }
  /** What is slow by chance is not so three times. */
  const measured = async (
    short: readonly unknown[],
    whole: readonly unknown[],
    again = 2,
  ): Promise<string | undefined> => {
    const [tenth, all] = [await ms(short), await ms(whole)]
    if (all <= NOISE || all <= 25 * tenth) return undefined
    return again > 0 ? measured(short, whole, again - 1) : `${tenth} ms, then ${all} ms`
  }
  for (const [at, argument] of right.entries())
    for (const put of textsIn(argument, door.depth ?? DEPTH, (whole) => whole))
      for (const { pattern, short, whole } of texts) {
        const found = await measured(right.with(at, put(short)), right.with(at, put(whole)))
        if (found) worse.push(`${door.name}, argument ${at + 1}, ${JSON.stringify(pattern)}: ${found}`)
      }
  return { tried, worse }
}
