import { describe, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { storageContract } from '../../src/testing/contracts/storage.ts'

describe('memory', () => {
  for (const { name, run } of storageContract(memoryStorage)) it(name, run)
})
