import type {
  AuditRow,
  CaseWrite,
  CommandRow,
  Commit,
  ContactWrite,
  LedgerWrite,
  OutboxRow,
  ReviewRow,
  Storage,
  TimerRow,
} from '../../src/ports/storage.ts'
import type { Spy } from '../../src/testing/trace/spy.ts'

/** Everything that rests in a storage, as rows. `expected` is the revision before the last. */
export interface Rows {
  readonly cases: readonly CaseWrite[]
  readonly ledgers: readonly LedgerWrite[]
  readonly contacts: readonly { readonly at: number; readonly write: ContactWrite }[]
  readonly timers: readonly TimerRow[]
  readonly effects: readonly OutboxRow[]
  readonly commands: readonly CommandRow[]
  readonly audit: readonly AuditRow[]
  readonly reviews: readonly ReviewRow[]
}

const ALL = Number.MAX_SAFE_INTEGER
const WORKER = 'restores'
/** The last of each name. */
const lastOf = <T>(rows: readonly T[], name: (row: T) => string): T[] => [
  ...new Map(rows.map((row) => [name(row), row])).values(),
]

/** What rests behind a spy that has seen all that was written. */
export async function rowsOf(spy: Spy): Promise<Rows> {
  const { done } = spy
  const cases = lastOf(
    done.flatMap((commit) => commit.cases ?? []),
    ({ id }) => id,
  )
  const ofEach = async <T>(read: (id: string) => Promise<readonly T[]>): Promise<T[]> =>
    (await Promise.all(cases.map(({ id }) => read(id)))).flat()
  return {
    cases,
    ledgers: lastOf(
      done.flatMap((commit) => commit.ledgers ?? []),
      ({ key }) => key,
    ),
    contacts: done.flatMap(({ now: at, contacts = [] }) => contacts.map((write) => ({ at, write }))),
    timers: await spy.dueTimers(ALL, 100_000),
    effects: await ofEach((id) => spy.effectsOf(id)),
    commands: lastOf(
      done.flatMap((commit) => commit.commands ?? []),
      ({ caseId, id }) => `${caseId} ${id}`,
    ),
    audit: await ofEach((id) => spy.history(id)),
    reviews: await spy.reviews(100_000),
  }
}

/** Writes rows into an empty storage, through its port: as often as it takes to come to the revision they had. */
export async function putRows(storage: Storage, rows: Rows): Promise<void> {
  const put = async (change: Commit) => {
    if ((await storage.commit(change)) !== 'done') throw new Error('the storage was not empty')
  }
  for (const row of rows.cases)
    for (let expected = 0; expected <= row.expected; expected++) await put({ now: 0, cases: [{ ...row, expected }] })
  for (const row of rows.ledgers)
    for (let expected = 0; expected <= row.expected; expected++) await put({ now: 0, ledgers: [{ ...row, expected }] })
  for (const { at, write } of rows.contacts) await put({ now: at, contacts: [write] })
  const over = rows.effects.filter(({ state }) => state !== 'waiting')
  for (const effect of over) await putEffect(storage, effect)
  for (const effect of rows.effects.filter(({ state }) => state === 'waiting')) await putEffect(storage, effect)
  const { commands, audit } = rows
  const timers = rows.timers.map((row) => ({ op: 'set', ...row }) as const)
  const reviews = rows.reviews.map((row) => ({ op: 'put', ...row }) as const)
  await put({ now: 0, commands, audit, timers, reviews })
}

async function putEffect(storage: Storage, { state, attempt, trouble = '', ...effect }: OutboxRow): Promise<void> {
  await storage.commit({ now: 0, effects: [attempt > 0 ? { ...effect, due: 0 } : effect] })
  for (let lease = 0; lease < attempt; lease++) {
    await storage.claimEffects(0, { limit: 100, leaseUntil: 0, worker: WORKER })
    const last = lease === attempt - 1
    const again = { state: 'waiting', due: last ? effect.due : 0, trouble } as const
    const settled = !last || state === 'waiting' ? again : state === 'aside' ? { state, trouble } : { state }
    if (!(await storage.settleEffect(effect.key, WORKER, settled))) throw new Error(`${effect.key} is not restored`)
  }
  // dropped before anybody leased it
  if (attempt === 0 && state !== 'waiting' && effect.group !== undefined)
    await storage.commit({ now: 0, voided: [effect.group] })
}
