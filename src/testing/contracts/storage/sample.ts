import type { CaseWrite, Commit, ContactRow, ContactWrite, EffectWrite, Storage } from '../../../ports/storage.ts'
import { same } from '../check.ts'
import type { Sentence } from '../contract.ts'

export type StorageSentence = Sentence<Storage>

/** A time (ms) to count from. */
export const now = 1_750_000_000_000
export const minute = 60_000
export const day = 86_400_000

export const aCase = (id: string, expected = 0, over: Partial<CaseWrite> = {}): CaseWrite => ({
  id,
  expected,
  body: `{"at":${expected + 1}}`,
  keepUntil: now + 30 * day,
  ...over,
})

export const anEffect = (key: string, over: Partial<EffectWrite> = {}): EffectWrite => ({
  key,
  caseId: 'c1',
  queue: 'q1',
  due: now,
  body: `{"send":"${key}"}`,
  ...over,
})

export const aTimer = (id: string, due: number, over: { caseId?: string; epoch?: number } = {}) =>
  ({ op: 'set', caseId: 'c1', id, due, epoch: 1, ...over }) as const

export const claim = (hash: string, account: string, over: Partial<ContactRow> = {}, also: readonly string[] = []) =>
  ({ op: 'claim', row: { hash, kind: 'reservation', account, caseId: `case of ${account}`, ...over }, also }) as const

/** Commits and throws unless it is done. */
export async function done(storage: Storage, change: Omit<Commit, 'now'> & { now?: number }): Promise<void> {
  same(await storage.commit({ now, ...change }), 'done', 'The commit must be done.')
}

export const write = (storage: Storage, contacts: readonly ContactWrite[], at = now) =>
  storage.commit({ now: at, contacts })

/** Leases what is due, as `worker`, for a minute; the keys. */
export async function lease(storage: Storage, at = now, worker = 'w1', limit = 100): Promise<readonly string[]> {
  const leased = await storage.claimEffects(at, { limit, leaseUntil: at + minute, worker })
  return leased.map((row) => row.key)
}

export async function states(storage: Storage, caseId = 'c1'): Promise<Readonly<Record<string, string>>> {
  const rows = await storage.effectsOf(caseId)
  return Object.fromEntries(rows.map((row) => [row.key, row.state]))
}
