/** Resolved when it is the turn of `who` to make a `call`. Calls of one who are let in as they come. */
type Turn = (who: string, call: string) => Promise<void>

/** A call that waits for its turn. */
export interface Waiting {
  readonly who: string
  readonly call: string
}
export interface InterleavingOptions {
  /** More plays than this are refused. Default 20 000. */
  readonly limit?: number
  /**
   * Whether two calls can change places without anybody noticing, as two that only read. Orders that differ in such calls alone are played once
   * (sleep sets). Default: none can, and every order is played.
   */
  readonly commute?: (one: Waiting, other: Waiting) => boolean
}
/** How much was tried, and what came of it. */
export interface Interleavings {
  readonly schedules: number
  /** Turns in all of them together. */
  readonly turns: number
  /** What the plays answered, and how many of them. */
  readonly outcomes: ReadonlyMap<string, number>
}
type Play = (turn: Turn) => Promise<string>

type Commute = NonNullable<InterleavingOptions['commute']>
/** One point of a schedule. */
interface Choice {
  /** The next call of each who waits. */
  readonly waiting: readonly Waiting[]
  /** Whose turn it need not be: what would follow was played with the same calls in another order. */
  readonly asleep: readonly Waiting[]
  /** Whose turn it was in earlier schedules. */
  readonly earlier: Waiting[]
  chosen: Waiting
}
interface Door extends Waiting {
  readonly open: () => void
  readonly shut: (reason: Error) => void
}

/** Turns of the event loop after which a play that neither waits nor ends is given up. */
const PATIENCE = 2_000

/**
 * Plays the same piece once for every order in which the calls that wait for their turn can be let in: depth first, each time from the start.
 * `play` begins everything anew, ends when all that it began has ended and says what came of it; between two turns it waits for nothing but promises, and it does the same
 * whenever its turns come in the same order.
 *
 * Throws the first failure of `play` with the order that led to it as message; `RangeError` past the limit; `Error` when a play does not do the same
 * again, or stands still.
 */
export async function everyInterleaving(
  play: Play,
  { limit = 20_000, commute = () => false }: InterleavingOptions = {},
): Promise<Interleavings> {
  const path: Choice[] = []
  let plays = 0
  let schedules = 0
  let turns = 0
  const outcomes = new Map<string, number>()
  for (let more = true; more; more = nextPath(path)) {
    if (++plays > limit) throw new RangeError(`more than ${limit} interleavings, this one: ${sayOrder(path)}`)
    const outcome = await follow(play, path, commute)
    if (outcome === undefined) continue
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    schedules += 1
    turns += path.length
  }
  return { schedules, turns, outcomes }
}

const isIn = (all: readonly Waiting[], { who }: Waiting): boolean => all.some((one) => one.who === who)
const awake = (waiting: readonly Waiting[], asleep: readonly Waiting[], earlier: readonly Waiting[]) =>
  waiting.find((one) => !isIn(asleep, one) && !isIn(earlier, one))

/** The next order in depth-first order; `false` when that was the last. */
function nextPath(path: Choice[]): boolean {
  for (let last = path.at(-1); last; last = path.at(-1)) {
    last.earlier.push(last.chosen)
    const next = awake(last.waiting, last.asleep, last.earlier)
    if (next) {
      last.chosen = next
      return true
    }
    path.pop()
  }
  return false
}

/** What sleeps after a choice: what slept or was chosen before it and can as well come after it. */
const asleepAfter = (choice: Choice | undefined, commute: Commute): Waiting[] =>
  choice ? [...choice.asleep, ...choice.earlier].filter((one) => commute(one, choice.chosen)) : []

const abandoned = new Error('this order was played before')

/** One play: as `path` says, then always the first; what is chosen is added to the path. `undefined`: nothing new can come of it. */
async function follow(play: Play, path: Choice[], commute: Commute): Promise<string | undefined> {
  let doors: Door[] = []
  let ended = false
  let given: Error | undefined
  const playing = play(
    (who, call) =>
      new Promise((open, shut) => {
        if (given) shut(given)
        else doors.push({ who, call, open, shut })
      }),
  ).finally(() => {
    ended = true
  })
  // told below, with the order that led to it
  playing.catch(() => undefined)
  let depth = 0
  const so = (): string => sayOrder(path.slice(0, depth))
  for (let idle = 0; ; ) {
    // promises that are settled go on before the event loop turns
    await new Promise((turned) => setImmediate(turned))
    if (ended) break
    if (doors.length === 0) {
      if (++idle > PATIENCE) throw new Error(`stands still after ${so()}`)
      continue
    }
    idle = 0
    const waiting = doors.filter((door, at) => doors.findIndex(({ who }) => who === door.who) === at)
    const known = path[depth]
    if (known && sayAll(known.waiting) !== sayAll(waiting)) throw new Error(`does not do the same again after ${so()}`)
    const choice = known ?? begin(waiting, asleepAfter(path[depth - 1], commute))
    if (!choice) {
      given = abandoned
      for (const { shut } of doors) shut(abandoned)
      doors = []
      await playing.catch(() => undefined)
      return undefined
    }
    path[depth] = choice
    depth += 1
    const next = waiting.find(({ who }) => who === choice.chosen.who)
    doors = doors.filter((door) => door !== next)
    next?.open()
  }
  const shorter = path.splice(depth).length > 0
  const outcome = await playing.catch((cause) => {
    throw new Error(`fails in the order: ${sayOrder(path)}`, { cause })
  })
  if (shorter || doors.length > 0) throw new Error(`does not do the same again after ${sayOrder(path)}`)
  return outcome
}

function begin(doors: readonly Door[], asleep: readonly Waiting[]): Choice | undefined {
  const waiting = doors.map(({ who, call }) => ({ who, call }))
  const chosen = awake(waiting, asleep, [])
  return chosen && { waiting, asleep, earlier: [], chosen }
}

const sayAll = (waiting: readonly Waiting[]): string => waiting.map(({ who, call }) => `${who} ${call}`).join(', ')
const sayOrder = (path: readonly Choice[]): string => sayAll(path.map(({ chosen }) => chosen)) || 'nothing'
