import type { Clock, Recovery, Storage } from 'regain'
import type { DemoFile } from './file.ts'

/** Longest time that something which was under way when a process died is still leased to it (ms). */
const leaseMs = 60_000

/** The time of the demo: real time, and what was skipped; the file keeps how much that is. */
export class DemoClock implements Clock {
  readonly #file: DemoFile
  #offset: number
  constructor(file: DemoFile) {
    this.#file = file
    this.#offset = Number(file.get('offset') ?? 0)
  }
  now(): number {
    return Date.now() + this.#offset
  }
  get skipped(): number {
    return this.#offset
  }
  /** Never back. */
  moveTo(time: number): void {
    const ahead = time - this.now()
    if (ahead <= 0) return
    this.#offset += ahead
    this.#file.set('offset', String(this.#offset))
  }
}

interface Works {
  readonly clock: DemoClock
  readonly recovery: Recovery
  readonly storage: Storage
}

/** Time passes, and everything happens at the moment it is due. */
export async function pass({ clock, recovery, storage }: Works, ms: number): Promise<void> {
  const end = clock.now() + ms
  for (let step = 0; step < 1_000; step++) {
    await recovery.tick()
    const due = await storage.nextDue()
    if (due === undefined || due > end) break
    clock.moveTo(due)
  }
  clock.moveTo(end)
  await recovery.tick()
}

/** What a process left under way when it was killed stays its own for a minute; a demo does not wait for that. */
export async function settle(works: Works): Promise<void> {
  await works.recovery.tick()
  const due = await works.storage.nextDue()
  const ahead = (due ?? 0) - works.clock.now()
  if (ahead > 0 && ahead <= leaseMs) await pass(works, ahead)
}
