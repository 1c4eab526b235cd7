import type { Commit, CommitResult, Storage } from '../../ports/storage.ts'

/** A storage that remembers what was written to it, can be told to fail, and counts what it is asked. */
export interface Spy extends Storage {
  /** Every commit that was done, in order. */
  readonly done: readonly Commit[]
  /** Every text that came to rest, since the last `takeTexts`. */
  takeTexts(): readonly string[]
  readonly counts: { load: number; ledgers: number; contacts: number; commit: number; raced: number }
  /** What each call passes through first: throw or wait here. */
  before: (call: keyof Storage) => Promise<void> | void
  /** Decides a commit's result without writing; `undefined` lets it through. */
  answer: (change: Commit) => CommitResult | undefined
  /** Ids of the cases and keys of the ledgers and effects that were ever written. */
  readonly cases: ReadonlySet<string>
  readonly ledgerKeys: ReadonlySet<string>
  /** Everything that rests now, as one text. Two dumps are equal when nothing was written between them. */
  dump(): Promise<string>
}

const ALL = Number.MAX_SAFE_INTEGER

export function spyOn(storage: Storage): Spy {
  const done: Commit[] = []
  let texts: string[] = []
  const cases = new Set<string>()
  const ledgerKeys = new Set<string>()
  const hashes = new Set<string>()
  const spy: Spy = {
    ...storage,
    done,
    cases,
    ledgerKeys,
    counts: { load: 0, ledgers: 0, contacts: 0, commit: 0, raced: 0 },
    before: () => undefined,
    answer: () => undefined,
    takeTexts() {
      const taken = texts
      texts = []
      return taken
    },
    async load(caseId, commandId) {
      await spy.before('load')
      spy.counts.load += 1
      return storage.load(caseId, commandId)
    },
    async ledgers(keys) {
      await spy.before('ledgers')
      spy.counts.ledgers += 1
      return storage.ledgers(keys)
    },
    async contacts(asked) {
      await spy.before('contacts')
      spy.counts.contacts += 1
      return storage.contacts(asked)
    },
    async commit(change) {
      await spy.before('commit')
      spy.counts.commit += 1
      const result = spy.answer(change) ?? (await storage.commit(change))
      if (result === 'raced') spy.counts.raced += 1
      if (result !== 'done') return result
      done.push(change)
      texts.push(JSON.stringify(change))
      for (const { id } of change.cases ?? []) cases.add(id)
      for (const { key } of change.ledgers ?? []) ledgerKeys.add(key)
      for (const write of change.contacts ?? [])
        if (write.op === 'claim') for (const hash of [write.row.hash, ...write.also]) hashes.add(hash)
      return result
    },
    async settleEffect(key, worker, result) {
      await spy.before('settleEffect')
      texts.push(JSON.stringify({ key, result }))
      return storage.settleEffect(key, worker, result)
    },
    async dump() {
      const byCase = await Promise.all(
        [...cases].map(async (id) => [
          id,
          await storage.load(id),
          await storage.history(id),
          await storage.effectsOf(id),
        ]),
      )
      const ledgers = await storage.ledgers([...ledgerKeys])
      return JSON.stringify({
        byCase,
        ledgers: [...ledgerKeys].map((key, index) => [key, ledgers[index]]),
        contacts: await storage.contacts([...hashes]),
        timers: await storage.dueTimers(ALL, 100_000),
        reviews: await storage.reviews(100_000),
        troubles: await storage.troubles(100_000),
        nextDue: await storage.nextDue(),
      })
    },
  }
  return spy
}
