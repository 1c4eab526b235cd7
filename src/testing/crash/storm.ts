import { violationsOf } from '../invariants/index.ts'
import { Chance } from '../simulation/chance.ts'
import { noFaults, type SeededFaults, seededFaults } from '../simulation/faults.ts'
import { ada, fresh } from '../simulation/people.ts'
import { Trace } from '../trace/trace.ts'
import { around } from './around.ts'
import { carol } from './cast.ts'
import { nextOf } from './hurry.ts'
import { saidBy } from './inputs.ts'
import { openings } from './openings.ts'
import { Play } from './play.ts'
import type { Stage, Step } from './stage.ts'

export interface StormOptions extends Stage {
  /** The same seed gives the same run: people, faults, ids and codes. */
  readonly seed: number
  /** How much happens before the faults stop. Default 20. */
  readonly length?: number
  readonly faults?: Omit<SeededFaults, 'seed'>
}
export interface Storm {
  readonly seed: number
  /** What went wrong: `<kind> <port>`, and how often. */
  readonly struck: ReadonlyMap<string, number>
  readonly says: readonly string[]
  /** How the cases ended. */
  readonly ends: readonly string[]
  /** Everything that rests in the end, as one text. */
  readonly dump: string
}

/** Sentences that compare times of the world: after a clock was put back, a later time is not after an earlier one. */
const byTheClock = /^I-(24|25|30|35) /

const DAY = 86_400_000
const ROUNDS = 14

/**
 * People come, say right and wrong things and things happen around them while everything goes wrong by chance; after each the invariants are looked
 * at. Then the faults stop: reviewers decide, time passes, and everything must come to its end. Throws an `Error` that tells how to see it again.
 */
export async function storm({ seed, length = 20, faults = {}, ...stage }: StormOptions): Promise<Storm> {
  const chance = new Chance(seed)
  const strikes = seededFaults({ ...faults, seed: chance.next() })
  const play = await Play.from({ ...stage, seed }, undefined, strikes)
  const trace = new Trace(play.world, play.spy, stage.flows)
  for (const { password, email, phone } of [ada, carol])
    for (const secret of [password, email, phone]) trace.secrets.add(secret)
  for (const address of Object.values(fresh)) trace.secrets.add(address)
  const says: string[] = []
  const holds = async (): Promise<void> => {
    trace.unheld.push(...play.unheld.splice(0))
    const told = await play.calmly(async () => violationsOf(await trace.look()))
    const broken = play.world.wentBack ? told.filter((one) => !byTheClock.test(one)) : told
    if (broken.length > 0) throw new Error(broken.join('\n'))
  }
  const happens = async (step: Step): Promise<void> => {
    says.push(step.says)
    await play.act(step)
    await holds()
  }
  try {
    await happens(chance.pick(openings(chance.pick(stage.flows))))
    const said = new Set<string>()
    while (says.length < length && play.people.size > 0) {
      const next = await nextStep(play, chance, said)
      if (!next) break
      await happens(next)
    }
    play.world.faults = noFaults
    await comeToRest(play, trace.latest, holds)
    const ends: string[] = []
    for (const { id, record } of trace.looks.values()) {
      if (record.endedAt === undefined)
        throw new Error(`${id} has come to no end: ${JSON.stringify(record.rest.value)}`)
      ends.push(`${record.flow} ${JSON.stringify(record.rest.value)}`)
      for (const { key, state } of await play.spy.effectsOf(id))
        if (state === 'waiting') throw new Error(`${key} still waits`)
    }
    const due = await play.spy.nextDue()
    if (due !== undefined) throw new Error('something is still due')
    return { seed, struck: play.world.struck, says, ends, dump: await play.spy.dump() }
  } catch (cause) {
    const told = cause instanceof Error ? cause.message : String(cause)
    throw new Error(
      `storm({ seed: ${seed}, length: ${length}, faults: ${JSON.stringify(faults)}, … })\n${says.join('\n')}\n${told}`,
      { cause },
    )
  } finally {
    await play.close()
  }
}

/** What may happen next: mostly somebody goes on. Nothing, when nobody can say anything more. */
async function nextStep(play: Play, chance: Chance, said: Set<string>): Promise<Step | undefined> {
  const able = [...play.people.values()].filter(({ view }) => view.inputs.length > 0)
  const reviews = await play.spy.reviews(1)
  if (able.length === 0 && reviews.length === 0 && chance.below(3) === 0) return undefined
  const { name } = chance.pick(able.length > 0 ? able : [...play.people.values()])
  const kind = chance.below(10)
  const straightOn = kind < 5 ? nextOf(play, name, said) : undefined
  if (straightOn) return straightOn
  const inputs = saidBy(play, name).filter(({ long }) => !long || chance.below(4) === 0)
  if (kind < 8 && inputs.length > 0) return chance.pick(inputs)
  const rest: Step = { says: 'a minute passes', act: (later) => later.pass(61_000) }
  const others = (await around(play, name)).filter(({ says }) => !says.includes('freezes') || chance.below(8) === 0)
  return chance.pick([...others, rest])
}

/** Faults are over: reviewers decide, and time passes. */
async function comeToRest(play: Play, latest: number, holds: () => Promise<void>): Promise<void> {
  const { world } = play
  play.down.clear()
  await play.calmly(async () => undefined)
  world.now = Math.max(world.now, latest)
  await play.pass(DAY)
  await holds()
  for (let round = 0; round < ROUNDS; round++) {
    for (const { caseId } of await world.recovery.desk.queue()) {
      const { revision } = (await world.recovery.desk.view(caseId)).case
      const vote = { decision: 'approve', reason: 'looked at it', staff: `reviewer ${round}`, revision } as const
      await play.insist((recovery) => recovery.desk.decide(caseId, vote))
    }
    await play.pass(4 * DAY)
    await holds()
  }
}
