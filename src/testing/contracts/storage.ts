import type { Storage } from '../../ports/storage.ts'
import { type Bench, type Contract, type ContractOptions, contractOf, type Sentence } from './contract.ts'
import { alarms } from './storage/alarms.ts'
import { cases } from './storage/cases.ts'
import { contacts } from './storage/contacts.ts'
import { effects } from './storage/effects.ts'
import { groups } from './storage/groups.ts'
import { lost } from './storage/lost.ts'
import { nothing } from './storage/nothing.ts'
import { reopened } from './storage/reopened.ts'
import { retention } from './storage/retention.ts'
import { timers } from './storage/timers.ts'
import { together } from './storage/together.ts'

/** A storage, fresh and empty. It is migrated before a sentence and closed after it. */
export interface StorageBench extends Bench {
  readonly storage: Storage
  /** What was closed, opened again; without it nothing is said about that. */
  reopen?(): Storage | Promise<Storage>
}

/** What every storage promises. */
export const storageContract = (options: ContractOptions<StorageBench>): Contract =>
  contractOf(options, [
    ...[
      ...cases,
      ...together,
      ...nothing,
      ...lost,
      ...contacts,
      ...timers,
      ...alarms,
      ...effects,
      ...groups,
      ...retention,
    ].map(inStorage),
    ...reopened,
  ])

const inStorage = ({ name, test }: Sentence<Storage>): Sentence<StorageBench> => ({
  name,
  async test({ storage }) {
    try {
      await storage.migrate()
      await test(storage)
    } finally {
      await storage.close()
    }
  },
})
