/** What a transaction did, so that it can be undone: the memory's rollback. */
export class Journal {
  readonly #undo: (() => void)[] = []

  did(undo: () => void): void {
    this.#undo.push(undo)
  }

  put<K, V>(map: Map<K, V>, key: K, value: V): void {
    const had = map.has(key)
    const old = map.get(key)
    map.set(key, value)
    this.did(() => {
      if (had && old !== undefined) map.set(key, old)
      else map.delete(key)
    })
  }

  drop<K, V>(map: Map<K, V>, key: K): void {
    const old = map.get(key)
    if (old === undefined) return
    map.delete(key)
    this.did(() => map.set(key, old))
  }

  rollback(): void {
    for (let undo = this.#undo.pop(); undo; undo = this.#undo.pop()) undo()
  }
}
