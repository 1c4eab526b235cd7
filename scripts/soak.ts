import { parseArgs } from 'node:util'
import { verdict } from '../test/soak/verdict.ts'
import { soakInWorkers, storages } from '../test/soak/workers.ts'
import { figure } from '../test/support/figures.ts'

/**
 * `npm run soak`: many cases over 60 days with faults, on memory and then, fewer, on SQLite; then the faults stop and everything must come to
 * rest. `-- --storage memory --cases 10000 --days 30 --seed 7` for one of them.
 */
const { values } = parseArgs({
  options: {
    storage: { type: 'string' },
    cases: { type: 'string' },
    days: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
  },
})
const usual = { memory: 100_000, sqlite: 10_000 } as const
const megabytes = (bytes: number): number => Math.round(bytes / 2 ** 20)
let isGood = true
for (const storage of storages) {
  if (values.storage !== undefined && values.storage !== storage) continue
  const began = performance.now()
  const done = await soakInWorkers(
    storage,
    Number(values.cases ?? usual[storage]),
    Number(values.days),
    Number(values.seed),
  )
  const seconds = Math.round((performance.now() - began) / 1_000)
  const { told, wrong, figures } = verdict(done)
  const { heapStart, heapEnd, ...rest } = figures
  figure('soak', {
    storage,
    days: Number(values.days),
    seconds,
    ...rest,
    heapStart: megabytes(heapStart),
    heapEnd: megabytes(heapEnd),
  })
  console.log(`${storage}: ${figures.cases} cases over ${values.days} days in ${seconds} s`)
  for (const line of told) console.log(`  ${line}`)
  for (const line of wrong) console.error(`  WRONG ${line}`)
  isGood &&= wrong.length === 0
}
process.exitCode = isGood ? 0 : 1
