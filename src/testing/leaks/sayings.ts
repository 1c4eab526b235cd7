/** Everything a value says: texts, numbers and bytes within it, also in what is hidden from JSON: the message, stack, fields and causes of an error. */
export function sayings(value: unknown): readonly (string | Uint8Array)[] {
  const said: (string | Uint8Array)[] = []
  const seen = new Set<unknown>()
  const visit = (one: unknown): void => {
    if (typeof one === 'string') said.push(one)
    else if (typeof one === 'number' || typeof one === 'bigint') said.push(String(one))
    else if (typeof one === 'symbol') said.push(one.description ?? '')
    else if (one instanceof Uint8Array) said.push(one)
    else if (typeof one === 'object' && one !== null && !seen.has(one)) {
      seen.add(one)
      if (one instanceof Map) for (const [key, member] of one) [key, member].forEach(visit)
      if (one instanceof Set) for (const member of one) visit(member)
      for (let at: object | null = one; at && at !== Object.prototype; at = Object.getPrototypeOf(at))
        for (const key of Reflect.ownKeys(at)) {
          visit(key)
          visit(fieldOf(one, at, key))
        }
    }
  }
  visit(value)
  return said
}

/** What a field holds; one that throws holds nothing. */
function fieldOf(whole: object, at: object, key: string | symbol): unknown {
  const { get, value }: PropertyDescriptor = Object.getOwnPropertyDescriptor(at, key) ?? {}
  try {
    return get ? Reflect.apply(get, whole, []) : value
  } catch {
    return undefined
  }
}
