import { RecoveryError } from '../../src/errors.ts'
import type { Sent } from '../../src/testing/simulation/world.ts'
import type { Chance } from './chance.ts'
import type { Town } from './town.ts'
import type { Ear, Visit } from './visit.ts'

const HOUR = 3_600_000
/** What an owner may find: the case is over, or was never theirs. */
const expected = new Set(['port_failed', 'busy', 'case_closed', 'ticket_invalid'])

/** Owners who are told of what they did not do, and object; what happens to accounts beside any recovery. */
export class Owners {
  readonly #town: Town
  readonly #chance: Chance
  readonly #ear: Ear
  /** Cases that are not their owner's own. */
  readonly #thefts = new Map<string, Visit>()
  readonly #due: { readonly at: number; readonly act: () => Promise<unknown> }[] = []
  readonly counts = { disputes: 0, signIns: 0, freezes: 0 }
  constructor(town: Town, chance: Chance, ear: Ear) {
    this.#town = town
    this.#chance = chance
    this.#ear = ear
  }

  suspect(caseId: string, visit: Visit): void {
    this.#thefts.set(caseId, visit)
  }
  /** The first notice of a theft that is read sets its owner going; now and then one objects to their own case. */
  read({ key, text, at }: Sent): void {
    const caseId = key.slice(0, 22)
    const theft = this.#thefts.get(caseId)
    if (!theft && !this.#chance.whether(0.002)) return
    const token = /notice\/([\w.-]+)/.exec(text)?.[1]
    if (token === undefined) return
    this.#thefts.delete(caseId)
    const due = at + this.#chance.below(20) * HOUR
    const how = theft ? this.#chance.weighed({ dispute: 6, signIn: 3, freeze: 1 }) : 'dispute'
    this.#due.push({ at: due, act: () => this.#object(how, token, theft) })
  }
  async #object(how: 'dispute' | 'signIn' | 'freeze', token: string, theft: Visit | undefined): Promise<void> {
    const { recovery } = this.#town.world
    if (how === 'dispute') {
      await recovery.notice(token).dispute()
      this.counts.disputes += 1
    } else if (theft && how === 'signIn') {
      await recovery.account(theft.account.id).signedIn({ methods: [...theft.plan.lost] })
      this.counts.signIns += 1
    } else if (theft) {
      this.#town.host.touch(theft.account.id, { frozen: true })
      await recovery.account(theft.account.id).changed()
      this.counts.freezes += 1
    }
  }

  /** What is due by now. What fails is tried again an hour later, as people do. */
  async act(): Promise<void> {
    const { now } = this.#town
    const due = this.#due.filter(({ at }) => at <= now)
    if (due.length === 0) return
    this.#due.splice(0, this.#due.length, ...this.#due.filter(({ at }) => at > now))
    for (const { act } of due) {
      try {
        await act()
      } catch (fault) {
        const code = fault instanceof RecoveryError ? fault.code : undefined
        if (code === undefined || !expected.has(code)) this.#ear.wrong(`an owner objects: ${String(fault)}`)
        if (code === 'port_failed' || code === 'busy') this.#due.push({ at: now + HOUR, act })
      }
    }
  }

  /** Once a day: frozen accounts are given back, some factors are set up again. */
  async daily(): Promise<void> {
    const { host, now } = this.#town
    for (const id of this.#town.ids) {
      const account = host.get(id)
      const change = {
        ...(account.frozen && this.#chance.whether(0.3) ? { frozen: false } : {}),
        ...(account.totp === undefined && this.#chance.whether(0.02) ? { totp: this.#town.secret() } : {}),
        ...(account.passkey === undefined && this.#chance.whether(0.01)
          ? { passkey: `credential ${now} of ${id}` }
          : {}),
      }
      if (Object.keys(change).length === 0) continue
      host.touch(id, change)
      await this.#town.world.recovery
        .account(id)
        .changed()
        .catch(() => undefined)
    }
    for (const [caseId] of this.#thefts) if (this.#thefts.size > 2_000) this.#thefts.delete(caseId)
  }
}
