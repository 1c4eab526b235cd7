import type { TimerRow } from '../../ports/storage.ts'
import { Agenda } from './agenda.ts'
import type { Journal } from './journal.ts'

/** Timers by case and id, and by when they are due. */
export class Timers {
  readonly #cases = new Map<string, Map<string, TimerRow>>()
  readonly #agenda = new Agenda<TimerRow>((row) => this.#cases.get(row.caseId)?.get(row.id) === row)

  set(journal: Journal, { caseId, id, due, epoch }: TimerRow): void {
    const row: TimerRow = { caseId, id, due, epoch }
    const ofCase = this.#cases.get(caseId) ?? new Map<string, TimerRow>()
    if (!this.#cases.has(caseId)) journal.put(this.#cases, caseId, ofCase)
    journal.put(ofCase, id, row)
    this.#agenda.add(due, row)
  }

  clear(journal: Journal, caseId: string, id: string): void {
    const ofCase = this.#cases.get(caseId)
    if (ofCase) journal.drop(ofCase, id)
  }

  stands({ caseId, id, epoch }: Pick<TimerRow, 'caseId' | 'id' | 'epoch'>): boolean {
    return this.#cases.get(caseId)?.get(id)?.epoch === epoch
  }

  erase(journal: Journal, caseId: string): void {
    journal.drop(this.#cases, caseId)
  }

  due(now: number, limit: number): readonly TimerRow[] {
    return this.#agenda.due(now, limit)
  }

  first(): number | undefined {
    return this.#agenda.first()
  }
}
