import type { Document } from '../ports/storage.ts'
import { emptyLedger, type Ledger, ledgerKeepUntil, parseLedger, tidy, writeLedger } from './ledger.ts'
import type { Realm } from './realm.ts'

/** The ledger under a key as it stands; an empty one when there is none. */
export const loadLedger = ({ storage, unread }: Realm, key: string, now: number): Promise<LedgerDraft> =>
  unread.reading(key, async () => {
    const [stored] = await storage.ledgers([key])
    return new LedgerDraft(key, stored, now)
  })

/** A ledger that was loaded and may have been written on. */
export class LedgerDraft {
  readonly key: string
  readonly #expected: number
  readonly doc: Ledger
  changed = false
  constructor(key: string, stored: Document | undefined, now: number) {
    this.key = key
    this.#expected = stored?.revision ?? 0
    this.doc = stored ? parseLedger(key, stored.body) : emptyLedger(now)
  }
  write(now: number) {
    tidy(this.doc, now)
    this.doc.at = Math.max(this.doc.at, now)
    return {
      key: this.key,
      expected: this.#expected,
      body: writeLedger(this.key, this.doc),
      keepUntil: ledgerKeepUntil(this.doc, now),
    }
  }
}
