import type { Later } from '../../recovery/realm.ts'
import type { Fault, Faults, Point } from './faults.ts'

/** What a caller hears whose process ended before it had answered. */
export class Crashed extends Error {
  override readonly name = 'Crashed'
  constructor() {
    super('The process has ended.')
  }
}

/** What goes on around the processes of a simulation. */
export interface Surroundings {
  now: number
  faults: Faults
  /** Whether the clock was ever put back. */
  wentBack: boolean
  /** How many calls of ports there were. */
  calls: number
  /** What went wrong so far: `<kind> <port>`, and how often. */
  readonly struck: Map<string, number>
  /** Told of every call that is really made. */
  readonly made?: (port: string) => void
}

/** Turns of the event loop; a slow port takes one. */
const PATIENCE = 4

const never = <T>() => new Promise<T>(() => undefined)
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** One process: every call it makes goes through here, is counted and may go wrong. */
export class Process {
  readonly #around: Surroundings
  #dead = false
  #end: (reason: Crashed) => void = () => undefined
  readonly #ended: Promise<never>

  constructor(around: Surroundings) {
    this.#around = around
    this.#ended = new Promise((_, reject) => {
      this.#end = reject
    })
    this.#ended.catch(() => undefined)
  }

  get isDead(): boolean {
    return this.#dead
  }
  /** Patience that ends when nothing else goes on any more, however long that is: a slow port is waited for, a silent one is not. */
  readonly later: Later = (_, run) => {
    let turns = PATIENCE
    const wait = (): void => {
      turns -= 1
      if (turns > 0) setImmediate(wait)
      else if (turns === 0 && !this.#dead) run()
    }
    setImmediate(wait)
    return () => {
      turns = 0
    }
  }
  /** Nothing that is under way in it goes on. */
  die(): void {
    this.#dead = true
    this.#end(new Crashed())
  }
  /** The call hangs, and what does not wait for it still happens: then the process ends. */
  #crash<T>(): Promise<T> {
    setImmediate(() => this.die())
    return never()
  }

  /** A port whose every method is called through this process. */
  through<T extends object>(name: string, port: T): T {
    return new Proxy(port, {
      get: (target, method) => {
        const value: unknown = Reflect.get(target, method)
        if (typeof value !== 'function') return value
        const port = `${name}.${String(method)}`
        return (...given: unknown[]): unknown => this.#call(port, async () => Reflect.apply(value, target, given))
      },
    })
  }
  /** A clock that may jump or fail. */
  clock(now: () => number): { now(): number } {
    return {
      now: () => {
        this.#around.calls += 1
        if (this.#strike({ call: this.#around.calls, port: 'clock.now', when: 'before' })?.kind === 'fail')
          throw new Error('the clock fails')
        return now()
      },
    }
  }
  /** Told only while the process lives. */
  whileAlive<T>(tell: (told: T) => void): (told: T) => void {
    return (told) => {
      if (!this.#dead) tell(told)
    }
  }
  /** What is asked of the process from outside: an answer, or `Crashed`. */
  answering<T extends object>(door: T): T {
    return new Proxy(door, {
      get: (target, method) => {
        const value: unknown = Reflect.get(target, method)
        if (typeof value === 'object' && value !== null) return this.answering(value)
        if (typeof value !== 'function') return value
        return (...given: unknown[]): unknown => {
          const answer: unknown = Reflect.apply(value, target, given)
          if (answer instanceof Promise) return Promise.race([answer, this.#ended])
          return typeof answer === 'object' && answer !== null ? this.answering(answer) : answer
        }
      },
    })
  }

  async #call<T>(port: string, ask: () => Promise<T>): Promise<T> {
    if (this.#dead) return never()
    const call = ++this.#around.calls
    const fault = this.#strike({ call, port, when: 'before' })
    switch (fault?.kind) {
      case 'crash':
        return this.#crash()
      case 'fail':
        throw new Error(`${port} fails`)
      case 'silent':
        return never()
      case 'slow':
        await turn()
        if (this.#dead) return never()
        break
      default:
    }
    this.#around.made?.(port)
    // a failure is an answer, too
    const answer = await ask().then(
      (value) => () => value,
      (failure: unknown) => () => {
        throw failure
      },
    )
    if (this.#dead) return never()
    const after = this.#strike({ call, port, when: 'after' })
    switch (after?.kind) {
      case 'crash':
        return this.#crash()
      case 'lose':
        throw new Error(`the answer of ${port} is lost`)
      case 'silent':
        return never()
      case 'twice':
        this.#around.made?.(port)
        return ask()
      case 'slow':
        await turn()
        return this.#dead ? never() : answer()
      default:
        return answer()
    }
  }

  #strike(point: Point): Fault | undefined {
    const fault = this.#around.faults(point)
    if (!fault) return undefined
    const name = `${fault.kind} ${point.port}`
    this.#around.struck.set(name, (this.#around.struck.get(name) ?? 0) + 1)
    this.#around.now += fault.ms ?? 0
    this.#around.wentBack ||= (fault.ms ?? 0) < 0
    return fault
  }
}
