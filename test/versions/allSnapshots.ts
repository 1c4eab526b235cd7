import { fileURLToPath } from 'node:url'
import { flows } from 'regain/machines'
import { z } from 'zod'
import { inWorkers, serve } from '../paths/workers.ts'
import { textOf } from './snapshots.ts'

const Written = z.strictObject({ flow: z.string(), text: z.string() })

const here = fileURLToPath(import.meta.url)
serve(here, (job) => {
  const flow = flows.find(({ id }) => id === job)
  if (!flow) throw new Error(`no flow ${job}`)
  return { flow: flow.id, text: textOf(flow) }
})

/** The states of every flow as they are now, by flow; those that take longest first. */
export async function writeAll(): Promise<ReadonlyMap<string, string>> {
  const long = ['okx.reset', 'binance.reset', 'pionex.authenticatorLost']
  const jobs = flows.map(({ id }) => id).sort((one, other) => long.indexOf(other) - long.indexOf(one))
  const done = await inWorkers(here, jobs, (answer) => Written.parse(answer))
  return new Map(done.map(({ flow, text }) => [flow, text]))
}
