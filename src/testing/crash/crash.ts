import { violationsOf } from '../invariants/index.ts'
import { type FaultKind, faultAt, type Point } from '../simulation/faults.ts'
import { Trace } from '../trace/trace.ts'
import type { Branch } from './cover.ts'
import { differences, type Picture, pictureOf } from './picture.ts'
import { type Play, playing } from './play.ts'
import type { KeptPlay, Stage } from './stage.ts'

export interface CrashOptions extends Stage {
  /** Ways that are gone, step by step; each step that takes something new is interrupted. */
  readonly branches: readonly Branch[]
  /** Whether steps that take nothing new are interrupted as well; default `false`. */
  readonly every?: boolean
  /** After so many failures no more are looked for. */
  readonly atMost?: number
  /** Which points are tried; default: every one. */
  readonly pick?: (point: Interruption, index: number) => boolean
  /** Told of every step, when its points have been tried. */
  readonly done?: (branch: Branch, points: number) => void
}
/** One run that is interrupted: where, and by what. */
export interface Interruption extends Point {
  readonly kind: FaultKind
  /** Calls before it that changed something outside of the process: of points with the same number one is like the other. */
  readonly changes: number
}
export interface Failure {
  /** Every step up to the one that was interrupted. */
  readonly way: readonly string[]
  readonly point: Interruption
  /** What is otherwise than without the interruption, and which sentences are broken. */
  readonly says: readonly string[]
}
export interface Crashes {
  /** Steps that were interrupted. */
  readonly steps: number
  /** Runs with one interruption. */
  readonly points: number
  /** Of these, how many differ in what had been done outside of the process. */
  readonly distinct: number
  readonly byKind: ReadonlyMap<string, number>
  readonly failures: readonly Failure[]
}

export const wayOf = (branch: Branch): string[] => [...(branch.after ? wayOf(branch.after) : []), branch.step.says]

/** What only asks: what was done outside is the same before and after. */
const reads =
  /^(storage\.(load|ledgers|contacts|dueTimers|nextDue|reviews|history|troubles|effectsOf)|accounts\.(find|facts)|clock\.now|risk\.assess)$/

/** The run without an interruption, and every call in it. */
export interface Whole {
  readonly kept: KeptPlay
  readonly picture: Picture
  readonly calls: readonly Point[]
}
export async function wholeRun(stage: Stage, branch: Branch, before: KeptPlay | undefined): Promise<Whole> {
  const every: Point[] = []
  const play = await playing(stage, before, branch.step, (point) => {
    if (point.when === 'before') every.push(point)
    return undefined
  })
  const broken = await sentencesBroken(play, stage)
  if (broken.length > 0) throw new Error(`${wayOf(branch).join(' / ')}: ${broken.join('\n')}`)
  const picture = await pictureOf(play)
  const kept = await play.keep(stage.shelf)
  const calls = branch.step.long ? every.filter(({ call }) => call > play.began) : every
  await play.close()
  return { kept, picture, calls }
}

/** A crash before and after every call, and every commit whose answer nobody gets: done and not done. */
export function interruptionsOf(calls: readonly Point[]): Interruption[] {
  let changes = 0
  return calls.flatMap(({ call, port }): Interruption[] => {
    if (port === 'clock.now') return []
    const before = { call, port, when: 'before', changes } as const
    if (!reads.test(port)) changes += 1
    const after = { call, port, when: 'after', changes } as const
    const crashes: Interruption[] = [
      { ...before, kind: 'crash' },
      { ...after, kind: 'crash' },
    ]
    return port === 'storage.commit' ? [...crashes, { ...before, kind: 'fail' }, { ...after, kind: 'lose' }] : crashes
  })
}

export async function sentencesBroken(play: Play, { flows }: Stage): Promise<string[]> {
  const trace = new Trace(play.world, play.spy, flows)
  trace.unheld.push(...play.unheld)
  return violationsOf(await trace.look())
}

/** What an interruption changes: nothing, in a sound runtime. */
export async function interrupted(
  stage: Stage,
  branch: Branch,
  before: KeptPlay | undefined,
  { picture }: Whole,
  point: Interruption,
): Promise<string[]> {
  const play = await playing(stage, before, branch.step, faultAt(point, { kind: point.kind }))
  const found = [
    ...(branch.step.loose ? [] : differences(picture, await pictureOf(play))),
    ...(await sentencesBroken(play, stage)),
  ]
  if (play.strikes !== 1) found.push(`it was struck ${play.strikes} times`)
  await play.close()
  return found
}

/**
 * Goes every way step by step and, for each step that is something new, interrupts it at every point: the process is thrown away, another
 * begins, the client repeats its command under the same id, and everything comes to rest. What has come of it must be what comes of it without
 * the interruption.
 */
export async function crashEverywhere({
  branches,
  every = false,
  atMost = Number.POSITIVE_INFINITY,
  pick = () => true,
  done,
  ...stage
}: CrashOptions): Promise<Crashes> {
  const moments = new Map<Branch, KeptPlay>()
  const failures: Failure[] = []
  const byKind = new Map<string, number>()
  let points = 0
  let distinct = 0
  let steps = 0
  for (const branch of branches) {
    const before = branch.after && moments.get(branch.after)
    const whole = await wholeRun(stage, branch, before)
    moments.set(branch, whole.kept)
    if (branch.takes.length === 0 && !every) continue
    const chosen = interruptionsOf(whole.calls).filter(pick)
    for (const point of chosen) {
      const says = await interrupted(stage, branch, before, whole, point)
      if (says.length > 0) failures.push({ way: wayOf(branch), point, says })
      if (failures.length >= atMost) return { steps, points, distinct, byKind, failures }
      byKind.set(`${point.kind} ${point.port}`, (byKind.get(`${point.kind} ${point.port}`) ?? 0) + 1)
    }
    steps += 1
    points += chosen.length
    distinct += new Set(chosen.map(({ kind, changes }) => `${kind} ${changes}`)).size
    done?.(branch, chosen.length)
  }
  return { steps, points, distinct, byKind, failures }
}
