import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'

/** A process of a test: it says lines, and waits until its input ends. */
export interface Child {
  readonly process: ChildProcessByStdio<Writable, Readable, null>
  /** The next line it says. Throws when it ends before. */
  line(): Promise<string>
  /** Ends its input with these words. */
  go(words?: string): void
  /** How it ended: its code, or the signal. */
  readonly ended: Promise<number | string>
}

/** Starts a script of test/fixtures/concurrency. */
export function startChild(script: string, ...args: readonly string[]): Child {
  const path = fileURLToPath(new URL(`../fixtures/concurrency/${script}`, import.meta.url))
  const child = spawn(process.execPath, ['--conditions=regain-source', path, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    process: child,
    async line() {
      const { done, value } = await lines.next()
      if (done) throw new Error(`${script} ended without a word`)
      return value
    },
    go: (words = '') => void child.stdin.end(words),
    ended: once(child, 'exit').then(([code, signal]) => code ?? signal),
  }
}
