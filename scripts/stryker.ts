import { Stryker } from '@stryker-mutator/core'
import { figure } from '../test/support/figures.ts'
import { lookAt, looked } from './stryker/sound.ts'

/**
 * Mutants of the code that decides: guards, what is counted, what is left. `npm run stryker -- src/recovery/ledger.ts` for one file.
 */
const files = [
  'src/setup.ts:188-280',
  'src/context.ts',
  'src/recovery/attempts.ts',
  'src/recovery/budgets.ts',
  'src/recovery/ledger.ts',
  'src/recovery/ledgerDraft.ts',
]
const wanted = process.argv.slice(2)
const began = performance.now()
process.env['REGAIN_SOUND'] = JSON.stringify(Object.fromEntries(looked.map((flow) => [flow.id, lookAt(flow)])))
const results = await new Stryker({
  mutate: wanted.length > 0 ? wanted : files,
  testRunner: 'vitest',
  vitest: { configFile: 'scripts/stryker/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  ignoreStatic: false,
  concurrency: 2,
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
  tempDirName: '.stryker',
  // no compiler is asked, and TypeScript 7 has no interface for one
  tsconfigFile: 'none',
  ignorePatterns: ['tmp', 'dist', 'docs', 'bench', 'examples'],
  timeoutMS: 20_000,
  checkers: [],
}).runMutationTest()
const tally = Object.groupBy(results, ({ status }) => status)
const count = (status: keyof typeof tally): number => tally[status]?.length ?? 0
const killed = count('Killed') + count('Timeout')
const lives = count('Survived') + count('NoCoverage')
console.log(`${killed} of ${killed + lives} killed in ${Math.round((performance.now() - began) / 1_000)} s`)
figure('stryker', { files: files.length, mutants: killed + lives, killed })
