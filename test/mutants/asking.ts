import { spawn } from 'node:child_process'
import type { Killer } from './killer.ts'
import { heard, type Verdict } from './verdict.ts'

/** A check that takes longer hangs. */
const LONGEST_MS = 60_000

export type Asked = Verdict & { readonly ms: number }

const bare = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=test/mutants/killers/reporter.ts']

interface Command {
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}
function commandOf(killer: Killer): Command {
  if ('stories' in killer) return { args: ['test/mutants/killers/story.ts', ...killer.stories] }
  if ('flow' in killer)
    return { args: ['test/mutants/killers/explore.ts', killer.flow, killer.preset], env: { NODE_ENV: 'production' } }
  if ('runs' in killer)
    return { args: ['test/mutants/killers/live.ts', killer.preset, `${killer.seed}`, `${killer.runs}`] }
  return { args: [...vitest, killer.file, '-t', killer.tests.map(bare).join('|')] }
}

/** Lets a check look at the sources in a folder. */
export function ask(killer: Killer, folder: string): Promise<Asked> {
  const { args, env = {} } = commandOf(killer)
  const began = performance.now()
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--conditions=regain-source', ...args], {
      cwd: folder,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: LONGEST_MS,
    })
    let output = ''
    let errors = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text
    })
    child.on('close', (_, signal) => {
      const silent: Verdict = {
        is: 'invalid',
        says: signal ? `ended by ${signal}` : `said nothing: ${errors.slice(-300)}`,
      }
      resolve({ ...(heard(output) ?? silent), ms: performance.now() - began })
    })
  })
}
