import type { Verdict } from '../../ports/verifier.ts'
import { same } from './check.ts'

export type Contract = readonly { readonly name: string; run(): Promise<void> }[]

/** Strings that have broken parsers before. */
export const malformed: readonly string[] = [
  '',
  ' ',
  '\0',
  '\r\n',
  '\ud800',
  '__proto__',
  'null',
  '-1',
  '1e5',
  '0x1234',
  '٣١٤١٥٩',
  '000000000000',
  '12345６',
  '$scrypt$ln=30,r=8,p=1$$',
  '%00%ff',
  '𝟏'.repeat(6),
  'a'.repeat(100_000),
]

export interface Workable {
  /**
   * How much work the verifier has done so far, e.g. its look-ups and hashes; to compare what a known and an unknown account cost.
   * Without it the password contract compares times, and the TOTP contract does not compare.
   */
  work?(): number
}

export async function answered(verdict: Promise<Verdict>): Promise<string> {
  try {
    return (await verdict).verdict
  } catch {
    return 'threw'
  }
}

export async function likeWork(
  { work }: Workable,
  known: () => Promise<unknown>,
  unknown: () => Promise<unknown>,
): Promise<void> {
  if (work === undefined) return
  const start = work()
  await known()
  const half = work()
  await unknown()
  same(work() - half, half - start, 'An account nobody has costs as much as a known one.')
}

/** Loose on purpose: it tells a hash from none, on a busy machine too. */
export async function likeTime(known: () => Promise<unknown>, unknown: () => Promise<unknown>): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    const times: [number[], number[]] = [[], []]
    for (let turn = 0; turn < 5; turn += 1) {
      times[0].push(await timeOf(known))
      times[1].push(await timeOf(unknown))
    }
    const [usual, nobodys] = [Math.min(...times[0]), Math.min(...times[1])]
    if (nobodys > usual * 0.5 && nobodys < usual * 2) return
  }
  throw new Error('An account nobody has costs as much as a known one.')
}

async function timeOf(body: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await body()
  return performance.now() - start
}

export function flipped(text: string, at = 0): string {
  const other = text[at] === 'A' || text[at] === '1' ? '2' : text[at]?.match(/[0-9]/) ? '1' : 'A'
  return text.slice(0, at) + other + text.slice(at + 1)
}
