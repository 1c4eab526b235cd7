import type { Done } from './workers.ts'

/** What many lives come to, all of it, where they are enough. */
const sometimes = {
  ends: ['blocked', 'cancelled', 'completed', 'denied', 'expired', 'handedOver', 'referred', 'restored', 'signedIn'],
  faults: ['answer lost', 'port failed', 'process killed', 'race', 'storage failed'],
  answers: [
    'ok',
    'code_wrong',
    'code_exhausted',
    'password_wrong',
    'password_exhausted',
    'totp_wrong',
    'identity_failed',
    'identity_exhausted',
    'hold_running',
  ],
  counts: ['approved', 'denied', 'disputes', 'signIns', 'freezes', 'accepted', 'applied', 'fired'],
} as const
/** So many cases of each process are enough for that. */
const ENOUGH = 2_000
/** The first days fill the house: claims on contacts rest for a month. */
const WARM = 40
/** How much larger the heap may be at the end than when it was warm: a part of it, and what compiled code takes in any process (bytes). */
const FLAT = 1.05
const CODE = 4 * 2 ** 20

export interface Verdict {
  readonly told: readonly string[]
  readonly wrong: readonly string[]
  readonly figures: {
    readonly cases: number
    readonly commits: number
    readonly faults: number
    readonly sampled: number
    readonly outbox: number
    readonly overdue: number
    /** Bytes, of all processes. */
    readonly heapStart: number
    readonly heapEnd: number
  }
}
const sum = (of: readonly number[]): number => of.reduce((total, one) => total + one, 0)
const say = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')

/** What is to be said of soaks, and what is wrong with them. */
export function verdict(done: readonly Done[]): Verdict {
  const told: string[] = []
  const wrong: string[] = []
  for (const { preset, seconds, heaps, violations, outbox, overdue, left, sampled, ...one } of done) {
    const start = heaps[WARM / 5 - 1]
    const end = heaps.at(-1)
    const bad = (what: string) => void wrong.push(`${preset}: ${what}`)
    for (const violation of violations) bad(violation)
    if (outbox > 0) bad(`${outbox} effects were never delivered`)
    if (overdue > 0) bad(`${overdue} timers never fired`)
    if (left > 0) bad(`${left} cases were never purged`)
    if (start !== undefined && end !== undefined && end > start * FLAT + CODE)
      bad(`the heap grew from ${start} to ${end} bytes`)
    for (const what of ['ends', 'faults', 'answers', 'counts'] as const)
      for (const name of one.cases < ENOUGH ? [] : sometimes[what])
        if ((one[what][name] ?? 0) === 0) bad(`${what}: never ${name}`)
    told.push(
      `${preset}: ${one.cases} cases in ${seconds.toFixed(0)} s, ${sampled} followed by every invariant`,
      `  heap ${heaps.map((bytes) => Math.round(bytes / 2 ** 20)).join(' ')} MB, every fifth day`,
      ...(['counts', 'ends', 'faults', 'answers'] as const).map((what) => `  ${what}: ${say(one[what])}`),
    )
  }
  const heapAt = (at: number) => sum(done.map(({ heaps }) => heaps.at(at) ?? heaps.at(-1) ?? 0))
  return {
    told,
    wrong,
    figures: {
      cases: sum(done.map(({ cases }) => cases)),
      commits: sum(done.map(({ counts }) => counts['commits'] ?? 0)),
      faults: sum(done.map(({ faults }) => sum(Object.values(faults)))),
      sampled: sum(done.map(({ sampled }) => sampled)),
      outbox: sum(done.map(({ outbox }) => outbox)),
      overdue: sum(done.map(({ overdue }) => overdue)),
      heapStart: heapAt(WARM / 5 - 1),
      heapEnd: heapAt(-1),
    },
  }
}
