import { Chance } from '../simulation/chance.ts'
import { noFaults } from '../simulation/faults.ts'
import type { Branch } from './cover.ts'
import { interruptionsOf, sentencesBroken, type Whole, wayOf, wholeRun } from './crash.ts'
import { differences, pictureOf } from './picture.ts'
import { Play } from './play.ts'
import type { KeptPlay, Stage } from './stage.ts'

export interface PairOptions extends Stage {
  /** One way, step by step, without steps whose end is chance. */
  readonly way: readonly Branch[]
  readonly count: number
  /** The same seed gives the same pairs. */
  readonly seed: number
}
export interface Pairs {
  readonly runs: number
  /** In so many runs both struck. */
  readonly both: number
  readonly failures: readonly {
    readonly run: number
    readonly way: readonly string[]
    readonly says: readonly string[]
  }[]
}
interface Moment {
  readonly branch: Branch
  readonly before: KeptPlay | undefined
  readonly whole: Whole
}

/** Two interruptions in one run, which then goes on to its end: the second may hit what makes good the first. */
export async function crashInPairs({ way, count, seed, ...stage }: PairOptions): Promise<Pairs> {
  const chance = new Chance(seed)
  const moments: Moment[] = []
  for (const branch of way) {
    const before = moments.at(-1)?.whole.kept
    moments.push({ branch, before, whole: await wholeRun(stage, branch, before) })
  }
  const failures: { run: number; way: readonly string[]; says: string[] }[] = []
  let both = 0
  for (let run = 0; run < count; run++) {
    const first = chance.below(moments.length)
    const second = first + chance.below(Math.min(3, moments.length - first))
    const { strikes, says, at } = await interruptTwice(stage, moments.slice(first), second - first, chance)
    if (strikes === 2) both += 1
    if (says.length > 0) failures.push({ run, way: wayOf(at), says })
  }
  return { runs: count, both, failures }
}

async function interruptTwice(stage: Stage, moments: readonly Moment[], second: number, chance: Chance) {
  const [start] = moments
  if (!start) throw new RangeError('a way has at least one step')
  const point = chance.pick(interruptionsOf(start.whole.calls))
  const play = await Play.from(stage, start.before)
  let at = start.branch
  const says: string[] = []
  for (const [index, { branch, whole }] of moments.entries()) {
    const { calls } = play.world
    const next = index === second ? calls + 1 + chance.below(whole.calls.length) : Number.POSITIVE_INFINITY
    let waits = true
    play.world.faults = ({ call, port, when }) => {
      if (index === 0 && call === point.call && when === point.when) return { kind: point.kind }
      if (call < next || !waits || port === 'clock.now' || (index === 0 && call <= point.call)) return undefined
      waits = false
      return { kind: when === 'before' && port === 'storage.commit' && chance.inThousand(300) ? 'fail' : 'crash' }
    }
    await play.act(branch.step)
    play.world.faults = noFaults
    at = branch
    says.push(...differences(whole.picture, await pictureOf(play)))
    if (says.length > 0) break
  }
  says.push(...(await sentencesBroken(play, stage)))
  const { strikes } = play
  await play.close()
  return { strikes, says, at }
}
