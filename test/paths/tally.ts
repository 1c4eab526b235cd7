import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Fault } from '../../src/testing/mutate.ts'
import type { Judged, Verdict } from './judge.ts'

/** Mutants that live on, by flow and name, each with why that is no harm. */
export const survivors = z
  .record(z.string(), z.string().min(20))
  .parse(JSON.parse(readFileSync(new URL('../golden/survivors.json', import.meta.url), 'utf8')))

const guards: readonly Fault[] = ['lost guard', 'negated guard', 'swapped guards']
const deadlines: readonly Fault[] = ['lost deadline', 'other deadline']

const isKilled = ({ is }: Verdict): boolean => is === 'killed'
const isAlive = ({ is }: Verdict): boolean => is === 'alive'
/** Of those that are of these faults and change something, how many are killed. */
const share = (verdicts: readonly Verdict[], faults: readonly Fault[]): string => {
  const among = verdicts.filter(({ fault, is }) => faults.some((one) => one === fault) && is !== 'same')
  return `${among.filter(isKilled).length} of ${among.length}`
}
export const tallyOf = ({ flow, verdicts, seconds }: Judged) => ({
  flow,
  made: verdicts.length,
  killed: verdicts.filter(isKilled).length,
  same: verdicts.filter(({ is }) => is === 'same').length,
  survived: verdicts.filter(isAlive).length,
  guards: share(verdicts, guards),
  deadlines: share(verdicts, deadlines),
  seconds: Math.round(seconds * 10) / 10,
})

/** Mutants that live and are not explained, and those that are explained and do not live. */
export function unexplained(judged: readonly Judged[]): string[] {
  const alive = new Set(
    judged.flatMap(({ flow, verdicts }) => verdicts.filter(isAlive).map(({ says }) => `${flow} ${says}`)),
  )
  const known = Object.keys(survivors).filter((name) => judged.some(({ flow }) => name.startsWith(`${flow} `)))
  return [
    ...[...alive].filter((name) => !known.includes(name)).map((name) => `${name}: lives`),
    ...known.filter((name) => !alive.has(name)).map((name) => `${name}: is explained and does not live`),
  ]
}
/** The explained ones, flow by flow. */
export const explainedIn = (flow: string): string[] =>
  Object.keys(survivors).flatMap((name) => (name.startsWith(`${flow} `) ? [name.slice(flow.length + 1)] : []))
