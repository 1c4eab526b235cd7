import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { flows } from 'regain/machines'
import { sqliteStorage } from 'regain/sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { DemoFile } from '../../examples/demo/file.ts'

const node = ['--conditions=regain-source', 'scripts/node.mjs']
const start = 'examples/demo/start.ts'

interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}
/** Runs a script without a terminal; `line` hears each line as it comes, and may kill. */
function run(file: string, args: readonly string[], line?: (text: string, kill: () => void) => void): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...node, file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    const said: string[] = []
    let err = ''
    createInterface(child.stdout).on('line', (text) => {
      said.push(text)
      line?.(text, () => child.kill('SIGKILL'))
    })
    child.stderr.on('data', (data) => {
      err += data
    })
    child.on('close', (code) => resolve({ code, out: said.join('\n'), err }))
  })
}

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'regain-demo-test-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

// many processes are started: on a busy machine that takes its time
describe.concurrent('npm start', { timeout: 120_000 }, () => {
  test('without a terminal plays the happy path of each flow', async () => {
    const { code, out, err } = await run(start, [])
    expect(err).toBe('')
    expect(code).toBe(0)
    expect(out.match(/^(Binance|Pionex|OKX)-style\. /gm)).toHaveLength(flows.length)
    // all but the sign-in, and the binding that switches no withdrawals off
    expect(out.match(/Try to withdraw: refused, off until/g)).toHaveLength(flows.length - 2)
    expect(out).not.toContain('try again: refused')
    expect(out).toContain('The exchange opens a session.')
    expect(out).toMatch(/All 10 flows came to a good end\.$/)
    expect(out).not.toMatch(/\b\d{6}\b|likes|by the sea/)
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  })

  test('says how it is used', async () => {
    const wrong = await run(start, ['--nonsense'])
    expect(wrong.code).toBe(2)
    expect(wrong.err).toContain('Usage: npm start')
    const help = await run(start, ['--help'])
    expect(help.code).toBe(0)
    expect(help.out).toContain('DEMO_DB')
  })

  test.each([
    ['binance.reset', 5],
    ['pionex.password', 3],
    ['lost it', 6],
    ['okx.migration', 5],
  ])('%s: killed again and again it goes on, and nothing is sent twice', async (name, life) => {
    const path = join(folder, `${name}.db`)
    let ended: string | undefined
    let kills = 0
    for (let attempt = 0; attempt < 12 && !ended; attempt++) {
      let inputs = 0
      // by turns: while an answer is written down, and at any moment after an input was
      const byItself = attempt % 2 === 0 ? life : 0
      const { out, err } = await run('test/fixtures/demo/travel.ts', [path, name, `${byItself}`], (text, kill) => {
        if (!text.startsWith('    >')) return
        inputs += 1
        if (byItself === 0 && inputs === life - 1) setTimeout(kill, 7 * attempt)
      })
      expect(err).toBe('')
      ended = /^ended completed (\S+)$/m.exec(out)?.[1]
      if (!ended) kills += 1
    }
    expect(kills).toBeGreaterThan(1)
    expect(ended).toBeDefined()

    const storage = sqliteStorage(path)
    const sent = await storage.effectsOf(ended ?? '')
    await storage.close()
    expect(sent.map(({ state }) => state)).toEqual(sent.map(() => 'done'))
    expect(twice(sent.map(({ body }) => body))).toEqual([])

    const file = await DemoFile.open(path)
    const Letter = z.object({ recipient: z.string(), subject: z.string(), body: z.string() })
    const letters = file.rows(Letter, 'SELECT recipient, subject, body FROM demo_letters')
    await file.close()
    expect(letters.length).toBeGreaterThan(5)
    expect(twice(letters.map((letter) => JSON.stringify(letter)))).toEqual([])
  })
})

const twice = (all: readonly string[]): string[] => all.filter((each, index) => all.indexOf(each) !== index)
