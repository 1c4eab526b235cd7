import type { DatabaseSync } from 'node:sqlite'
import type { ContactRow, ContactWrite } from '../../ports/storage.ts'
import { number, oneOf, type Row, text, texts } from './values.ts'

/** Claims on contacts: a row under each hash, all alike, each naming all the hashes. */
export interface Contacts {
  find(hashes: readonly string[]): readonly ContactRow[]
  /** `false`: taken. */
  write(write: ContactWrite, now: number): boolean
  purge(now: number, limit: number): void
}

interface Claim extends ContactRow {
  readonly until: number
  readonly hashes: readonly string[]
}

const claimOf = (row: Row): Claim => ({
  hash: text(row, 'hash'),
  kind: oneOf(row, 'kind', ['reservation', 'ban']),
  account: text(row, 'account'),
  caseId: text(row, 'case_id'),
  until: number(row, 'until'),
  hashes: texts(row, 'hashes'),
})

function contactRow({ hash, kind, account, caseId, until }: Claim): ContactRow {
  return { hash, kind, account, caseId, ...(until === Infinity ? {} : { until }) }
}

export function contactTable(db: DatabaseSync): Contacts {
  const at = db.prepare('SELECT * FROM contacts WHERE hash = ?')
  const own = db.prepare('SELECT * FROM contacts WHERE hash = ? AND kind = ? AND account = ?')
  const put = db.prepare(
    'INSERT OR REPLACE INTO contacts (hash, kind, account, case_id, until, hashes) VALUES (?,?,?,?,?,?)',
  )
  const drop = db.prepare('DELETE FROM contacts WHERE hash = ? AND kind = ? AND account = ?')
  const extend = db.prepare('UPDATE contacts SET until = max(until, ?) WHERE hash = ? AND kind = ? AND account = ?')
  const over = db.prepare('SELECT * FROM contacts WHERE until <= ? ORDER BY until LIMIT ?')

  function forget(claim: Claim): void {
    for (const hash of claim.hashes) drop.run(hash, claim.kind, claim.account)
  }

  function claim(row: ContactRow, also: readonly string[], now: number): boolean {
    const hashes = new Set([row.hash, ...also])
    let until = row.until ?? Infinity
    for (const hash of hashes) {
      for (const old of at.all(hash).map(claimOf)) {
        const same = old.account === row.account
        if (same && old.kind === row.kind) {
          // One claim, under the old hashes and the new, and a later write never shortens it.
          until = Math.max(until, old.until)
          for (const known of old.hashes) hashes.add(known)
        } else if (row.kind === 'reservation') {
          if (old.until > now && (!same || old.kind === 'ban')) return false
          // Over, so it must not come back by a late `extend` beside the new one.
          if (old.kind === 'reservation') forget(old)
        }
      }
    }
    const list = JSON.stringify([...hashes])
    for (const hash of hashes) put.run(hash, row.kind, row.account, row.caseId, until, list)
    return true
  }

  return {
    find: (hashes) => [...new Set(hashes)].flatMap((hash) => at.all(hash).map((row) => contactRow(claimOf(row)))),
    write(write, now) {
      if (write.op === 'claim') return claim(write.row, write.also, now)
      const row = own.get(write.hash, write.kind, write.account)
      if (!row) return true
      const old = claimOf(row)
      if (write.op === 'release') forget(old)
      else for (const hash of old.hashes) extend.run(write.until ?? Infinity, hash, write.kind, write.account)
      return true
    },
    purge(now, limit) {
      for (const row of over.all(now, limit)) forget(claimOf(row))
    },
  }
}
