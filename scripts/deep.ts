/**
 * Everything that is too long for `npm test`: npm run test:deep [-- step…]. Writes what was measured to docs/proof.md when all steps were run and
 * passed. `REGAIN_MINUTES=45`: after so many minutes no step is begun any more, and it is said which were not.
 */
import { type ChildProcess, spawn } from 'node:child_process'
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
/** Each with its bound in minutes, about three times what it takes; the whole takes less than 45 on two cores. */
const steps: readonly (readonly [name: string, minutes: number, args: readonly string[]])[] = [
  ['exploration', 5, script('explore')],
  ['products', 12, script('products')],
  ['tests', 20, vitest('test/properties', 'test/paths/scenarios', 'test/contracts', 'test/versions', 'test/hostile')],
  ['concurrency', 15, vitest('test/concurrency')],
  ['crashes', 20, vitest('test/crash')],
  ['soak', 15, script('soak', '--expose-gc')],
  ['machine mutants', 15, script('mutants')],
  ['spec mutants', 18, script('spec')],
  ['stryker', 18, script('stryker')],
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

/** The step that runs, with all processes that it began itself. */
let running: ChildProcess | undefined
function end(): void {
  if (running?.pid === undefined) return
  try {
    process.kill(-running.pid, 'SIGKILL')
  } catch {
    // it has ended by itself
  }
}
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    end()
    rmSync(folder, { recursive: true })
    process.exit(1)
  })

/** Whether a step passes within its bound. */
async function passes(minutes: number, args: readonly string[]): Promise<boolean> {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
    // the same every time, unless another seed is given
    env: { REGAIN_SEED: '1', ...process.env, REGAIN_DEEP: '1', REGAIN_FIGURES: file },
  })
  running = child
  const bound = setTimeout(() => {
    console.error(`more than ${minutes} minutes`)
    end()
  }, minutes * 60_000)
  const status = await new Promise((resolve) => child.once('exit', resolve))
  clearTimeout(bound)
  end()
  running = undefined
  return status === 0
}

const began = performance.now()
const most = Number(process.env['REGAIN_MINUTES'] ?? Number.POSITIVE_INFINITY)
const ran: Ran[] = []
const left: string[] = []
for (const [name, minutes, args] of steps) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  if (performance.now() - began > most * 60_000) {
    left.push(name)
    continue
  }
  console.log(`\n== ${name}`)
  const since = performance.now()
  const isGood = await passes(minutes, args)
  ran.push({ name, seconds: (performance.now() - since) / 1_000, isGood })
}
const figures = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').map(readFigure) : []
rmSync(folder, { recursive: true })
const failed = ran.filter(({ isGood }) => !isGood)
const page = `${proof(ran, figures)}\n`
if (ran.length === steps.length && failed.length === 0)
  writeFileSync(new URL('../docs/proof.md', import.meta.url), page)
else console.log(`\n${page}`)
console.log('')
for (const { name, seconds, isGood } of ran)
  console.log(`${isGood ? 'ok    ' : 'FAILED'} ${name.padEnd(16)} ${seconds.toFixed(0)} s`)
for (const name of left) console.log(`not run ${name}: ${most} minutes were over`)
console.log(`deep: ${ran.length - failed.length} passed, ${failed.length} failed, ${left.length} not run`)
process.exitCode = failed.length > 0 ? 1 : 0
