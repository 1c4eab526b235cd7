import { defineConfig } from 'vitest/config'

/** The package's own entries (`regain`, `regain/core` …) are read from the sources, in tests as in scripts. */
const conditions = ['regain-source', 'node']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: process.env['REGAIN_SEED'] === undefined ? [] : ['test/support/seed.ts'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: '100%',
    execArgv: ['--conditions=regain-source'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    watch: false,
    silent: 'passed-only',
  },
})
