import { clockFact, factOf, type Resting, type Snapshot, step, wake } from '../../engine.ts'
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
  /** The version that the case was of before this row, and how it rested in the one of this row before it heard anything. */
  readonly migrated?: { readonly version: number; readonly rest: Resting }
}
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** The version that each row was written in; `last`: the one that the case is of now. */
export function versionsOf(rows: readonly Row[], last: number): readonly number[] {
  let version = last
  const versions = rows.toReversed().map(({ migrated }) => {
    const own = version
    version = migrated?.version ?? version
    return own
  })
  return versions.toReversed()
}

interface Place {
  readonly follower: Follower
  readonly way: Way
  snapshot: Snapshot
}

/** What the pure machine makes of a case's history, row by row, and what the sentences about the machine say to it. */
export class Replay {
  readonly #caseId: string
  #place: Place | undefined
  revision = 0
  /** The first thing that the history says otherwise than the machine. */
  differs: string | undefined

  constructor(caseId: string) {
    this.#caseId = caseId
  }
  /** Absent before the first row of a version that is at hand. */
  get snapshot(): Snapshot | undefined {
    return this.#place?.snapshot
  }

  /** Takes the next row; names the sentences it breaks. `follower`: of the version it was written in, where that is at hand. */
  take(row: Row, follower: Follower | undefined): Broken[] {
    const differs = (how: string) => void (this.differs ??= `${this.#caseId} row ${row.revision} ${how}`)
    if (row.revision !== this.revision + 1) differs(`follows row ${this.revision}`)
    this.revision = row.revision
    if (this.#place && !same(row.from, this.#place.snapshot.value)) differs('comes from elsewhere')
    this.#place = follower && this.#placeIn(follower, row)
    const place = this.#place
    if (!place) return []
    if (!row.migrated && !same(row.from, place.snapshot.value)) differs('comes from elsewhere')
    const effects: string[] = []
    const broken: Broken[] = []
    for (const { type, ...payload } of row.facts) {
      const fact = isFactType(type) ? factOf(type, payload) : clockFact(type)
      const told = step(place.follower.machine, place.snapshot, fact)
      place.snapshot = told.snapshot
      effects.push(...told.effects.map((effect) => effect.type))
      broken.push(...place.way.hear(fact))
    }
    if (!same(effects, row.effects)) differs('asked for other effects')
    if (!same(row.to, place.snapshot.value)) differs('leads elsewhere')
    return broken
  }

  #placeIn(follower: Follower, { migrated }: Row): Place {
    if (migrated) {
      const snapshot = wake(follower.machine, migrated.rest, follower.policy)
      return { follower, way: follower.from(snapshot), snapshot }
    }
    return this.#place ?? { follower, way: follower.begin(), snapshot: follower.opening.snapshot }
  }
}
