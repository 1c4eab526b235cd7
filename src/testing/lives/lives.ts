import fc from 'fast-check'
import type { Flow } from '../../flow.ts'
import type { Storage } from '../../ports/storage.ts'
import { beginnings, happenings, Life } from './commands.ts'

export interface LivesOptions {
  readonly flows: readonly Flow[]
  /** A new, empty storage for each life. */
  readonly storage: () => Storage
  /** How many lives; default 100. */
  readonly runs?: number
  /** How much happens in each at most; default 40. */
  readonly length?: number
  /** The same seed gives the same lives; default: a new one each time, told in the failure. */
  readonly seed?: number
  /** A failure is made as small as it can be: slower. Default `false`. */
  readonly shrink?: boolean
}
export interface Lives {
  readonly seed: number
  /** In which states cases ended, and how many. */
  readonly ends: ReadonlyMap<string, number>
  /** How many commands were given. */
  readonly commands: number
  /** How many fell on each transition, as `state: fact`. */
  readonly steps: ReadonlyMap<string, number>
}

const DAY = 86_400_000

/** Faults are over and time goes by: everything comes to rest. */
async function settle(life: Life): Promise<void> {
  const { world, trace } = life
  life.calm()
  world.now = Math.max(world.now, trace.latest)
  await world.pass(DAY)
  await life.check()
  for (let round = 0; round < 12; round++) {
    for (const { caseId } of await world.recovery.desk.queue()) {
      const { revision } = (await world.recovery.desk.view(caseId)).case
      const staff = `reviewer ${round}`
      await world.recovery.desk.decide(caseId, { decision: 'approve', reason: 'looked', staff, revision })
    }
    await world.pass(4 * DAY)
    await life.check()
  }
  await life.check({ atRest: true })
}

/**
 * Random lives: people who are honest, lost, wrong or hostile, reviewers, providers that fail, clocks that jump and processes that restart, over
 * the flows in one world; every invariant is looked at after everything that happens, and in the end everything must come to rest. Throws an
 * `Error` with the seed and what happened when a sentence breaks.
 */
export async function lives({
  flows,
  storage,
  runs = 100,
  length = 40,
  seed,
  shrink = false,
}: LivesOptions): Promise<Lives> {
  const ends = new Map<string, number>()
  const steps = new Map<string, number>()
  let commands = 0
  const count = (counts: Map<string, number>, name: string) => void counts.set(name, (counts.get(name) ?? 0) + 1)
  const told = await fc.check(
    fc.asyncProperty(beginnings, happenings(length), async (first, happening) => {
      const life = new Life(storage(), flows)
      for (const command of first) await command.run({}, life)
      await fc.asyncModelRun(() => ({ model: {}, real: life }), happening)
      await settle(life)
      commands += life.trace.told.length
      for (const { record, rows } of life.trace.looks.values()) {
        count(ends, JSON.stringify(record.rest.value))
        for (const { facts } of rows) for (const { type } of facts) count(steps, `${record.flow} ${type}`)
      }
    }),
    { numRuns: runs, endOnFailure: !shrink, ...(seed === undefined ? {} : { seed }) },
  )
  if (told.failed) {
    const { errorInstance: cause } = told
    const says = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`seed ${told.seed}: ${says}\n${(await fc.asyncDefaultReportMessage(told)) ?? ''}`, { cause })
  }
  return { seed: told.seed, ends, commands, steps }
}
