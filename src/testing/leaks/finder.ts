/** What is looked for. */
export interface Needle {
  readonly bytes: Buffer
  /** Only where it stands alone: neither letters nor digits beside it. */
  readonly alone: boolean
}

/** The shortest that can be looked for: a code of six digits. */
export const SHORTEST = 6
const BASE = 31
const LAST = BASE ** (SHORTEST - 1)
const SLOTS = 1 << 16
const slotOf = (hash: number): number => (hash ^ (hash >>> 16)) & (SLOTS - 1)
const isWord = (byte: number | undefined): boolean =>
  byte !== undefined &&
  ((byte >= 48 && byte <= 57) ||
    (byte >= 65 && byte <= 90) ||
    (byte >= 97 && byte <= 122) ||
    byte === 45 ||
    byte === 95)

/** Finds any of many needles in one pass (Rabin and Karp): by a rolling hash of their first bytes, then byte for byte. */
export class Finder<N extends Needle> {
  readonly #byHash = new Map<number, N[]>()
  readonly #slots = new Uint8Array(SLOTS)

  constructor(needles: readonly N[]) {
    for (const needle of needles) {
      if (needle.bytes.length < SHORTEST) continue
      let hash = 0
      for (let at = 0; at < SHORTEST; at++) hash = (Math.imul(hash, BASE) + (needle.bytes[at] ?? 0)) | 0
      this.#slots[slotOf(hash)] = 1
      this.#byHash.set(hash, [...(this.#byHash.get(hash) ?? []), needle])
    }
  }

  /** The needles that are in it, each once. */
  find(hay: Uint8Array): ReadonlySet<N> {
    const found = new Set<N>()
    let hash = 0
    for (let at = 0; at < hay.length; at++) {
      if (at >= SHORTEST) hash = (hash - Math.imul(hay[at - SHORTEST] ?? 0, LAST)) | 0
      hash = (Math.imul(hash, BASE) + (hay[at] ?? 0)) | 0
      if (at < SHORTEST - 1 || this.#slots[slotOf(hash)] === 0) continue
      for (const needle of this.#byHash.get(hash) ?? []) if (isAt(hay, at - SHORTEST + 1, needle)) found.add(needle)
    }
    return found
  }
}

function isAt(hay: Uint8Array, start: number, { bytes, alone }: Needle): boolean {
  const end = start + bytes.length
  if (end > hay.length) return false
  for (let at = 0; at < bytes.length; at++) if (hay[start + at] !== bytes[at]) return false
  return !alone || !(isWord(hay[start - 1]) || isWord(hay[end]))
}
