import * as clack from '@clack/prompts'

/** Escape: out of a prompt, back to where it was asked. */
export class Back extends Error {}
/** Ctrl-C, or the wish to stop: out of the demo. */
export class Leave extends Error {}

let interrupted = false
/** Both keys cancel a prompt; this tells them apart. */
export function watchKeys(): void {
  process.stdin.on('keypress', (_, key: { ctrl?: boolean; name?: string } | undefined) => {
    interrupted = key?.ctrl === true && key.name === 'c'
  })
}
const answered = <T>(asking: Promise<T | typeof clack.CANCEL_SYMBOL>): Promise<T> =>
  asking.then((answer) => {
    if (answer !== clack.CANCEL_SYMBOL) return answer
    throw interrupted ? new Leave() : new Back()
  })

export interface Choice {
  readonly value: string
  readonly label: string
  readonly hint?: string
  readonly disabled?: boolean
}
export const choose = (message: string, options: readonly Choice[], initialValue?: string): Promise<string> =>
  answered(
    clack.select<string>({
      message,
      options: [...options],
      maxItems: 14,
      showInstructions: false,
      ...(initialValue === undefined ? {} : { initialValue }),
    }),
  )
export const chooseSome = (
  message: string,
  options: readonly Choice[],
  initial: readonly string[],
): Promise<string[]> =>
  answered(clack.multiselect<string>({ message, options: [...options], initialValues: [...initial], required: true }))

type Check = (value: string) => string | undefined
export const askText = (message: string, placeholder: string, check: Check, initialValue = ''): Promise<string> =>
  answered(clack.text({ message, placeholder, initialValue, validate: (value) => check((value ?? '').trim()) })).then(
    (text) => text.trim(),
  )
export const askSecret = (message: string, check: Check): Promise<string> =>
  answered(clack.password({ message, validate: (value) => check(value ?? '') }))
export const confirm = (message: string): Promise<boolean> => answered(clack.confirm({ message }))

/** What takes a moment, with a spinner that leaves one line. */
export async function during<T>(message: string, done: string, work: Promise<T>): Promise<T> {
  const spinner = clack.spinner()
  spinner.start(message)
  try {
    const result = await work
    spinner.stop(done)
    return result
  } catch (error) {
    spinner.error(message)
    throw error
  }
}
