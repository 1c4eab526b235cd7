import { describe, test } from 'vitest'
import { suites } from './suites.ts'

describe.each(Object.entries(suites))('%s', (_, suite) => {
  describe.each(Object.entries(suite))('%s', (_, contract) => {
    for (const { name, run } of contract) test(name, run)
  })
})
