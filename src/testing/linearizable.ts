/** One call of one process, as a client saw it. */
export interface Operation<I, A> {
  readonly process: string
  /** What it works on; operations on different things have nothing to do with each other. */
  readonly of: string
  /** When it was called, on a clock that all processes share. */
  readonly invoked: number
  /** When it came back; absent: never. */
  readonly returned?: number
  readonly input: I
  /** Absent: nobody knows (a crash, a fault). It happened while it ran, or not at all. */
  readonly answer?: A
}
/** What one process alone would see, doing one operation after the other. */
export interface Specification<S, I, A> {
  readonly start: (of: string) => S
  /** The states that an operation can lead to when it is answered so; with `undefined` as answer, those that it can lead to at all. */
  readonly next: (state: S, input: I, answer: A | undefined) => readonly S[]
  /** Equal for states that are equal. */
  readonly key: (state: S) => string
  /** Whether an operation that is answered so changes no state whatever: it needs no choice of its place. Default: none is known to. */
  readonly looks?: (input: I, answer: A) => boolean
}
export interface LinearizableOptions {
  /** More configurations than this in the history of one thing are given up. Default 1 000 000. */
  readonly limit?: number
}
export type Linearized<I, A> =
  | {
      readonly linearizable: true
      /** Things that were worked on. */
      readonly histories: number
      readonly operations: number
    }
  | {
      readonly linearizable: false
      readonly of: string
      /** The longest order that explains some of it. */
      readonly order: readonly Operation<I, A>[]
      /** What could have come next, and did not answer as it would have had to. */
      readonly stuck: readonly Operation<I, A>[]
    }

/**
 * Whether there is one order of all operations, each at some moment between its call and its return, in which every answer is the one that the
 * specification gives (Wing & Gong 1993, with the memory of Lowe 2017): one history for each thing that was worked on.
 * Throws `RangeError` when an operation returned before it was called, or past the limit.
 */
export function linearize<S, I, A>(
  operations: readonly Operation<I, A>[],
  specification: Specification<S, I, A>,
  { limit = 1_000_000 }: LinearizableOptions = {},
): Linearized<I, A> {
  for (const { invoked, returned = invoked, process, of } of operations)
    if (!(returned >= invoked))
      throw new RangeError(`an operation of ${process} on ${of} returned before it was called`)
  const histories = Map.groupBy(operations, ({ of }) => of)
  for (const [of, history] of histories) {
    const search = new Search(history, specification, limit)
    if (!search.explains(specification.start(of))) return { linearizable: false, of, ...search.furthest }
  }
  return { linearizable: true, histories: histories.size, operations: operations.length }
}

/** A set of places in the history: what has its place in the order. */
type Placed = bigint
interface Step<S> {
  readonly placed: Placed
  readonly state: S
  readonly order: readonly number[]
}

class Search<S, I, A> {
  readonly #history: readonly Operation<I, A>[]
  readonly #specification: Specification<S, I, A>
  readonly #limit: number
  readonly #seen = new Set<string>()
  #furthest: Step<S> | undefined

  constructor(history: readonly Operation<I, A>[], specification: Specification<S, I, A>, limit: number) {
    this.#history = history.toSorted((a, b) => a.invoked - b.invoked)
    this.#specification = specification
    this.#limit = limit
  }

  explains(start: S): boolean {
    const open: Step<S>[] = [{ placed: 0n, state: start, order: [] }]
    for (let step = open.pop(); step; step = open.pop()) {
      if (step.order.length >= (this.#furthest?.order.length ?? 0)) this.#furthest = step
      const possible = this.#possible(step.placed)
      // who never returned need not have happened
      if (possible.every((at) => this.#history[at]?.returned === undefined)) return true
      for (const next of this.#after(step, possible)) {
        const key = `${next.placed.toString(36)} ${this.#specification.key(next.state)}`
        if (this.#seen.has(key)) continue
        if (this.#seen.size >= this.#limit) throw new RangeError(`undecided after ${this.#limit} configurations`)
        this.#seen.add(key)
        open.push(next)
      }
    }
    return false
  }

  get furthest(): { readonly order: readonly Operation<I, A>[]; readonly stuck: readonly Operation<I, A>[] } {
    const all = (places: readonly number[]) => places.flatMap((at) => this.#history[at] ?? [])
    const { order = [], placed = 0n } = this.#furthest ?? {}
    return { order: all(order), stuck: all(this.#possible(placed)) }
  }

  /** What can come next: what was called before anything that has no place yet returned. */
  #possible(placed: Placed): number[] {
    const possible: number[] = []
    let first = Number.POSITIVE_INFINITY
    for (const [at, { invoked, returned = Number.POSITIVE_INFINITY }] of this.#history.entries()) {
      // in the order of their calls: whatever follows was called later still
      if (invoked > first) break
      if (placed & (1n << BigInt(at))) continue
      possible.push(at)
      first = Math.min(first, returned)
    }
    return possible.filter((at) => (this.#history[at]?.invoked ?? 0) <= first)
  }

  #after({ placed, state, order }: Step<S>, possible: readonly number[]): Step<S>[] {
    const { next, looks = () => false } = this.#specification
    const steps: Step<S>[] = []
    for (const at of possible) {
      const operation = this.#history[at]
      if (!operation) continue
      const { input, answer } = operation
      const place = (after: S) => ({ placed: placed | (1n << BigInt(at)), state: after, order: [...order, at] })
      const states = next(state, input, answer)
      if (answer === undefined) {
        steps.push(place(state), ...states.map(place))
        continue
      }
      // the others find everything as it was
      if (states.length > 0 && looks(input, answer)) return states.map(place)
      steps.push(...states.map(place))
    }
    return steps
  }
}

/** Why a history is none that one process alone could have seen, line by line; nothing when it is one. */
export function sayComplaint<I, A>(verdict: Linearized<I, A>): string[] {
  if (verdict.linearizable) return []
  const say = ({ process, invoked, returned = Number.POSITIVE_INFINITY, input, answer }: Operation<I, A>): string =>
    `  ${process} ${invoked}..${returned} ${JSON.stringify(input)} -> ${JSON.stringify(answer) ?? 'unknown'}`
  return [
    `${verdict.of}: after`,
    ...verdict.order.map(say),
    'none of these is answered rightly',
    ...verdict.stuck.map(say),
  ]
}
