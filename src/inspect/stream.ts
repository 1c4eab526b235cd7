import type { ServerResponse } from 'node:http'
import type { Inspection } from './inspection.ts'
import type { LiveRecord } from './record.ts'

const frame = (record: LiveRecord): string => `id: ${record.seq}\ndata: ${JSON.stringify(record)}\n\n`

/** One who listens: the number of the last record they were sent, and whether they still have to take in what they were. */
interface Listener {
  readonly response: ServerResponse
  last: number
  isFull: boolean
}

/**
 * Records as server-sent events. What the inspection keeps is the only buffer: whoever is slow gets the next ones when they can take them, and misses what is no
 * longer kept, which the numbers tell.
 */
export class Stream {
  readonly #inspection: Inspection
  readonly #most: number
  readonly #listeners = new Set<Listener>()
  readonly #stop: () => void

  constructor(inspection: Inspection, most: number) {
    this.#inspection = inspection
    this.#most = most
    this.#stop = inspection.subscribe(() => {
      for (const listener of this.#listeners) this.#send(listener)
    })
  }
  get isFull(): boolean {
    return this.#listeners.size >= this.#most
  }
  get size(): number {
    return this.#listeners.size
  }

  /** Everything that is kept after the record with this number, and what comes from now on. */
  join(response: ServerResponse, after: number): void {
    // numbers begin anew with each process: one that is not there yet is of another
    const newest = this.#inspection.recent().at(-1)?.seq ?? 0
    const listener: Listener = { response, last: after > newest ? 0 : after, isFull: false }
    this.#listeners.add(listener)
    response.on('close', () => this.#listeners.delete(listener))
    response.on('drain', () => {
      listener.isFull = false
      this.#send(listener)
    })
    response.write('retry: 1000\n\n')
    this.#send(listener)
  }
  /** Keeps whatever is between from closing connections on which nothing is said. */
  breathe(): void {
    for (const { response, isFull } of this.#listeners) if (!isFull) response.write(':\n\n')
  }
  close(): void {
    this.#stop()
    for (const { response } of this.#listeners) response.end()
  }

  #send(listener: Listener): void {
    if (listener.isFull) return
    for (const record of this.#inspection.recent(listener.last)) {
      listener.last = record.seq
      listener.isFull = !listener.response.write(frame(record))
      if (listener.isFull) return
    }
  }
}
