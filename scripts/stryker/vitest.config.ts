import { defineConfig } from 'vitest/config'
import config from '../../vitest.config.ts'

/** The tests that a mutant is shown to: those that need seconds. */
const include = ['test/unit/{ledger,guesses,sends,holds,denials}.test.ts', 'scripts/stryker/guards.test.ts']

const { projects: _, ...test } = config.test ?? {}

export default defineConfig({ ...config, test: { ...test, include } })
