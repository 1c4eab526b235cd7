/** One queue per case inside the process: of two racing commands the second starts when the first has been answered. */
export class Queues {
  readonly #tails = new Map<string, Promise<unknown>>()
  run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(key)
    const result = before ? before.then(work, work) : work()
    this.#tails.set(key, result)
    const done = () => {
      if (this.#tails.get(key) === result) this.#tails.delete(key)
    }
    result.then(done, done)
    return result
  }
}
