import fc from 'fast-check'
import type { Flow } from '../../flow.ts'
import type { Storage } from '../../ports/storage.ts'
import { happenedIn } from '../happenings.ts'
import { beginnings, happenings } from './commands.ts'
import { Life } from './life.ts'

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
  /** How many commands were given. */
  readonly commands: number
  /** How often what can happen happened: `fact code.accepted`, `effect hold.place`, `answer code_wrong`, `end completed`, `notice late`. */
  readonly sometimes: ReadonlyMap<string, number>
}

const DAY = 86_400_000

/** Faults are over and time goes by: everything comes to rest. */
export async function settle(life: Life): Promise<void> {
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

/** Few flows at a time are gone into more deeply. A failure names them: a machine as text would be without end. */
const some = (flows: readonly Flow[]) =>
  fc
    .oneof(fc.shuffledSubarray([...flows], { minLength: 1, maxLength: Math.min(3, flows.length) }), fc.constant(flows))
    .map((of) => ({ of, [fc.toStringMethod]: () => of.map(({ id }) => id).join() }))

function* happened({ trace, spy, world }: Life): Generator<string> {
  yield* happenedIn(spy.done)
  for (const { answer } of trace.told) yield `answer ${answer}`
  for (const { what } of world.host.events) yield `host ${what}`
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
  const sometimes = new Map<string, number>()
  let commands = 0
  const count = (name: string) => void sometimes.set(name, (sometimes.get(name) ?? 0) + 1)
  const told = await fc.check(
    fc.asyncProperty(some(flows), beginnings, happenings(length), async ({ of }, first, happening) => {
      const life = new Life(storage(), of)
      for (const command of first) await command.run({}, life)
      await fc.asyncModelRun(() => ({ model: {}, real: life }), happening)
      await settle(life)
      commands += life.trace.told.length
      for (const name of happened(life)) count(name)
    }),
    { numRuns: runs, endOnFailure: !shrink, ...(seed === undefined ? {} : { seed }) },
  )
  if (told.failed) {
    const { errorInstance: cause } = told
    const says = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`seed ${told.seed}: ${says}\n${(await fc.asyncDefaultReportMessage(told)) ?? ''}`, { cause })
  }
  return { seed: told.seed, commands, sometimes }
}
