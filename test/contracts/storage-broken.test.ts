import { describe, expect, it } from 'vitest'
import { storageContract } from '../../src/testing/contracts/storage.ts'
import { brokenStorages, foundBy } from '../fixtures/broken/storage.ts'

describe('the contract finds a storage that', () => {
  for (const [wrong, make] of Object.entries(brokenStorages)) {
    it(wrong, async () => {
      const failed: string[] = []
      for (const { name, run } of storageContract(make)) await run().catch(() => failed.push(name))
      expect(failed).toContain(foundBy[wrong])
    })
  }
})
