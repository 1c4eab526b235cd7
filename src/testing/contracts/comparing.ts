import { check, same } from './check.ts'

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

/** The same text but for one character. */
export function flipped(text: string, at = 0): string {
  const other = text[at] === 'A' || text[at] === '1' ? '2' : text[at]?.match(/[0-9]/) ? '1' : 'A'
  return text.slice(0, at) + other + text.slice(at + 1)
}

const longestMs = 2_000
/** The answer; throws when it takes longer than two seconds, or what it throws itself. */
export async function within<T>(answer: Promise<T>): Promise<T> {
  const began = performance.now()
  try {
    return await answer
  } finally {
    check(performance.now() - began < longestMs, 'An answer must come in bounded time.')
  }
}
/** The verdict, or `threw`; throws when it takes longer than two seconds. */
export const answered = (verdict: Promise<{ readonly verdict: string }>): Promise<string> =>
  within(
    verdict.then(
      (given) => given.verdict,
      () => 'threw',
    ),
  )

export interface Workable {
  /**
   * How much work the adapter has done so far, e.g. its look-ups and hashes: by it the cost of a known and of an unknown account are compared.
   * Without it the password contract compares times, and the others do not compare.
   */
  work?(): number
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

/** What was thrown; throws itself when nothing was. */
export async function faultOf(run: Promise<unknown>, says: string): Promise<unknown> {
  const fault = await run.then(
    () => undefined,
    (error: unknown) => ({ error }),
  )
  if (fault === undefined) throw new Error(says)
  return fault.error
}

/** All that a log could print of an error: its message, stack and properties, and those of its causes. */
export function everythingOf(error: unknown, depth = 0): string {
  if (typeof error !== 'object' || error === null || depth > 5) return String(error)
  return Object.getOwnPropertyNames(error)
    .map((name) => `${name} ${everythingOf(Reflect.get(error, name), depth + 1)}`)
    .join('\n')
}
