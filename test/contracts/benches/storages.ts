import { memoryStorage } from '../../../src/adapters/memory.ts'
import { sqliteStorage } from '../../../src/adapters/sqlite.ts'
import type { StorageBench } from '../../../src/testing/contracts/storage.ts'
import { spyOn } from '../../../src/testing/trace/spy.ts'
import { folder } from './folder.ts'

const memory = (): StorageBench => {
  const storage = memoryStorage()
  return { storage, reopen: () => storage }
}
const sqlite = (options: Parameters<typeof sqliteStorage>[1]) => (): StorageBench => {
  const { file, remove } = folder()
  return { storage: sqliteStorage(file, options), reopen: () => sqliteStorage(file, options), close: remove }
}

export const storages = {
  memory,
  'memory that is watched': () => ({ storage: spyOn(memoryStorage()) }),
  'sqlite, full, grouped': sqlite({}),
  'sqlite, full, single': sqlite({ grouped: false }),
  'sqlite, normal, grouped': sqlite({ synchronous: 'normal' }),
  'sqlite, normal, single': sqlite({ synchronous: 'normal', grouped: false }),
  'sqlite, in memory': () => ({ storage: sqliteStorage(':memory:') }),
} satisfies Readonly<Record<string, () => StorageBench>>
