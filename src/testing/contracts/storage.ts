import type { Storage } from '../../ports/storage.ts'
import { cases } from './storage/cases.ts'
import { contacts } from './storage/contacts.ts'
import { effects } from './storage/effects.ts'
import { groups } from './storage/groups.ts'
import { nothing } from './storage/nothing.ts'
import { retention } from './storage/retention.ts'
import type { StorageTest } from './storage/sample.ts'
import { timers } from './storage/timers.ts'
import { together } from './storage/together.ts'

/** One promise of a port. `run` rejects with an Error that says which sentence does not hold. */
export interface ContractCase {
  readonly name: string
  run(): Promise<void>
}

/**
 * What every storage promises, as named cases for whichever test runner there is. `make` gives a fresh, empty storage to each case;
 * it is migrated before and closed after.
 */
export function storageContract(make: () => Promise<Storage> | Storage): readonly ContractCase[] {
  const all: readonly StorageTest[] = [
    ...cases,
    ...together,
    ...nothing,
    ...contacts,
    ...timers,
    ...effects,
    ...groups,
    ...retention,
  ]
  return all.map(({ name, test }) => ({
    name,
    async run() {
      const storage = await make()
      try {
        await storage.migrate()
        await test(storage)
      } finally {
        await storage.close()
      }
    },
  }))
}
