import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { flows } from 'regain/machines'
import { z } from 'zod'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { sqliteStorage } from '../../src/adapters/sqlite.ts'
import { inWorkers, serve } from '../paths/workers.ts'
import { soak } from './soak.ts'

export const storages = ['memory', 'sqlite'] as const
const presets = ['exchange', 'hardened'] as const
const Job = z.strictObject({
  storage: z.enum(storages),
  preset: z.enum(presets),
  cases: z.int(),
  days: z.int(),
  seed: z.int(),
})
type Job = z.infer<typeof Job>
const counts = z.record(z.string(), z.int())
const Done = z.strictObject({
  preset: z.enum(presets),
  seconds: z.number(),
  cases: z.int(),
  counts,
  ends: counts,
  faults: counts,
  answers: counts,
  heaps: z.array(z.int()),
  sampled: z.int(),
  outbox: z.int(),
  overdue: z.int(),
  left: z.int(),
  violations: z.array(z.string()),
})
export type Done = z.infer<typeof Done>

/** Bytes in use once everything that is not needed has gone. */
function heapOf(): () => number {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  return () => {
    if (typeof collect === 'function') collect()
    return process.memoryUsage().heapUsed
  }
}
/** A line every ten days for whoever waits at a terminal. */
const telling = (preset: string) => (day: number) => {
  if (day % 10 === 0 && process.stderr.isTTY) process.stderr.write(`  ${preset}: day ${day}\n`)
}

async function run({ storage: kind, preset, cases, days, seed }: Job): Promise<Done> {
  const folder = mkdtempSync(join(tmpdir(), 'regain-soak-'))
  const storage =
    kind === 'memory' ? memoryStorage() : sqliteStorage(join(folder, 'soak.db'), { synchronous: 'normal' })
  try {
    const began = performance.now()
    const soaked = await soak({
      flows: preset === 'exchange' ? flows : flows.map((flow) => flow.with({ policy: 'hardened' })),
      storage,
      cases,
      days,
      seed,
      accounts: Math.max(50, Math.min(1_000, Math.ceil(cases / 50))),
      odds: 0.01,
      sampled: 50,
      heap: heapOf(),
      onDay: telling(preset),
    })
    const seconds = (performance.now() - began) / 1_000
    return {
      ...soaked,
      preset,
      seconds,
      counts: { ...soaked.counts },
      ends: { ...soaked.ends },
      faults: { ...soaked.faults },
      answers: { ...soaked.answers },
      heaps: [...soaked.heaps],
      violations: [...soaked.violations],
    }
  } finally {
    await storage.close()
    rmSync(folder, { recursive: true })
  }
}

const here = fileURLToPath(import.meta.url)
serve(here, (job) => run(Job.parse(job)))

/** Half of the cases under the exchanges' own policies, half by the standards, each half in a process of its own. */
export const soakInWorkers = (storage: Job['storage'], cases: number, days: number, seed: number): Promise<Done[]> =>
  inWorkers(
    here,
    presets.map((preset, at) => ({
      storage,
      preset,
      cases: Math.ceil(cases / presets.length),
      days,
      seed: seed + 10 * at,
    })),
    (answer) => Done.parse(answer),
  )
