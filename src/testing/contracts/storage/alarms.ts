import type { Storage, TimerRow } from '../../../ports/storage.ts'
import { same } from '../check.ts'
import { aCase, aTimer, day, done, minute, now, type StorageSentence } from './sample.ts'

/** Far and near, and further off than a timer of the process can count (2^31 ms). */
const lengths = [1, minute, day, 2 ** 31 - 1, 2 ** 31, 2 ** 32 + 1, 400 * day]
const ids = Array.from({ length: 12 }, (_, n) => ({ caseId: `c${n % 4}`, id: `t${n}` }))

/** The same numbers at every run. */
function numbers(): (below: number) => number {
  let state = 20_260_302
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state >> 8) % below
  }
}

const nameOf = ({ caseId, id }: Pick<TimerRow, 'caseId' | 'id'>): string => `${caseId}/${id}`
const said = (rows: Iterable<TimerRow>): string[] =>
  [...rows].map((row) => `${nameOf(row)} ${row.due} ${row.epoch}`).sort()

/** What should stand, kept beside the storage. */
class Standing {
  readonly rows = new Map<string, TimerRow>()
  readonly storage: Storage
  time = now
  epoch = 0
  constructor(storage: Storage) {
    this.storage = storage
  }
  async set(at: Pick<TimerRow, 'caseId' | 'id'>, length: number): Promise<void> {
    this.epoch += 1
    const row = { ...at, due: this.time + length, epoch: this.epoch }
    await done(this.storage, { now: this.time, timers: [{ op: 'set', ...row }] })
    this.rows.set(nameOf(at), row)
  }
  async clear(at: Pick<TimerRow, 'caseId' | 'id'>): Promise<void> {
    await done(this.storage, { now: this.time, timers: [{ op: 'clear', ...at }] })
    this.rows.delete(nameOf(at))
  }
  /** Of what raced nothing is set and nothing cleared. */
  async race(at: Pick<TimerRow, 'caseId' | 'id'>): Promise<void> {
    const timers = [aTimer(at.id, this.time, { caseId: at.caseId, epoch: 999 })]
    const result = await this.storage.commit({ now: this.time, cases: [aCase('none', 7)], timers })
    same(result, 'raced', 'It must race.')
  }
  async fire({ caseId, id, epoch }: TimerRow): Promise<void> {
    const fired = [{ caseId, id, epoch }]
    await done(this.storage, { now: this.time, fired })
    this.rows.delete(nameOf({ caseId, id }))
    same(await this.storage.commit({ now: this.time, fired }), 'raced', 'What has fired must not fire again.')
  }
  async look(): Promise<void> {
    const due = [...this.rows.values()].filter((row) => row.due <= this.time)
    same(said(await this.storage.dueTimers(this.time, 100)), said(due), 'Due must be what is due, no more and no less.')
    const first = this.rows.size === 0 ? undefined : Math.min(...[...this.rows.values()].map((row) => row.due))
    same(await this.storage.nextDue(), first, 'Next must be the first that stands.')
  }
}

export const alarms: readonly StorageSentence[] = [
  {
    name: 'no timer comes early and none is lost, however they are set, cleared, raced for and fired',
    async test(storage) {
      const standing = new Standing(storage)
      const pick = numbers()
      const one = <T>(of: readonly T[]): T | undefined => of[pick(of.length)]
      for (let turn = 0; turn < 120; turn += 1) {
        const at = one(ids) ?? { caseId: 'c0', id: 't0' }
        const act = pick(10)
        if (act < 5) await standing.set(at, one(lengths) ?? 1)
        else if (act < 6) await standing.clear(at)
        else if (act < 7) await standing.race(at)
        else {
          standing.time += (one(lengths) ?? 1) - pick(2)
          for (const row of await storage.dueTimers(standing.time, 1 + pick(3))) await standing.fire(row)
        }
        await standing.look()
      }
      for (let next = await storage.nextDue(); next !== undefined; next = await storage.nextDue()) {
        standing.time = Math.max(standing.time, next)
        await standing.look()
        for (const row of await storage.dueTimers(standing.time, 100)) await standing.fire(row)
      }
      same(said(standing.rows.values()), [], 'In the end every timer must have fired.')
    },
  },
]
