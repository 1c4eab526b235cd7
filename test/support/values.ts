/** A value of a wrong form where the compiler wants a right one: the one place where a test lies about a type. */
export function malformed<T>(value: unknown): T {
  return value as T
}

/** The fault a call ends in. Throws when it does not end in one. */
export async function faultOf(run: () => unknown): Promise<unknown> {
  try {
    await run()
  } catch (fault) {
    return fault
  }
  throw new Error('it was accepted')
}

/** Everything an error says, in one text: its message, stack, fields and causes. */
export function saidBy(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault)
  const fields = JSON.stringify(fault, Object.getOwnPropertyNames(fault))
  return `${fault.name} ${fault.message} ${fault.stack ?? ''} ${fields} ${fault.cause === undefined ? '' : saidBy(fault.cause)}`
}
