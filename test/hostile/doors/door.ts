import { type ErrorCode, RecoveryError } from 'regain'
import { SmtpError } from 'regain/smtp'
import { type Hostile, hostileValues, MARK, type NearMiss, nearMisses } from '../../../src/testing/hostile.ts'
import { deep } from '../../support/figures.ts'
import { saidBy } from '../../support/values.ts'
import { type Scene, scene } from './scene.ts'

/** A way in: what it is called, what it is rightly called with, and what it refuses with. */
export interface Door {
  /** As in the interface: `recovery.submit`, `desk.decide`, `regain: parseInput`; what follows a comma tells two cases of one door apart. */
  readonly name: string
  readonly stage?: () => Scene
  readonly right: (scene: Scene) => Promise<readonly unknown[]> | readonly unknown[]
  readonly call: (scene: Scene, ...args: readonly unknown[]) => unknown
  /** The codes of its refusals. `trouble`: a courier's. `any`: its arguments are code or the library's, and a wrong one may end in any error. */
  readonly refuses: readonly ErrorCode[] | 'trouble' | 'any'
  /** Near misses that are right all the same, by name; a field too many or of another type is otherwise refused wherever codes are named. */
  readonly open?: RegExp
  /** Spoken to from outside: what cannot be walked through is said here too. */
  readonly outside?: true
  /** What is not refused has written, though no runtime committed it. */
  readonly writes?: true
  /** Values that are right and take their time. */
  readonly skip?: RegExp
  /** How deep near misses go; whole by default. */
  readonly depth?: number
  /** A refusal may name what the set-up called its own. */
  readonly names?: true
}

interface Came {
  readonly refused: boolean
  readonly wrote: boolean
  readonly wrong: string | undefined
}
/** The longest a call may keep the processor (ms); what only code calls may walk through what it was given. */
const slowest = ({ refuses }: Door): number => (refuses === 'any' ? 2_500 : 250)

async function came(door: Door, stage: Scene, args: readonly unknown[], again = 2): Promise<Came> {
  const commits = stage.spy.done.length
  const before = process.cpuUsage()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Late()), 5_000)
  })
  let refusal: { readonly fault: unknown } | undefined
  try {
    await Promise.race([door.call(stage, ...args), late])
  } catch (fault) {
    refusal = { fault }
  } finally {
    clearTimeout(timer)
  }
  const { user, system } = process.cpuUsage(before)
  const ms = (user + system) / 1_000
  const wrote = stage.spy.done.length > commits || (door.writes === true && !refusal)
  // what is slow by chance is not so three times
  if (ms > slowest(door) && refusal && again > 0) return came(door, stage, args, again - 1)
  const wrong =
    (ms > slowest(door) && `took ${Math.round(ms)} ms`) ||
    (refusal && wrote && 'was refused and wrote') ||
    (refusal && faultIn(door, refusal.fault)) ||
    undefined
  return { refused: refusal !== undefined, wrote, wrong }
}
class Late extends Error {}

/** What is wrong with a refusal. */
function faultIn({ refuses, names }: Door, fault: unknown): string | undefined {
  if (!(fault instanceof Error)) return 'threw what is no error'
  if (fault instanceof Late) return 'did not settle'
  if (refuses === 'any') return undefined
  const isNamed = refuses === 'trouble' ? fault instanceof SmtpError : fault instanceof RecoveryError
  if (!isNamed) return `threw ${fault.name}: ${fault.message.slice(0, 80)}`
  const code = fault instanceof RecoveryError ? fault.code : undefined
  if (code && refuses !== 'trouble' && !refuses.includes(code)) return `refused with ${code}`
  // what a port threw is kept beside the fault, for the operator; the fault itself says nothing of it
  const own = code === 'port_failed' ? Object.assign(fault, { cause: undefined }) : fault
  return !names && saidBy(own).includes(MARK) ? 'repeated what was sent' : undefined
}

export interface Tried {
  readonly values: number
  readonly refused: number
  readonly wrong: readonly string[]
}

/** One door and everything that was said wrongly at it. A stage serves until something was written on it. */
export class Trial {
  readonly #door: Door
  #stage: Scene
  #right: readonly unknown[] = []
  #before = ''
  readonly told = { values: 0, refused: 0, wrong: new Array<string>() }
  constructor(door: Door) {
    this.#door = door
    this.#stage = (door.stage ?? scene)()
  }
  static async of(door: Door): Promise<Trial> {
    const trial = new Trial(door)
    await trial.#begin()
    return trial
  }
  async #begin(): Promise<void> {
    this.#right = await this.#door.right(this.#stage)
    this.#before = await this.#stage.spy.dump()
  }
  get right(): readonly unknown[] {
    return this.#right
  }

  async attempt(what: string, at: number, value: unknown, mustRefuse = false): Promise<void> {
    if (this.#door.skip?.test(what)) return
    const { told } = this
    const args = this.#right.map((arg, position) => (position === at ? value : arg))
    const { refused, wrote, wrong } = await came(this.#door, this.#stage, args)
    told.values += 1
    if (refused) told.refused += 1
    const said = wrong ?? (!refused && mustRefuse ? 'was accepted' : undefined)
    if (said !== undefined) told.wrong.push(`${this.#door.name}, argument ${at + 1}, ${what}: ${said}`)
    if (!wrote) return
    this.#stage = (this.#door.stage ?? scene)()
    await this.#begin()
  }
  async result(): Promise<Tried> {
    if ((await this.#stage.spy.dump()) !== this.#before)
      this.told.wrong.push(`${this.#door.name}: something was written by what was refused`)
    const polluted = ['polluted', 'isAdmin', 'admin', 'extra'].filter((key) => key in {})
    if (polluted.length > 0) this.told.wrong.push(`${this.#door.name}: every object now has ${polluted.join()}`)
    return this.told
  }
}

/** Of the many texts a few, and no long ones, for what only code calls. */
const some = <V extends Hostile>(values: readonly V[]): readonly V[] =>
  deep
    ? values
    : values.filter(({ name }, at) => !/1 MB/.test(name) && (at % 9 === 0 || !/^the (address|type|text) /.test(name)))

/** Each of a door's arguments replaced by each hostile value, and by each near miss of the right one. */
export async function tryAll(door: Door, values: readonly Hostile[] = hostileValues): Promise<Tried> {
  const trial = await Trial.of(door)
  const closed = Array.isArray(door.refuses)
  const isWrong = ({ change, name }: NearMiss) =>
    closed && (change === 'added' || change === 'retyped') && !(door.open?.test(name) ?? false)
  for (const [at, right] of trial.right.entries()) {
    for (const { name, make, vast } of door.outside ? values : some(values))
      if (door.outside || !vast) await trial.attempt(name, at, make())
    const misses = nearMisses(right, door.depth)
    for (const miss of closed ? misses : some(misses))
      if (door.outside || !miss.vast) await trial.attempt(miss.name, at, miss.make(), isWrong(miss))
  }
  return trial.result()
}

/** The right arguments are right: otherwise nothing of the above says anything. */
export async function opens(door: Door): Promise<void> {
  const stage = (door.stage ?? scene)()
  await door.call(stage, ...(await door.right(stage)))
}
