import { Chance } from './chance.ts'

/**
 * What can go wrong with one call of a port. `crash`: the process ends and the caller never hears. `fail`: an error, and nothing was done.
 * `lose`: it was done and the answer is an error (of `storage.commit`: nobody knows whether it was). `silent`: no answer ever comes. `slow`: time
 * passes and others go first. `twice`: it is done twice and the second answer counts. `clock`: the clock jumps.
 */
export const faultKinds = ['crash', 'fail', 'lose', 'silent', 'slow', 'twice', 'clock'] as const
export type FaultKind = (typeof faultKinds)[number]

/** One side of one call: calls are counted from 1 on, over all processes of a world. */
export interface Point {
  readonly call: number
  /** `storage.commit`, `email.deliver`, `clock.now` … */
  readonly port: string
  readonly when: 'before' | 'after'
}
export interface Fault {
  readonly kind: FaultKind
  /** Of `slow` and `clock`: by how much the clock moves (ms). */
  readonly ms?: number
}
/** Says for every side of every call what goes wrong there. */
export type Faults = (point: Point) => Fault | undefined

export const noFaults: Faults = () => undefined

/** What can go wrong there; a storage is waited for without end, so one that is silent is one that crashed. */
export function possibleAt({ port, when }: Point): readonly FaultKind[] {
  if (port === 'clock.now') return when === 'before' ? ['fail', 'clock'] : []
  const silent = port.startsWith('storage.') ? [] : (['silent'] as const)
  return when === 'before'
    ? ['crash', 'fail', ...silent, 'slow', 'clock']
    : ['crash', 'lose', ...silent, 'slow', 'twice']
}

/** One fault, at one point. */
export const faultAt =
  (at: Pick<Point, 'call' | 'when'>, fault: Fault): Faults =>
  ({ call, when }) =>
    call === at.call && when === at.when ? fault : undefined

export interface SeededFaults {
  readonly seed: number
  /** Of a thousand sides of calls, how many go wrong. Default 20. */
  readonly rate?: number
  /** Default: every kind. */
  readonly kinds?: readonly FaultKind[]
  /** A port that is struck far more often, so that rare ones are struck as well. */
  readonly focus?: string
}
const SECOND = 1_000
const jumps = [-600 * SECOND, -SECOND, -1, 1, SECOND, 61 * SECOND, 400 * SECOND]
const delays = [0, 1, SECOND, 20 * SECOND, 61 * SECOND]

/** Faults by chance; the same seed gives the same faults for the same calls. */
export function seededFaults({ seed, rate = 20, kinds = faultKinds, focus }: SeededFaults): Faults {
  const chance = new Chance(seed)
  return (point) => {
    if (!chance.inThousand(point.port === focus ? Math.max(rate, 300) : rate)) return undefined
    const possible = possibleAt(point).filter((kind) => kinds.includes(kind))
    if (possible.length === 0) return undefined
    const kind = chance.pick(possible)
    if (kind === 'clock') return { kind, ms: chance.pick(jumps) }
    return kind === 'slow' ? { kind, ms: chance.pick(delays) } : { kind }
  }
}
