/** All checks, then all tests: npm test [-- arguments for vitest]. The last line counts both. */
import { execFile, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'

const tool = (name: string) => join('node_modules', '.bin', name)
const script = (file: string) => ['--conditions=regain-source', 'scripts/node.mjs', file]
const checks: [string, string, string[]][] = [
  ['types', tool('tsc'), ['-p', 'tsconfig.json']],
  ['page', tool('tsc'), ['-p', 'atlas']],
  ['lint', tool('oxlint'), ['--deny-warnings', '.']],
  ['format', tool('biome'), ['ci', '--colors=off', '.']],
  ['rooms', process.execPath, script('scripts/lint.ts')],
]

const summary: string[] = []
let passed = 0
let failed = 0
const told = (name: string, isGood: boolean, began: number, says = '') => {
  summary.push(
    `${isGood ? 'ok    ' : 'FAILED'} ${name.padEnd(7)} ${((performance.now() - began) / 1_000).toFixed(1)} s ${says}`,
  )
}

/** What a check says when it fails. */
const check = (command: string, args: readonly string[]): Promise<string | undefined> =>
  new Promise((resolve) => {
    execFile(command, args, { encoding: 'utf8', maxBuffer: 2 ** 26 }, (fault, stdout, stderr) =>
      resolve(fault ? `${stdout}${stderr}` || fault.message : undefined),
    )
  })
await Promise.all(
  checks.map(async ([name, command, args]) => {
    const began = performance.now()
    const says = await check(command, args)
    if (says === undefined) passed += 1
    else {
      failed += 1
      process.stdout.write(`\n${name}:\n${says}`)
    }
    told(name, says === undefined, began)
  }),
)

interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly startTime: number
    readonly endTime: number
    readonly assertionResults: readonly unknown[]
  }[]
}
const nothing: Report = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, testResults: [] }
const readReport = (text: string): Report => JSON.parse(text)
const folder = mkdtempSync(join(tmpdir(), 'regain-test-'))
try {
  const began = performance.now()
  const file = join(folder, 'report.json')
  const { status } = spawnSync(
    tool('vitest'),
    ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`, ...process.argv.slice(2)],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  )
  const report = existsSync(file) ? readReport(readFileSync(file, 'utf8')) : nothing
  // a file that could not be read has no tests of its own
  const unread = report.testResults.filter((each) => each.status === 'failed' && each.assertionResults.length === 0)
  const wrong = report.numFailedTests + unread.length
  passed += report.numPassedTests
  // an error outside of any test fails the run as well
  failed += status === 0 ? wrong : Math.max(1, wrong)
  told(
    'tests',
    status === 0 && wrong === 0,
    began,
    `${report.testResults.length} files, ${report.numPendingTests} skipped`,
  )
  const slowest = report.testResults
    .map(({ name, startTime, endTime }) => ({ name: relative('.', name), ms: endTime - startTime }))
    .sort((a, b) => b.ms - a.ms)
    .slice(0, 5)
  for (const { name, ms } of slowest) summary.push(`         ${(ms / 1_000).toFixed(1)} s ${name}`)
} finally {
  rmSync(folder, { recursive: true })
}

console.log(`\n${summary.join('\n')}`)
console.log(`tests: ${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
