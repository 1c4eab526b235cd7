interface Entry<T> {
  readonly at: number
  readonly order: number
  readonly item: T
}

const before = <T>(a: Entry<T>, b: Entry<T>): boolean => a.at < b.at || (a.at === b.at && a.order < b.order)

/**
 * What becomes due when: a binary heap. An item that no longer stands is not looked for; it is left out when it comes up, and the heap is
 * built anew once such items outnumber the others.
 */
export class Agenda<T> {
  readonly #stands: (item: T) => boolean
  #heap: Entry<T>[] = []
  #order = 0
  #limit = 1024

  constructor(stands: (item: T) => boolean) {
    this.#stands = stands
  }

  add(at: number, item: T): void {
    this.#push({ at, order: this.#order++, item })
  }

  /** The items that stand and are due at `now` (ms), earliest first. They stay on the agenda. */
  due(now: number, limit: number): readonly T[] {
    this.#tidy()
    const found = new Map<T, Entry<T>>()
    for (let top = this.#heap[0]; top && top.at <= now && found.size < limit; top = this.#heap[0]) {
      if (this.#stands(top.item)) found.set(top.item, top)
      this.#pop()
    }
    for (const entry of found.values()) this.#push(entry)
    return [...found.keys()]
  }

  /** When the first item that stands is due (ms). */
  first(): number | undefined {
    for (let top = this.#heap[0]; top; top = this.#heap[0]) {
      if (this.#stands(top.item)) return top.at
      this.#pop()
    }
    return undefined
  }

  #tidy(): void {
    if (this.#heap.length < this.#limit) return
    // A sorted array is a heap.
    this.#heap = this.#heap.filter((entry) => this.#stands(entry.item)).sort((a, b) => (before(a, b) ? -1 : 1))
    this.#limit = Math.max(1024, this.#heap.length * 2)
  }

  #push(entry: Entry<T>): void {
    const heap = this.#heap
    let at = heap.length
    heap.push(entry)
    while (at > 0) {
      const above = (at - 1) >> 1
      const parent = heap[above]
      if (!parent || !before(entry, parent)) break
      heap[at] = parent
      at = above
    }
    heap[at] = entry
  }

  #pop(): void {
    const heap = this.#heap
    const moved = heap.pop()
    if (!moved || heap.length === 0) return
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      const left = heap[below]
      if (!left) break
      const right = heap[below + 1]
      let child = left
      if (right && before(right, left)) {
        child = right
        below += 1
      }
      if (!before(child, moved)) break
      heap[at] = child
      at = below
    }
    heap[at] = moved
  }
}
