/** JSON with a line for each member of a list and each key down to a depth, so that versions can be told apart by eye, too. */
export function readable(value: unknown, depth: number, indent = ''): string {
  if (depth === 0 || typeof value !== 'object' || value === null) return JSON.stringify(value)
  const isList = Array.isArray(value)
  const deeper = `${indent}  `
  const parts = Object.entries(value).map(([key, part]) => {
    const says = readable(part, isList ? 0 : depth - 1, deeper)
    return `${deeper}${isList ? '' : `${JSON.stringify(key)}: `}${says}`
  })
  const [open, close] = isList ? ['[', ']'] : ['{', '}']
  return parts.length === 0 ? `${open}${close}` : `${open}\n${parts.join(',\n')}\n${indent}${close}`
}
