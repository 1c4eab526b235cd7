import { useEffect, useState } from 'preact/hooks'

/** What takes a while and need not be there at once: worked out after the page has been shown. */
export function useLater<T>(work: () => T, on: readonly unknown[]): T | undefined {
  const [found, set] = useState<T>()
  useEffect(() => {
    set(undefined)
    const timer = setTimeout(() => set(work()), 0)
    return () => clearTimeout(timer)
  }, on)
  return found
}
