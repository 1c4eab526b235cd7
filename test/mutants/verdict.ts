/** What a check has to say: nothing is wrong, a fault, or that it could not look. */
export type Verdict =
  | { readonly is: 'passed' }
  | { readonly is: 'found'; readonly says: string }
  | { readonly is: 'invalid'; readonly says: string }

interface Said {
  readonly name?: string
  readonly message?: string
  readonly cause?: unknown
}
const isSaid = (value: unknown): value is Said => typeof value === 'object' && value !== null
/** A fault and what caused it, innermost last. */
function* chain(fault: unknown): Generator<Said> {
  for (let at = fault; isSaid(at); at = at.cause) yield at
}

const broken = /^(Syntax|Reference|Type|Range)Error$/
const unable = /timed out|cannot find|failed to (resolve|load|parse)|has already been declared/i

/** A check that breaks down, is never done or does not load has found nothing. */
export function verdictOn(fault: unknown): Verdict {
  const said = [...chain(fault)].map(({ name = 'Error', message = '' }) => ({ name, message: firstLine(message) }))
  const innermost = said.at(-1)
  const says = said.map(({ name, message }) => `${name}: ${message}`).join('; ')
  if (!innermost || said.some(({ name, message }) => broken.test(name) || unable.test(message)))
    return { is: 'invalid', says }
  return { is: 'found', says: innermost.message }
}
const firstLine = (text: string): string => text.trim().split('\n')[0] ?? ''

const MARK = 'verdict '
/** A script's last word: what its check found. */
export async function tell(check: () => Promise<void>): Promise<void> {
  let verdict: Verdict = { is: 'passed' }
  try {
    await check()
  } catch (fault) {
    verdict = verdictOn(fault)
  }
  say(verdict)
}
export const say = (verdict: Verdict): void => void process.stdout.write(`\n${MARK}${JSON.stringify(verdict)}\n`)

/** The last word in what a process has written. */
export function heard(output: string): Verdict | undefined {
  const line = output.split('\n').findLast((each) => each.startsWith(MARK))
  return line === undefined ? undefined : JSON.parse(line.slice(MARK.length))
}
