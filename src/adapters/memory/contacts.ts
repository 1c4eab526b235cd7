import type { ContactRow, ContactWrite } from '../../ports/storage.ts'
import type { Journal } from './journal.ts'

/** One claim, found under each of its hashes. */
interface Claim {
  readonly kind: ContactRow['kind']
  readonly account: string
  readonly caseId: string
  /** `Infinity`: for good. */
  readonly until: number
  readonly hashes: readonly string[]
}

const none: readonly Claim[] = []

/** Claims on contacts, by any of their hashes. */
export class Contacts {
  readonly #claims = new Map<string, readonly Claim[]>()

  find(hashes: readonly string[]): readonly ContactRow[] {
    return [...new Set(hashes)].flatMap((hash) =>
      this.#at(hash).map(({ kind, account, caseId, until }) => ({
        hash,
        kind,
        account,
        caseId,
        ...(until === Infinity ? {} : { until }),
      })),
    )
  }

  /** `false`: taken. */
  write(journal: Journal, write: ContactWrite, now: number): boolean {
    if (write.op === 'claim') return this.#claim(journal, write.row, write.also, now)
    const old = this.#own(write.hash, write.kind, write.account)
    if (!old) return true
    this.#drop(journal, old)
    if (write.op === 'extend') this.#put(journal, { ...old, until: Math.max(old.until, write.until ?? Infinity) })
    return true
  }

  purge(journal: Journal, now: number, limit: number): void {
    const over = new Set<Claim>()
    for (const claims of this.#claims.values()) {
      for (const claim of claims) if (claim.until <= now && over.size < limit) over.add(claim)
    }
    for (const claim of over) this.#drop(journal, claim)
  }

  #claim(journal: Journal, row: ContactRow, also: readonly string[], now: number): boolean {
    const hashes = new Set([row.hash, ...also])
    let until = row.until ?? Infinity
    for (const hash of hashes) {
      for (const claim of this.#at(hash)) {
        const own = claim.account === row.account
        if (own && claim.kind === row.kind) {
          // One claim, under the old hashes and the new, and a later write never shortens it.
          until = Math.max(until, claim.until)
          for (const known of claim.hashes) hashes.add(known)
          this.#drop(journal, claim)
        } else if (row.kind === 'reservation') {
          if (claim.until > now && (!own || claim.kind === 'ban')) return false
          // Over, so it must not come back by a late `extend` beside the new one.
          if (claim.kind === 'reservation') this.#drop(journal, claim)
        }
      }
    }
    this.#put(journal, { kind: row.kind, account: row.account, caseId: row.caseId, until, hashes: [...hashes] })
    return true
  }

  #at(hash: string): readonly Claim[] {
    return this.#claims.get(hash) ?? none
  }

  #own(hash: string, kind: ContactRow['kind'], account: string): Claim | undefined {
    return this.#at(hash).find((claim) => claim.kind === kind && claim.account === account)
  }

  #put(journal: Journal, claim: Claim): void {
    for (const hash of claim.hashes) journal.put(this.#claims, hash, [...this.#at(hash), claim])
  }

  #drop(journal: Journal, claim: Claim): void {
    for (const hash of claim.hashes) {
      const rest = this.#at(hash).filter((one) => one !== claim)
      if (rest.length > 0) journal.put(this.#claims, hash, rest)
      else journal.drop(this.#claims, hash)
    }
  }
}
