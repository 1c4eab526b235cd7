import { defineConfig } from 'vitest/config'

/** The package's own entries (`regain`, `regain/core` …) are read from the sources, in tests as in scripts. */
const conditions = ['regain-source', 'node']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    environment: 'node',
    pool: 'forks',
    maxWorkers: '100%',
    execArgv: ['--conditions=regain-source'],
    setupFiles: process.env['REGAIN_SEED'] === undefined ? [] : ['test/support/seed.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    watch: false,
    silent: 'passed-only',
    projects: [
      // the library is read once for all of them, which takes a third of the time
      {
        extends: true,
        test: { name: 'tests', include: ['test/**/*.test.ts'], exclude: ['test/hostile/**'], isolate: false },
      },
      // what is hostile may leave its process as it should not be
      { extends: true, test: { name: 'hostile', include: ['test/hostile/**/*.test.ts'] } },
    ],
  },
})
