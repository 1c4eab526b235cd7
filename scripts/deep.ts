/**
 * Everything that is too long for `npm test`: npm run test:deep [-- step…]. Writes what was measured to docs/proof.md when all steps were run.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Figure, proof, type Ran } from './deep/proof.ts'

const script = (file: string, ...options: string[]) => [
  ...options,
  '--conditions=regain-source',
  'scripts/node.mjs',
  `scripts/${file}.ts`,
]
const vitest = (...files: string[]) => ['--conditions=regain-source', 'node_modules/vitest/vitest.mjs', 'run', ...files]
/** Each with its bound in minutes; the whole keeps under 45. */
const steps: readonly (readonly [name: string, minutes: number, args: readonly string[]])[] = [
  ['exploration', 3, script('explore')],
  ['products', 8, script('products')],
  ['tests', 15, vitest('test/properties', 'test/paths/scenarios', 'test/contracts', 'test/versions', 'test/hostile')],
  ['concurrency', 8, vitest('test/concurrency')],
  ['crashes', 12, vitest('test/crash')],
  ['soak', 6, script('soak', '--expose-gc')],
  ['machine mutants', 10, script('mutants')],
  ['spec mutants', 20, script('spec')],
  ['stryker', 10, script('stryker')],
]

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !steps.some(([step]) => step === name))
if (unknown.length > 0) {
  console.error(`no step ${unknown.join()}; there are: ${steps.map(([name]) => name).join(', ')}`)
  process.exit(2)
}
const folder = mkdtempSync(join(tmpdir(), 'regain-deep-'))
const file = join(folder, 'figures.jsonl')
const readFigure = (line: string): Figure => JSON.parse(line)
const ran: Ran[] = []
try {
  for (const [name, minutes, args] of steps) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    console.log(`\n== ${name}`)
    const began = performance.now()
    const { status } = spawnSync(process.execPath, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: minutes * 60_000,
      // the same every time, unless another seed is given
      env: { REGAIN_SEED: '1', ...process.env, REGAIN_DEEP: '1', REGAIN_FIGURES: file },
    })
    ran.push({ name, seconds: (performance.now() - began) / 1_000, isGood: status === 0 })
  }
  const figures = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').map(readFigure) : []
  const page = `${proof(ran, figures)}\n`
  if (wanted.length === 0) writeFileSync(new URL('../docs/proof.md', import.meta.url), page)
  else console.log(`\n${page}`)
} finally {
  rmSync(folder, { recursive: true })
}
console.log('')
for (const { name, seconds, isGood } of ran)
  console.log(`${isGood ? 'ok    ' : 'FAILED'} ${name.padEnd(16)} ${seconds.toFixed(0)} s`)
const failed = ran.filter(({ isGood }) => !isGood)
console.log(`deep: ${ran.length - failed.length} passed, ${failed.length} failed`)
process.exitCode = failed.length > 0 ? 1 : 0
