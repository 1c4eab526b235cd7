import { RecoveryError } from '../../src/errors.ts'
import type { Chance } from './chance.ts'
import type { Town } from './town.ts'
import type { Ear } from './visit.ts'

const HOUR = 3_600_000
const people = ['ines', 'jonas', 'kim', 'lars', 'maja'] as const
/** Another was quicker, the case has moved on, this person has voted before. */
const expected = new Set(['port_failed', 'busy', 'input_not_allowed'])

/** Reviewers, who take their time. */
export class Staff {
  readonly #town: Town
  readonly #chance: Chance
  readonly #ear: Ear
  readonly counts = { approved: 0, denied: 0 }
  constructor(town: Town, chance: Chance, ear: Ear) {
    this.#town = town
    this.#chance = chance
    this.#ear = ear
  }

  /** An hour's work; `everything`: nothing is left lying, and all of it is approved. */
  async work(everything = false): Promise<void> {
    const { desk } = this.#town.world.recovery
    const { now } = this.#town
    let queue: Awaited<ReturnType<typeof desk.queue>> = []
    try {
      queue = await desk.queue(10_000)
    } catch (fault) {
      this.#failed(fault)
    }
    for (const { caseId, since } of queue) {
      const waited = now - since
      // some wait for days and become overdue
      if (!everything && (waited < 2 * HOUR || !this.#chance.whether(0.05))) continue
      try {
        await this.#decide(caseId, everything)
      } catch (fault) {
        this.#failed(fault)
      }
    }
  }
  #failed(fault: unknown): void {
    if (fault instanceof RecoveryError && expected.has(fault.code)) return
    this.#ear.wrong(`a reviewer: ${String(fault)}`)
  }

  async #decide(caseId: string, everything: boolean): Promise<void> {
    const { desk } = this.#town.world.recovery
    const view = await desk.view(caseId)
    const decision = everything || this.#chance.whether(0.8) ? 'approve' : 'deny'
    const { decided } = await desk.decide(caseId, {
      decision,
      reason: 'looked at it',
      staff: this.#chance.pick(people),
      revision: view.case.revision,
    })
    if (decided) this.counts[decision === 'approve' ? 'approved' : 'denied'] += 1
  }
}
