/** Chances from a seed: the same every time. */
export class Chance {
  #state: number
  constructor(seed: number) {
    this.#state = seed >>> 0
  }
  /** From 0 up to 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  /** A whole number below the limit. */
  below(limit: number): number {
    return Math.floor(this.next() * limit)
  }
  whether(odds: number): boolean {
    return this.next() < odds
  }
  /** Throws `RangeError` on an empty list. */
  pick<T>(of: readonly T[]): T {
    const picked = of[this.below(of.length)]
    if (picked === undefined) throw new RangeError('nothing to choose from')
    return picked
  }
  /** By weight. */
  weighed<T extends string>(weights: Readonly<Record<T, number>>): T {
    const all: [T, number][] = []
    for (const name in weights) all.push([name, weights[name]])
    let left = this.next() * all.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [name, weight] of all) {
      left -= weight
      if (left < 0) return name
    }
    throw new RangeError('nothing to choose from')
  }
}
