import type { Happening } from './draft.ts'
import { keyOf } from './key.ts'
import { type Mover, made, movesOf } from './moves.ts'
import type { Model } from './product.ts'
import { type Account, newAccount, type Who, type World } from './world.ts'

/** What a search goes through, and what it was asked about. */
export interface Law {
  readonly name: string
  readonly says: string
  /** Rows of the invariants and threats it stands for. */
  readonly rows: readonly string[]
  /** Holds in every world. */
  readonly inWorld?: (world: World, model: Model) => boolean
  /** Holds for every move. */
  readonly onMove?: (move: Made, model: Model) => boolean
}
export interface Made {
  readonly by: Mover
  readonly before: World
  readonly after: World
  readonly happened: readonly Happening[]
}
export interface Broken {
  readonly law: string
  readonly says: string
  /** A shortest way there, move by move. */
  readonly way: readonly string[]
}
export interface Found {
  readonly worlds: number
  readonly moves: number
  readonly ms: number
  readonly broken: readonly Broken[]
  /** How cases of each person ended: `okx.reset owner completed`. */
  readonly ends: readonly string[]
  /** Who moves from which world to which; kept on request. */
  readonly edges?: Edges
}
export interface Edges {
  readonly from: number[]
  readonly to: number[]
  readonly by: Mover[]
  readonly says: string[]
  readonly worlds: World[]
}
export interface SearchOptions {
  readonly laws: readonly Law[]
  /** More worlds than this are taken for a mistake. */
  readonly limit?: number
  readonly keep?: boolean
  /** Worlds from which nothing more needs to be seen. */
  readonly goal?: (world: World, model: Model) => boolean
  /** Told now and then how far it has come. */
  readonly progress?: (worlds: number, waiting: number) => void
}

export function firstWorld({ product }: Model): World {
  const who = ['owner', 'attacker'] as const
  const those = (has: (by: Who) => boolean | undefined) => who.filter(has)
  const accounts: Record<string, Account> = {}
  for (const [id, bound] of Object.entries(product.accounts))
    accounts[id] = newAccount(
      bound,
      those((by) => product.people[by].knows?.includes(id)),
      those((by) => product.people[by].sessions?.includes(id)),
    )
  return {
    accounts,
    targets: {},
    claims: [],
    cases: [],
    flights: [],
    witness: { holds: {}, bans: {}, guesses: {}, laundered: {}, yielded: [] },
  }
}

interface Node {
  readonly parent: number
  readonly says: string
}
/** Breadth first over every move in every world: nothing is sampled, and the first exception found is a shortest one. */
export function search(model: Model, { laws, limit = 1_000_000, keep = false, goal, progress }: SearchOptions): Found {
  const started = performance.now()
  const first = firstWorld(model)
  const known = new Map<string, number>([[keyOf(first), 0]])
  const nodes: Node[] = [{ parent: -1, says: '' }]
  const waiting: (World | undefined)[] = [first]
  const broken = new Map<Law, Broken>()
  const ends = new Set<string>()
  const edges: Edges = { from: [], to: [], by: [], says: [], worlds: keep ? [first] : [] }
  const asked = [...laws]
  let count = 0
  const breaks = (law: Law, at: number, last?: string): void => {
    const way: string[] = last === undefined ? [] : [last]
    for (let node = nodes[at]; node && node.parent >= 0; node = nodes[node.parent]) way.unshift(node.says)
    broken.set(law, { law: law.name, says: law.says, way })
    asked.splice(asked.indexOf(law), 1)
  }
  const look = (world: World, at: number): void => {
    for (const law of [...asked]) if (law.inWorld?.(world, model) === false) breaks(law, at)
  }
  look(first, 0)
  for (let from = 0; from < waiting.length; from++) {
    const before = waiting[from]
    // once every law is broken there is nothing more to learn
    if (!before || (laws.length > 0 && asked.length === 0)) break
    if (!keep) waiting[from] = undefined
    if (goal?.(before, model)) continue
    if (progress && from % 5_000 === 4_999) progress(nodes.length, waiting.length - from)
    for (const move of movesOf(model, before)) {
      const { world: after, happened } = made(model, before, move)
      const key = keyOf(after)
      const says = `${move.by} ${move.says}`
      const old = known.get(key)
      const to = old ?? nodes.length
      for (const event of happened) if (event.type === 'ended') ends.add(sayEnd(event))
      for (const law of [...asked])
        if (law.onMove?.({ by: move.by, before, after, happened }, model) === false) breaks(law, from, says)
      if (to === from) continue
      count++
      if (keep) {
        edges.from.push(from)
        edges.to.push(to)
        edges.by.push(move.by)
        edges.says.push(says)
      }
      if (old !== undefined) continue
      if (nodes.length >= limit) throw new RangeError(`${model.product.name}: more than ${limit} worlds`)
      known.set(key, to)
      nodes.push({ parent: from, says })
      waiting.push(after)
      if (keep) edges.worlds.push(after)
      look(after, to)
    }
  }
  const ms = performance.now() - started
  return {
    worlds: nodes.length,
    moves: count,
    ms,
    broken: [...broken.values()],
    ends: [...ends].sort(),
    ...(keep ? { edges } : {}),
  }
}

const sayEnd = ({ one, outcome }: Happening & { type: 'ended' }): string =>
  [one.flow, one.by, outcome.type, outcome.why ?? outcome.to ?? ''].join(' ').trimEnd()
