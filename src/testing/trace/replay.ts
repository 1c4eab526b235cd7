import { clockFact, factOf, type Snapshot, step } from '../../engine.ts'
import { isFactType } from '../../vocabulary/facts.ts'
import type { Broken, Follower, Way } from '../follow.ts'

/** One row of a case's history. */
export interface Row {
  readonly revision: number
  readonly at: number
  readonly actor: string
  readonly facts: readonly { readonly type: string; readonly kind?: string; readonly verdict?: string }[]
  readonly from: unknown
  readonly to: unknown
  readonly effects: readonly string[]
  readonly input?: string
}
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** What the pure machine makes of a case's history, row by row, and what the sentences about the machine say to it. */
export class Replay {
  readonly #caseId: string
  readonly #follower: Follower
  readonly #way: Way
  snapshot: Snapshot
  revision = 0
  /** The first thing that the history says otherwise than the machine. */
  differs: string | undefined

  constructor(caseId: string, follower: Follower) {
    this.#caseId = caseId
    this.#follower = follower
    this.#way = follower.begin()
    this.snapshot = follower.opening.snapshot
  }

  /** Takes the next row; names the sentences it breaks. */
  take(row: Row): Broken[] {
    const differs = (how: string) => void (this.differs ??= `${this.#caseId} row ${row.revision} ${how}`)
    const broken: Broken[] = []
    if (row.revision !== this.revision + 1) differs(`follows row ${this.revision}`)
    if (!same(row.from, this.snapshot.value)) differs('comes from elsewhere')
    const effects: string[] = []
    for (const { type, ...payload } of row.facts) {
      const fact = isFactType(type) ? factOf(type, payload) : clockFact(type)
      const told = step(this.#follower.machine, this.snapshot, fact)
      this.snapshot = told.snapshot
      effects.push(...told.effects.map((effect) => effect.type))
      broken.push(...this.#way.hear(fact))
    }
    if (!same(effects, row.effects)) differs('asked for other effects')
    if (!same(row.to, this.snapshot.value)) differs('leads elsewhere')
    this.revision = row.revision
    return broken
  }
}
