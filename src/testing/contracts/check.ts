/** Throws an Error that says what should have been, when `condition` does not hold. */
export function check(condition: boolean, says: string): asserts condition {
  if (!condition) throw new Error(says)
}

/** Throws an Error with both values when `actual` is not, by its content, `expected`. Absent and `undefined` members are the same. */
export function same(actual: unknown, expected: unknown, says: string): void {
  if (!equal(actual, expected)) throw new Error(`${says}\n  expected: ${show(expected)}\n  actual:   ${show(actual)}`)
}

/** Whether two values have the same content. */
export function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length) return false
  const left = new Map<string, unknown>(Object.entries(a))
  const right = new Map<string, unknown>(Object.entries(b))
  return [...new Set([...left.keys(), ...right.keys()])].every((key) => equal(left.get(key), right.get(key)))
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 600 ? `${text.slice(0, 600)}… (${text.length} characters)` : text
}
