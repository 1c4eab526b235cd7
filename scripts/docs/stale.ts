/** Each line of a page that should be another, named by file and line. */
export function staleLines(file: string, page: string, wanted: string): readonly string[] {
  if (page === wanted) return []
  const [now, then] = [page.split('\n'), wanted.split('\n')]
  const [has, needs] = [new Set(now), new Set(then)]
  const missing = then.flatMap((line, at) => (has.has(line) ? [] : [`${file}:${at + 1} should say: ${line}`]))
  const old = now.flatMap((line, at) => (needs.has(line) ? [] : [`${file}:${at + 1} is out of date: ${line}`]))
  return missing.length + old.length > 0 ? [...old, ...missing] : [`${file} has its lines in another order`]
}
