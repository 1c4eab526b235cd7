import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { sqliteStorage, sqliteStorageWith } from '../../src/adapters/sqlite.ts'
import { RecoveryError } from '../../src/errors.ts'
import type { Storage } from '../../src/ports/storage.ts'

const folder = mkdtempSync(join(tmpdir(), 'regain-sqlite-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let files = 0
const file = () => join(folder, `${++files}.db`)

const now = 1_750_000_000_000
const aCase = (id: string, expected = 0, body = 'body') => ({ id, expected, body, keepUntil: now })
const commit = (storage: Storage, id: string, expected = 0, body = 'body') =>
  storage.commit({ now, cases: [aCase(id, expected, body)] })

/** As many as the worker races for. */
const rounds = 300

const script = fileURLToPath(new URL('../fixtures/storage/worker.ts', import.meta.url))
const shell = (command: string, ...args: string[]) =>
  spawn('sh', ['-c', command, 'sh', process.execPath, script, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
const worker = (...args: string[]) => spawn(process.execPath, [script, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })

async function lines(child: ReturnType<typeof worker>): Promise<unknown[]> {
  const said: unknown[] = []
  for await (const line of createInterface({ input: child.stdout })) said.push(JSON.parse(line))
  return said
}

async function fault(promise: Promise<unknown>): Promise<RecoveryError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof RecoveryError) return error
  throw new Error('It should have been refused with a RecoveryError.', { cause: error })
}

describe('a file', () => {
  it('is not made before the first use', async () => {
    const path = file()
    const storage = sqliteStorage(path)
    expect(() => readFileSync(path)).toThrow()
    expect(await storage.load('c1')).toBeUndefined()
    expect(readFileSync(path).subarray(0, 15).toString()).toBe('SQLite format 3')
    await storage.close()
  })

  it('keeps everything when it is closed and opened again', async () => {
    const path = file()
    const first = sqliteStorage(path)
    await first.commit({
      now,
      cases: [{ ...aCase('c1'), ledger: 'l1' }],
      ledgers: [{ key: 'l1', expected: 0, body: 'ledger', keepUntil: Infinity }],
      contacts: [{ op: 'claim', row: { hash: 'h', kind: 'ban', account: 'a', caseId: 'c1' }, also: ['i'] }],
      timers: [{ op: 'set', caseId: 'c1', id: 't', due: now, epoch: 1 }],
      effects: [{ key: 'e', caseId: 'c1', queue: 'q', group: 'g', due: now, body: 'effect' }],
      commands: [{ caseId: 'c1', id: 'cmd', digest: 'd', answer: 'a' }],
      audit: [{ caseId: 'c1', revision: 1, at: now, body: 'audit' }],
      reviews: [{ op: 'put', caseId: 'c1', purpose: 'p', since: now, overdue: true }],
    })
    await first.claimEffects(now, { limit: 1, leaseUntil: now + 5, worker: 'w' })
    const everything = (storage: Storage) =>
      Promise.all([
        storage.load('c1', 'cmd'),
        storage.contacts(['h', 'i']),
        storage.dueTimers(now, 9),
        storage.effectsOf('c1'),
        storage.history('c1'),
        storage.reviews(9),
        storage.nextDue(),
      ])
    const before = await everything(first)
    await first.close()
    const second = sqliteStorage(path)
    expect(await everything(second)).toEqual(before)
    expect(await second.settleEffect('e', 'w', { state: 'done' })).toBe(true)
    await second.close()
  })

  it('is finished before it is closed, and refuses afterwards', async () => {
    const path = file()
    const storage = sqliteStorage(path)
    const pending = Array.from({ length: 20 }, (_, n) => commit(storage, `c${n}`))
    const closing = Promise.all([...pending, storage.close()])
    expect((await closing).slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 'done'))
    expect((await fault(storage.load('c1'))).code).toBe('port_failed')
    await storage.close()
    const again = sqliteStorage(path)
    expect(await again.load('c19')).toBeDefined()
    await again.close()
  })

  it('of a newer version is refused and left as it was', async () => {
    const path = file()
    const db = new DatabaseSync(path)
    db.exec('PRAGMA user_version = 99')
    db.close()
    const before = readFileSync(path)
    const storage = sqliteStorage(path)
    expect((await fault(storage.migrate())).code).toBe('version_unsupported')
    expect((await fault(commit(storage, 'c1'))).code).toBe('version_unsupported')
    await storage.close()
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  it('of another application is refused and left as it was', async () => {
    const path = file()
    const db = new DatabaseSync(path)
    db.exec('CREATE TABLE cases (id)')
    db.close()
    const before = readFileSync(path)
    expect((await fault(sqliteStorage(path).migrate())).code).toBe('config_invalid')
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  it('that is no database, or corrupt, or in no folder, ends in a fault with its cause', async () => {
    const garbage = file()
    writeFileSync(garbage, 'not a database, but long enough to be read as the header of one. '.repeat(99))
    for (const path of [garbage, join(folder, 'none', 'a.db')]) {
      const error = await fault(sqliteStorage(path).load('c1'))
      expect([error.code, error.cause instanceof Error]).toEqual(['port_failed', true])
    }
    const path = file()
    const storage = sqliteStorage(path)
    for (let n = 0; n < 300; n += 1) await commit(storage, `c${n}`, 0, 'x'.repeat(500))
    await storage.close()
    const bytes = readFileSync(path)
    // Every page but the first, which holds the header and the schema.
    writeFileSync(path, bytes.fill(0xa5, 4096 * 2))
    const damaged = sqliteStorage(path)
    const outcomes = [await fault(damaged.load('c1')), await fault(commit(damaged, 'c1', 1))]
    expect(outcomes.map((error) => error.code)).toEqual(['port_failed', 'port_failed'])
    await damaged.close()
  })

  it('on a full disk ends in a fault and nothing is written', async () => {
    const storage = sqliteStorageWith(file(), { maxPages: 60 })
    const body = 'x'.repeat(40_000)
    const results: string[] = []
    for (let n = 0; n < 8; n += 1) {
      const change = { now, cases: [aCase(`a${n}`), aCase(`b${n}`, 0, body)] }
      results.push(await storage.commit(change).catch((error: RecoveryError) => error.code))
    }
    expect(new Set(results)).toEqual(new Set(['done', 'port_failed']))
    for (const [n, result] of results.entries()) {
      for (const id of [`a${n}`, `b${n}`]) expect((await storage.load(id)) !== undefined, id).toBe(result === 'done')
    }
    expect(await storage.purge(now, 99)).toBeGreaterThan(0)
    expect(await commit(storage, 'room again')).toBe('done')
    await storage.close()
  })

  it('whose group does not fit refuses the whole group', async () => {
    const storage = sqliteStorageWith(file(), { maxPages: 60 })
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => commit(storage, `c${n}`, 0, 'x'.repeat(20_000))),
    )
    for (const result of results) {
      expect(result).toMatchObject({ reason: { code: 'port_failed', cause: { errstr: 'database or disk is full' } } })
    }
    for (const n of results.keys()) expect(await storage.load(`c${n}`)).toBeUndefined()
    expect(await commit(storage, 'small')).toBe('done')
    await storage.close()
  })

  it('that the system does not let grow ends in a fault and nothing is written', async () => {
    const path = file()
    const [results] = await lines(shell(`trap '' XFSZ; ulimit -f 1000; exec "$@"`, path, 'fill'))
    if (!Array.isArray(results)) throw new Error('The worker said nothing.')
    expect(new Set(results)).toEqual(new Set(['done', 'RecoveryError port_failed']))
    const storage = sqliteStorage(path)
    for (const [n, result] of results.entries()) {
      for (const id of [`c${n}.0`, `c${n}.1`])
        expect((await storage.load(id)) !== undefined, id).toBe(result === 'done')
    }
    await storage.close()
  })

  it('refuses one bad write of a group and does the others', async () => {
    const storage = sqliteStorage(file())
    const bad = {
      now,
      cases: [aCase('bad')],
      timers: [{ op: 'set', caseId: 'bad', id: 't', due: NaN, epoch: 1 }],
    } as const
    const results = await Promise.allSettled([commit(storage, 'c1'), storage.commit(bad), commit(storage, 'c2')])
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect([await storage.load('c1'), await storage.load('bad'), await storage.load('c2')].map(Boolean)).toEqual([
      true,
      false,
      true,
    ])
    await storage.close()
  })

  it('shares a transaction among the commits of one turn; the first may go ahead', async () => {
    const path = file()
    const storage = sqliteStorage(path)
    await storage.migrate()
    const watch = new DatabaseSync(path, { readOnly: true })
    const count = watch.prepare('SELECT count(*) AS n FROM cases')
    const seen = new Set<unknown>()
    const look = () => seen.add(count.get()?.['n'])
    await Promise.all(
      Array.from({ length: 64 }, async (_, n) => {
        for (let step = 0; step < n % 5; step += 1) await storage.load('none')
        await commit(storage, `c${n}`)
        look()
      }),
    )
    expect(seen.size).toBeLessThanOrEqual(2)
    expect([...seen].at(-1)).toBe(64)
    // once there is company, all wait for each other
    seen.clear()
    await Promise.all(Array.from({ length: 64 }, (_, n) => commit(storage, `d${n}`).then(look)))
    expect([...seen]).toEqual([128])
    watch.close()
    await storage.close()
  })
})

describe('several on one file', () => {
  it('two storages see each other, and one of two wins', async () => {
    const path = file()
    const [a, b] = [sqliteStorage(path), sqliteStorage(path, { grouped: false })]
    await Promise.all([a.migrate(), b.migrate()])
    for (let revision = 0; revision < 20; revision += 1) {
      const results = await Promise.all([commit(a, 'c1', revision, 'a'), commit(b, 'c1', revision, 'b')])
      expect([...results].sort()).toEqual(['done', 'raced'])
      const winner = results[0] === 'done' ? 'a' : 'b'
      for (const one of [a, b]) expect((await one.load('c1'))?.case).toEqual({ revision: revision + 1, body: winner })
    }
    await Promise.all([a.close(), b.close()])
  })

  it('waits for one that holds the lock with the event loop running, and gives up as busy', async () => {
    const path = file()
    const storage = sqliteStorage(path, { busyTimeout: 200 })
    await storage.migrate()
    const other = new DatabaseSync(path)
    other.exec('BEGIN IMMEDIATE')
    let turns = 0
    const timer = setInterval(() => {
      turns += 1
    }, 10)
    const results = await Promise.all(['c1', 'c2'].map((id) => fault(commit(storage, id))))
    clearInterval(timer)
    expect(results.map((error) => error.code)).toEqual(['busy', 'busy'])
    expect(turns).toBeGreaterThan(3)
    expect(await storage.load('c1')).toBeUndefined()
    const late = commit(storage, 'c3')
    setTimeout(() => other.exec('COMMIT'), 60)
    expect(await late).toBe('done')
    other.close()
    await storage.close()
  })

  it('of several processes that race on one case exactly one wins each revision', async () => {
    const path = file()
    const workers = Array.from({ length: 3 }, () => worker(path, 'race'))
    const said = workers.map(lines)
    await Promise.all(workers.map((child) => once(child.stdout, 'data')))
    for (const child of workers) child.stdin.end()
    const won = (await Promise.all(said)).map((all) => all.flat())
    expect(won.filter((revisions) => revisions.length > 1).length).toBeGreaterThan(1)
    expect(
      won
        .flat()
        .filter((one) => one !== 'ready')
        .toSorted((x, y) => Number(x) - Number(y)),
    ).toEqual(Array.from({ length: rounds }, (_, n) => n))
    const storage = sqliteStorage(path)
    expect((await storage.load('c1'))?.case.revision).toBe(rounds)
    expect((await storage.history('c1')).map((row) => row.revision)).toEqual(
      Array.from({ length: rounds }, (_, n) => n + 1),
    )
    await storage.close()
  })

  it('a process that is killed right after a commit was done loses nothing', async () => {
    const path = file()
    const child = worker(path, 'endless')
    let last = -1
    for await (const line of createInterface({ input: child.stdout })) {
      last = Number(line)
      if (last >= 25) child.kill('SIGKILL')
    }
    if (child.signalCode === null) await once(child, 'exit')
    expect(child.signalCode).toBe('SIGKILL')
    const storage = sqliteStorage(path)
    for (let n = 0; n <= last; n += 1) {
      for (const id of [`a${n}`, `b${n}`]) {
        expect(await storage.load(id), id).toBeDefined()
        expect(await storage.history(id), id).toHaveLength(1)
      }
    }
    expect(await commit(storage, 'goes on')).toBe('done')
    await storage.close()
  })
})
