import type { EffectResult, EffectWrite, LeasedEffect, OutboxRow } from '../../ports/storage.ts'
import { Agenda } from './agenda.ts'
import type { Journal } from './journal.ts'

interface Entry {
  readonly seq: number
  readonly effect: EffectWrite
  readonly state: OutboxRow['state']
  readonly attempt: number
  readonly trouble?: string
  /** Who holds the lease, or held it last. */
  readonly worker?: string | undefined
  /** When it may be leased: its due time, or the end of its lease. */
  readonly ready: number
  /** Its group was voided while it was leased: the try under way counts, there is no other. */
  readonly voided: boolean
}

const outboxRow = ({ effect, state, attempt, trouble }: Entry): OutboxRow => ({
  ...effect,
  state,
  attempt,
  ...(trouble === undefined ? {} : { trouble }),
})

const bySeq = (a: Entry, b: Entry): number => a.seq - b.seq

/** Effects in their queues. Every change goes through `#swap`, which can be swapped back. */
export class Outbox {
  readonly #rows = new Map<string, Entry>()
  readonly #waiting = new Map<string, Entry[]>()
  readonly #leased = new Map<string, Entry>()
  readonly #groups = new Map<string, Set<string>>()
  readonly #cases = new Map<string, Set<string>>()
  readonly #aside = new Set<string>()
  readonly #agenda = new Agenda<Entry>((entry) => this.#head(entry.effect.queue) === entry)
  #seq = 0

  add(journal: Journal, { key, caseId, queue, group, due, body }: EffectWrite): void {
    if (this.#rows.has(key)) return
    const effect = { key, caseId, queue, due, body, ...(group === undefined ? {} : { group }) }
    this.#put(journal, { seq: ++this.#seq, effect, state: 'waiting', attempt: 0, ready: due, voided: false })
  }

  claim(journal: Journal, now: number, limit: number, until: number, worker: string): readonly LeasedEffect[] {
    const leased: LeasedEffect[] = []
    for (let more = true; more; ) {
      more = false
      for (const entry of this.#agenda.due(now, limit - leased.length)) {
        if (entry.voided) {
          this.#put(journal, { ...entry, state: 'dropped' })
          more = true
          continue
        }
        const attempt = entry.attempt + 1
        this.#put(journal, { ...entry, attempt, worker, ready: until })
        leased.push({ ...entry.effect, attempt })
      }
    }
    return leased
  }

  /** `false`: not this worker's any more. */
  settle(journal: Journal, key: string, worker: string, result: EffectResult): boolean {
    const entry = this.#rows.get(key)
    if (entry?.state !== 'waiting' || entry.worker !== worker) return false
    const rest = { ...entry, worker: undefined }
    if (entry.voided && result.state !== 'done') {
      this.#put(journal, { ...rest, state: 'dropped' })
    } else if (result.state === 'waiting') {
      const { due, trouble } = result
      this.#put(journal, { ...rest, effect: { ...rest.effect, due }, ready: due, trouble })
    } else if (result.state === 'aside') {
      this.#put(journal, { ...rest, state: 'aside', trouble: result.trouble })
    } else {
      this.#put(journal, { ...rest, state: result.state })
    }
    return true
  }

  retry(journal: Journal, key: string, due: number): boolean {
    const entry = this.#rows.get(key)
    if (entry?.state !== 'aside') return false
    this.#put(journal, { ...entry, effect: { ...entry.effect, due }, state: 'waiting', ready: due })
    return true
  }

  void(journal: Journal, group: string, now: number): void {
    for (const entry of this.#list(this.#groups.get(group) ?? [])) {
      const inFlight = entry.worker !== undefined && entry.ready > now
      this.#put(journal, inFlight ? { ...entry, voided: true } : { ...entry, state: 'dropped' })
    }
  }

  erase(journal: Journal, caseId: string): void {
    for (const entry of this.#list(this.#cases.get(caseId) ?? [])) this.#change(journal, entry, undefined)
  }

  ofCase(caseId: string): readonly OutboxRow[] {
    return this.#list(this.#cases.get(caseId) ?? []).map(outboxRow)
  }

  aside(limit: number): readonly OutboxRow[] {
    return this.#list(this.#aside).slice(0, limit).map(outboxRow)
  }

  first(): number | undefined {
    return this.#agenda.first()
  }

  #list(keys: Iterable<string>): readonly Entry[] {
    return Array.from(keys, (key) => this.#rows.get(key))
      .filter((entry) => entry !== undefined)
      .sort(bySeq)
  }

  #head(queue: string): Entry | undefined {
    return this.#leased.get(queue) ?? this.#waiting.get(queue)?.[0]
  }

  #put(journal: Journal, entry: Entry): void {
    this.#change(journal, this.#rows.get(entry.effect.key), entry)
  }

  #change(journal: Journal, old: Entry | undefined, entry: Entry | undefined): void {
    this.#swap(old, entry)
    journal.did(() => this.#swap(entry, old))
  }

  #swap(old: Entry | undefined, entry: Entry | undefined): void {
    const queue = (entry ?? old)?.effect.queue
    if (queue === undefined) return
    const head = this.#head(queue)
    if (old) this.#forget(old)
    if (entry) this.#know(entry)
    const next = this.#head(queue)
    if (next && next !== head) this.#agenda.add(next.ready, next)
  }

  #know(entry: Entry): void {
    const { key, caseId, queue, group } = entry.effect
    this.#rows.set(key, entry)
    join(this.#cases, caseId, key)
    if (entry.state === 'aside') this.#aside.add(key)
    if (entry.state !== 'waiting') return
    const line = this.#waiting.get(queue) ?? []
    if (line.length === 0) this.#waiting.set(queue, line)
    const after = line.findLastIndex((one) => one.seq < entry.seq)
    line.splice(after + 1, 0, entry)
    if (entry.worker !== undefined) this.#leased.set(queue, entry)
    if (group !== undefined) join(this.#groups, group, key)
  }

  #forget(entry: Entry): void {
    const { key, caseId, queue, group } = entry.effect
    this.#rows.delete(key)
    leave(this.#cases, caseId, key)
    this.#aside.delete(key)
    if (entry.state !== 'waiting') return
    const line = this.#waiting.get(queue) ?? []
    line.splice(line.indexOf(entry), 1)
    if (line.length === 0) this.#waiting.delete(queue)
    if (this.#leased.get(queue) === entry) this.#leased.delete(queue)
    if (group !== undefined) leave(this.#groups, group, key)
  }
}

function join(sets: Map<string, Set<string>>, name: string, key: string): void {
  const set = sets.get(name)
  if (set) set.add(key)
  else sets.set(name, new Set([key]))
}

function leave(sets: Map<string, Set<string>>, name: string, key: string): void {
  const set = sets.get(name)
  set?.delete(key)
  if (set?.size === 0) sets.delete(name)
}
