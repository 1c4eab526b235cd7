import type { Model } from './product.ts'
import { type Edge, type Found, wayTo } from './search.ts'
import type { World } from './world.ts'

/** The owner knows the password and holds everything that their accounts ask for. */
export function isRecovered({ accounts }: World, { product }: Model): boolean {
  const { holds = [], accounts: own } = product.people.owner
  return own.every((id) => {
    const { knows = [], bound = {} } = accounts[id] ?? {}
    return knows.includes('owner') && Object.values(bound).every((thing) => holds.includes(thing))
  })
}

export interface KeptOut {
  /** Days that the owner needs at most, from any world, once the attacker rests; `undefined`: for ever. */
  readonly days: number | undefined
  /** A shortest way to where the owner does not get through while the attacker goes on. */
  readonly way: readonly string[] | undefined
}
/** How long the owner can be kept out. What is around them is honest; the attacker is not. */
export function keptOut(model: Model, { nodes, edges }: Found): KeptOut {
  const goal = nodes.map(({ world }) => isRecovered(world, model))
  const days = daysTo(goal, edges)
  const won = gameOf(goal, edges)
  // not only that they will not get through: they cannot even now
  const lost = nodes.filter((_, index) => !won[index] && days[index] !== 0)
  const stuck = lost.find(({ by }) => by === 'attacker') ?? lost[0]
  const most = days.reduce<number>((longest, each) => Math.max(longest, each ?? Number.POSITIVE_INFINITY), 0)
  return { days: Number.isFinite(most) ? most : undefined, way: stuck && wayTo(stuck) }
}

const isHonest = ({ by }: Edge): boolean => by !== 'attacker'
function backwards(size: number, edges: readonly Edge[]): Edge[][] {
  const into = Array.from({ length: size }, (): Edge[] => [])
  for (const edge of edges) into[edge.to]?.push(edge)
  return into
}

/** Without the attacker: the fewest days from each world to the goal. */
function daysTo(goal: readonly boolean[], edges: readonly Edge[]): (number | undefined)[] {
  const into = backwards(goal.length, edges.filter(isHonest))
  const days = goal.map((is): number | undefined => (is ? 0 : undefined))
  for (let today = indices(goal), day = 0; today.length > 0; day++) {
    const yesterday = new Set<number>()
    for (const world of today)
      for (const { from, by } of into[world] ?? []) {
        if (days[from] !== undefined) continue
        if (by === 'time') yesterday.add(from)
        else {
          days[from] = day
          today.push(from)
        }
      }
    today = [...yesterday].filter((world) => days[world] === undefined)
    for (const world of today) days[world] = day + 1
  }
  return days
}

/** A game: after every move of the owner, or of what is around them, the attacker makes as many as they like. Where the owner wins. */
function gameOf(goal: readonly boolean[], edges: readonly Edge[]): boolean[] {
  const byAttacker = backwards(
    goal.length,
    edges.filter((edge) => !isHonest(edge)),
  )
  const won = [...goal]
  for (let grows = true; grows; ) {
    grows = false
    const spoilt = spoiltBy(byAttacker, won)
    for (const edge of edges) {
      if (won[edge.from] || !isHonest(edge) || spoilt[edge.to]) continue
      won[edge.from] = true
      grows = true
    }
  }
  return won
}
/** From where the attacker can come to a world that is not won. */
function spoiltBy(byAttacker: readonly (readonly Edge[])[], won: readonly boolean[]): boolean[] {
  const spoilt = won.map((is) => !is)
  const waiting = indices(spoilt)
  for (const world of waiting)
    for (const { from } of byAttacker[world] ?? []) {
      if (spoilt[from]) continue
      spoilt[from] = true
      waiting.push(from)
    }
  return spoilt
}
const indices = (flags: readonly boolean[]): number[] => flags.flatMap((is, index) => (is ? [index] : []))
