import { RecoveryError } from '../errors.ts'
import { deliver } from './delivery.ts'
import type { Queues } from './queues.ts'
import type { Realm } from './realm.ts'
import { fire, postpone } from './timers.ts'

const BATCH = 64
const LEASE_MS = 60_000
/** Other processes on the same storage may set timers: looked for this often. */
const POLL_MS = 1_000
const PARALLEL = 16

const codeOf = (cause: unknown): string => (cause instanceof RecoveryError ? cause.code : 'port_failed')

/** Fires timers and delivers effects. */
export class Pump {
  readonly #realm: Realm
  readonly #queues: Queues
  readonly #worker: string
  readonly #deliverAfterCommit: boolean
  #delivering: Promise<number> | undefined
  #again = false
  #woken: (() => void) | undefined

  constructor(realm: Realm, queues: Queues, deliverAfterCommit: boolean) {
    this.#realm = realm
    this.#queues = queues
    this.#worker = realm.keys.token(9)
    this.#deliverAfterCommit = deliverAfterCommit
  }

  /** A commit was done: what it queued goes out in the background. */
  wake(): void {
    this.#woken?.()
    if (this.#deliverAfterCommit && this.#woken === undefined)
      setImmediate(() =>
        this.#deliver().catch((cause) =>
          this.#realm.log({ event: 'delivery_failed', caseId: '', what: codeOf(cause) }),
        ),
      )
  }

  /** Everything that is due, until nothing is. */
  async tick(): Promise<void> {
    for (;;) {
      const fired = await this.#fire()
      const delivered = await this.#deliver()
      if (fired + delivered === 0) return
    }
  }

  /** `tick` again and again until aborted. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      let woken = false
      const waiting = new Promise<void>((resolve) => {
        this.#woken = () => {
          woken = true
          resolve()
        }
      })
      const stop = () => this.#woken?.()
      signal.addEventListener('abort', stop, { once: true })
      let timer: NodeJS.Timeout | undefined
      try {
        await this.tick()
        const due = await this.#realm.storage.nextDue()
        const pause = Math.min(POLL_MS, Math.max(1, (due ?? Number.POSITIVE_INFINITY) - this.#realm.clock.now()))
        if (!woken && !signal.aborted) {
          timer = setTimeout(() => this.#woken?.(), pause)
          await waiting
        }
      } catch (cause) {
        this.#realm.log({ event: 'timer_failed', caseId: '', what: codeOf(cause) })
        await new Promise((resolve) => setTimeout(resolve, POLL_MS))
      } finally {
        clearTimeout(timer)
        signal.removeEventListener('abort', stop)
        this.#woken = undefined
      }
    }
  }

  async #fire(): Promise<number> {
    let fired = 0
    const due = await this.#realm.storage.dueTimers(this.#realm.clock.now(), BATCH)
    for (const timer of due) {
      try {
        if ((await this.#queues.run(timer.caseId, () => fire(this.#realm, timer))) === 'fired') fired += 1
      } catch (cause) {
        const what = codeOf(cause)
        this.#realm.log({ event: 'timer_failed', caseId: timer.caseId, what })
        await postpone(this.#realm, timer, what)
      }
    }
    return fired
  }

  /** One delivery round at a time; what is queued meanwhile is taken by the next. */
  async #deliver(): Promise<number> {
    if (this.#delivering) {
      this.#again = true
      return this.#delivering
    }
    this.#delivering = this.#drain()
    try {
      return await this.#delivering
    } finally {
      this.#delivering = undefined
    }
  }
  async #drain(): Promise<number> {
    let delivered = 0
    for (;;) {
      this.#again = false
      const now = this.#realm.clock.now()
      const leased = await this.#realm.storage.claimEffects(now, {
        limit: PARALLEL,
        leaseUntil: now + LEASE_MS,
        worker: this.#worker,
      })
      await Promise.all(leased.map((effect) => deliver(this.#realm, effect, this.#worker)))
      delivered += leased.length
      if (leased.length === 0 && !this.#again) return delivered
    }
  }
}
