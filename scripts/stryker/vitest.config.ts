import { defineConfig } from 'vitest/config'
import config from '../../vitest.config.ts'

/** The tests that a mutant is shown to: those that need seconds. */
const include = [
  'test/paths/paths.test.ts',
  'test/unit/{ledger,frozen,resend,purge,notices,desk,codes,presets}.test.ts',
]

const { projects: _, ...test } = config.test ?? {}

export default defineConfig({ ...config, test: { ...test, include } })
