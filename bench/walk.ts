import type { Input, Recovery } from 'regain'

/** The commands of one case, from opening to cancelling: what `submit` is timed on. Codes are wrong on purpose: no message needs to be read. */
const inputs: readonly Input[] = [
  { type: 'identifier.submit', identifier: 'ada@example.org' },
  { type: 'passkey.skip' },
  { type: 'password.submit', password: 'correct horse' },
  { type: 'factor.declareUnavailable', kind: 'email' },
  { type: 'lost.submit', kinds: ['email'] },
  { type: 'consequences.accept' },
  { type: 'code.request', kind: 'phone' },
  { type: 'code.submit', kind: 'phone', code: '000000' },
  { type: 'step.back' },
  { type: 'case.cancel' },
]
export const commandsPerCase = inputs.length + 1

const person =
  (identifier: string) =>
  (input: Input): Input =>
    input.type === 'identifier.submit' ? { ...input, identifier } : input

/** One case, one command after the other; `between` is called after each. */
export async function walk(
  recovery: Recovery,
  identifier: string,
  between: () => void = () => undefined,
): Promise<void> {
  let { ticket } = await recovery.open('binance.reset')
  between()
  for (const input of inputs.map(person(identifier))) {
    ;({ ticket } = await recovery.submit(ticket, input))
    between()
  }
}
