/** A memory of at most `size` results; the oldest goes first. */
export class Recent<V> {
  readonly #size: number
  readonly #values = new Map<string, V>()
  constructor(size: number) {
    this.#size = size
  }
  get(key: string): V | undefined {
    return this.#values.get(key)
  }
  set(key: string, value: V): void {
    this.#values.set(key, value)
    if (this.#values.size <= this.#size) return
    for (const oldest of this.#values.keys()) {
      this.#values.delete(oldest)
      return
    }
  }
}
