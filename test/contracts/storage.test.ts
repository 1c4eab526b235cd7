import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { sqliteStorage } from '../../src/adapters/sqlite.ts'
import { storageContract } from '../../src/testing/contracts/storage.ts'

const folder = mkdtempSync(join(tmpdir(), 'regain-storage-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let files = 0
const file = () => join(folder, `${++files}.db`)

const storages = {
  memory: memoryStorage,
  'sqlite, full, grouped': () => sqliteStorage(file()),
  'sqlite, full, single': () => sqliteStorage(file(), { grouped: false }),
  'sqlite, normal, grouped': () => sqliteStorage(file(), { synchronous: 'normal' }),
  'sqlite, normal, single': () => sqliteStorage(file(), { synchronous: 'normal', grouped: false }),
  'sqlite, in memory': () => sqliteStorage(':memory:'),
}

for (const [kind, make] of Object.entries(storages)) {
  describe(kind, () => {
    for (const { name, run } of storageContract(make)) it(name, run)
  })
}
