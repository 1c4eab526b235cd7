import type { Model } from './product.ts'
import type { Edges } from './search.ts'
import type { World } from './world.ts'

/** The owner knows the password and holds everything that their accounts ask for. */
export function isRecovered({ accounts }: World, { product }: Model): boolean {
  const { holds = [], accounts: own } = product.people.owner
  return own.every((id) => {
    const { knows = [], bound = {} } = accounts[id] ?? {}
    return knows.includes('owner') && Object.values(bound).every((thing) => holds.includes(thing))
  })
}

export interface Kept {
  /** Days that the owner needs at most, from any world, once the attacker rests; `undefined`: for ever. */
  readonly days: number | undefined
  /** Worlds from which the owner does not get through while the attacker goes on. */
  readonly lost: number
}
/** How long the owner can be kept out. What is around them is honest; the attacker is not. */
export function keptOut(model: Model, { from, to, by, says, worlds }: Edges): Kept {
  const isGoal = worlds.map((world) => isRecovered(world, model))
  return { days: daysTo(isGoal), lost: lostFrom(isGoal) }

  /** The longest of the shortest ways without the attacker, counted in days. */
  function daysTo(goal: readonly boolean[]): number | undefined {
    const into = backwards((edge) => by[edge] !== 'attacker')
    const days = goal.map((is) => (is ? 0 : Number.POSITIVE_INFINITY))
    let layer = goal.flatMap((is, world) => (is ? [world] : []))
    for (let day = 0; layer.length > 0; day++) {
      const next: number[] = []
      for (const world of layer) {
        if ((days[world] ?? 0) < day) continue
        for (const edge of into[world] ?? []) {
          const before = from[edge] ?? 0
          const cost = day + (says[edge] === 'clock a day passes' ? 1 : 0)
          if (cost >= (days[before] ?? 0)) continue
          days[before] = cost
          if (cost === day) layer.push(before)
          else next.push(before)
        }
      }
      layer = next
    }
    const most = days.reduce((a, b) => Math.max(a, b), 0)
    return Number.isFinite(most) ? most : undefined
  }

  /** A game: after every move of the owner, or of what is around them, the attacker makes as many as they like. */
  function lostFrom(goal: readonly boolean[]): number {
    const byAttacker = backwards((edge) => by[edge] === 'attacker')
    const won = [...goal]
    for (let grows = true; grows; ) {
      const spoilt = won.map((is) => !is)
      const waiting = spoilt.flatMap((is, world) => (is ? [world] : []))
      for (const world of waiting)
        for (const edge of byAttacker[world] ?? []) {
          const before = from[edge] ?? 0
          if (spoilt[before]) continue
          spoilt[before] = true
          waiting.push(before)
        }
      grows = false
      for (let edge = 0; edge < from.length; edge++) {
        const before = from[edge] ?? 0
        if (won[before] || by[edge] === 'attacker' || spoilt[to[edge] ?? 0]) continue
        won[before] = true
        grows = true
      }
    }
    return won.filter((is) => !is).length
  }

  function backwards(counts: (edge: number) => boolean): number[][] {
    const into: number[][] = worlds.map(() => [])
    for (let edge = 0; edge < from.length; edge++) if (counts(edge)) into[to[edge] ?? 0]?.push(edge)
    return into
  }
}
