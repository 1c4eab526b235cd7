import type { Happening } from './draft.ts'
import { firstWorld } from './firstWorld.ts'
import { keyOf } from './key.ts'
import { type Mover, made, movesOf } from './moves.ts'
import type { Model } from './product.ts'
import type { World } from './world.ts'

/** A sentence about every world that can come about, or every move that leads from one to the next. */
export interface Law {
  readonly name: string
  readonly says: string
  /** Rows of the invariants and threats it stands for. */
  readonly rows: readonly string[]
  readonly inWorld?: (world: World, model: Model) => boolean
  readonly onMove?: (move: Made, model: Model) => boolean
}
export interface Made {
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

interface Node {
  readonly world: World
  /** The world from which it was first come to, and how. */
  readonly parent: Node | undefined
  readonly by: Mover | undefined
  readonly says: string
}
export interface Edge {
  readonly from: number
  readonly to: number
  readonly by: Mover
}
export interface Found {
  readonly nodes: readonly Node[]
  readonly edges: readonly Edge[]
  readonly broken: readonly Broken[]
  /** How cases of each person ended: `okx.reset owner completed`. */
  readonly ends: readonly string[]
  /** Every world was seen. */
  readonly isWhole: boolean
  readonly ms: number
}
export interface SearchOptions {
  readonly laws: readonly Law[]
  /** More worlds than this are taken for a mistake. */
  readonly limit?: number
  /** Worlds from which nothing more needs to be seen. */
  readonly goal?: (world: World, model: Model) => boolean
  /** Told now and then how far it has come. */
  readonly progress?: (worlds: number, waiting: number) => void
}

/**
 * Breadth first over every move in every world: nothing is sampled, and the first exception found is a shortest one. It ends when every world
 * is seen, or every law broken. Throws `RangeError` past the limit.
 */
export function search(model: Model, options: SearchOptions): Found {
  const started = performance.now()
  const run = new Search(model, options)
  const isWhole = run.explore()
  const { nodes, edges } = run
  const ms = performance.now() - started
  return { nodes, edges, broken: [...run.broken.values()], ends: [...run.ends].sort(), isWhole, ms }
}

/** How a world was first come to. */
export function wayTo(node: Node, last?: string): string[] {
  const way = last === undefined ? [] : [last]
  for (let at = node; at.parent; at = at.parent) way.unshift(at.says)
  return way
}

const EVERY = 5_000

class Search {
  readonly nodes: Node[] = []
  readonly edges: Edge[] = []
  readonly broken = new Map<Law, Broken>()
  readonly ends = new Set<string>()
  readonly #known = new Map<string, number>()
  readonly #model: Model
  readonly #options: SearchOptions
  constructor(model: Model, options: SearchOptions) {
    this.#model = model
    this.#options = options
    this.#find({ world: firstWorld(model), parent: undefined, by: undefined, says: '' })
  }

  /** `false`: every law was broken before every world was seen. */
  explore(): boolean {
    const { laws, goal, progress } = this.#options
    for (const [from, node] of this.nodes.entries()) {
      if (laws.length > 0 && this.broken.size === laws.length) return false
      if (from % EVERY === EVERY - 1) progress?.(this.nodes.length, this.nodes.length - from)
      if (!goal?.(node.world, this.#model)) this.#expand(from, node)
    }
    return true
  }
  #expand(from: number, node: Node): void {
    for (const move of movesOf(this.#model, node.world)) {
      const { world, happened } = made(this.#model, node.world, move)
      const says = `${move.by} ${move.says}`
      this.#look(node, says, { before: node.world, after: world, happened })
      const to = this.#find({ world, parent: node, by: move.by, says })
      if (to !== from) this.edges.push({ from, to, by: move.by })
    }
  }
  #look(node: Node, says: string, move: Made): void {
    for (const event of move.happened) if (event.type === 'ended') this.ends.add(sayEnd(event))
    for (const law of this.#options.laws)
      if (!this.broken.has(law) && law.onMove?.(move, this.#model) === false) this.#break(law, wayTo(node, says))
  }
  /** The number of a world, new or known. */
  #find(node: Node): number {
    const key = keyOf(node.world)
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const { laws, limit = 500_000 } = this.#options
    const number = this.nodes.length
    if (number >= limit) throw new RangeError(`${this.#model.product.name}: more than ${limit} worlds`)
    this.#known.set(key, number)
    this.nodes.push(node)
    for (const law of laws)
      if (!this.broken.has(law) && law.inWorld?.(node.world, this.#model) === false) this.#break(law, wayTo(node))
    return number
  }
  #break(law: Law, way: readonly string[]): void {
    this.broken.set(law, { law: law.name, says: law.says, way })
  }
}

const sayEnd = ({ one, outcome }: Happening & { type: 'ended' }): string =>
  [one.flow, one.by, outcome.type, outcome.why ?? outcome.to ?? ''].join(' ').trimEnd()
