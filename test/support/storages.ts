import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { sqliteStorage } from '../../src/adapters/sqlite.ts'
import type { Storage } from '../../src/ports/storage.ts'

/** Storages of a test file: each call gives a new, empty one. What they leave behind goes when the file is done. */
export function storages(): {
  readonly file: () => string
  readonly kinds: Readonly<Record<'memory' | 'sqlite', () => Storage>>
} {
  const folder = mkdtempSync(join(tmpdir(), 'regain-'))
  const opened: Storage[] = []
  afterAll(async () => {
    await Promise.all(opened.map((storage) => storage.close()))
    rmSync(folder, { recursive: true, force: true })
  })
  let files = 0
  const file = () => join(folder, `${++files}.db`)
  const keep = (storage: Storage) => {
    opened.push(storage)
    return storage
  }
  return {
    file,
    kinds: {
      memory: memoryStorage,
      sqlite: () => keep(sqliteStorage(file(), { synchronous: 'normal' })),
    },
  }
}
