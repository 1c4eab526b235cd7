import { fork, type Serializable } from 'node:child_process'
import { availableParallelism } from 'node:os'

/**
 * Jobs done in processes of their own, one a core, in the order given: XState runs as it runs in earnest. `file` answers each message with one
 * (see `serve`).
 */
export async function inWorkers<A>(
  file: string,
  jobs: readonly Serializable[],
  parse: (answer: unknown) => A,
): Promise<A[]> {
  const waiting = [...jobs]
  const done: A[] = []
  const { NODE_OPTIONS: _, ...env } = process.env
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const worker = fork(file, ['worker'], {
        env: { ...env, NODE_ENV: 'production' },
        execArgv: ['--conditions=regain-source', '--max-semi-space-size=64'],
      })
      const next = () => {
        const job = waiting.shift()
        if (job === undefined) worker.disconnect()
        else worker.send(job)
      }
      worker.on('message', (answer) => {
        done.push(parse(answer))
        next()
      })
      worker.on('exit', (code) =>
        code === 0 ? resolve() : reject(new Error(`a worker of ${file} ended with ${code}`)),
      )
      next()
    })
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), jobs.length) }, work))
  return done
}
/** What such a process does; nothing where the file is only imported. */
export function serve(file: string, run: (job: unknown) => Serializable | Promise<Serializable>): void {
  if (process.argv[1] !== file || process.argv[2] !== 'worker') return
  // whoever asked is gone
  process.on('disconnect', () => process.exit())
  process.on('message', async (job) => process.send?.(await run(job)))
}
