import { readFileSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { gunzipSync } from 'node:zlib'
import { flows } from 'regain/machines'
import { describe, expect, it } from 'vitest'
import { sqliteStorage } from '../../src/adapters/sqlite.ts'
import { ada, Person, walk } from '../../src/testing/simulation/people.ts'
import { spyOn } from '../../src/testing/trace/spy.ts'
import { storages } from '../support/storages.ts'
import { finish } from './ending.ts'
import { allFiles, versionOf } from './files.ts'
import { kept } from './records.ts'
import { rowsOf } from './rows.ts'
import { enter, worldOf } from './saved.ts'
import { under } from './snapshots.ts'

const { file } = storages()
const lost = { account: ada, lost: ['phone'] } as const

describe('a file that was written by an older schema', () => {
  const current = file()
  it('is there for every version', async () => {
    const storage = sqliteStorage(current)
    await storage.migrate()
    await storage.close()
    const versions = Array.from({ length: versionOf(current) }, (_, at) => `storage@${at + 1}.db.gz`)
    expect(
      allFiles().map(({ pathname }) => pathname.slice(pathname.lastIndexOf('/') + 1)),
      'npm run snapshots -- --update',
    ).toEqual(versions)
  })
  for (const golden of allFiles())
    it(`is opened, brought up to date and gone on with: ${golden.pathname.slice(golden.pathname.lastIndexOf('/') + 1)}`, async () => {
      const path = file()
      writeFileSync(path, gunzipSync(readFileSync(golden)))
      const storage = sqliteStorage(path)
      let found = 0
      for (const { saved, preset } of kept()) {
        if ((await storage.load(saved.caseId)) === undefined) continue
        found += 1
        const { cases, ledgers } = saved.rows
        for (const { id, body } of cases) expect((await storage.load(id))?.case.body).toBe(body)
        const stored = await storage.ledgers(ledgers.map(({ key }) => key))
        expect(stored.map((row) => row?.body)).toEqual(ledgers.map(({ body }) => body))
        const varied = flows.map((flow) => under(flow, preset))
        expect(await finish(await enter(saved, varied, spyOn(storage)))).toBeDefined()
      }
      await storage.close()
      expect(found).toBeGreaterThan(0)
    })
})

describe('a file that a newer process brings to its own version', () => {
  it('is written to no more by the older one, which says so by name; nothing is lost or done twice', async () => {
    const path = file()
    const storage = sqliteStorage(path, { synchronous: 'normal' })
    const spy = spyOn(storage)
    const world = worldOf(flows, spy)
    world.host.add(ada)
    const person = await walk(await Person.at(world, 'binance.reset'), lost, 'deciding')
    const before = JSON.stringify(await rowsOf(spy))
    const db = new DatabaseSync(path)
    const version = versionOf(path)
    db.exec(`PRAGMA user_version = ${version + 1}`)
    const refused = { code: 'version_unsupported' }
    await expect(person.say({ type: 'case.cancel' })).rejects.toMatchObject(refused)
    await expect(world.recovery.open('binance.reset')).rejects.toMatchObject(refused)
    await expect(world.recovery.tick()).rejects.toMatchObject(refused)
    await expect(world.recovery.purge()).rejects.toMatchObject(refused)
    await expect(Promise.all([1, 2, 3].map(() => world.recovery.open('okx.reset')))).rejects.toMatchObject(refused)
    const another = sqliteStorage(path)
    await expect(another.migrate()).rejects.toMatchObject(refused)
    await another.close()
    expect(JSON.stringify(await rowsOf(spy))).toBe(before)
    expect(world.host.events).toEqual([])
    // the newer one was rolled back: the older one goes on where it stood
    db.exec(`PRAGMA user_version = ${version}`)
    db.close()
    await world.recovery.tick()
    await person.look()
    expect(person.name).toBe('holding.running')
    await storage.close()
  })
})
