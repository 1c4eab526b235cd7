import type { Inspection } from './inspection.ts'
import { toLine } from './record.ts'

/** Where lines go: a file, standard output, a socket. */
interface Sink {
  write(line: string): boolean
  once(event: 'drain', drained: () => void): unknown
}

/**
 * Writes each record as a line of JSON (JSONL). While the sink is full records are passed over, not kept: memory stays bounded. Returns how to stop, which
 * tells how many were passed over.
 */
export function writeLines(inspection: Inspection, sink: Sink): () => number {
  let isFull = false
  let missed = 0
  const stop = inspection.subscribe((record) => {
    if (isFull) missed += 1
    else if (!sink.write(toLine(record))) {
      isFull = true
      sink.once('drain', () => {
        isFull = false
      })
    }
  })
  return () => {
    stop()
    return missed
  }
}
