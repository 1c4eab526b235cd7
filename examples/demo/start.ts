import { existsSync, rmSync } from 'node:fs'
import { intro, log, outro } from '@clack/prompts'
import { RecoveryError } from 'regain'
import { Client } from './client.ts'
import { DemoFile } from './file.ts'
import { type Demo, openDemo } from './host.ts'
import { parade } from './parade.ts'
import { Back, choose, Leave, watchKeys } from './prompts.ts'
import { wrap } from './text.ts'
import { enter, look, nameOf, walk } from './walk.ts'

const usage = `Usage: npm start [-- --fresh]

An exchange in the terminal: lose a factor, get the account back.
Without a terminal, the happy path of each exchange is played.

  --fresh   begin with an empty file

  DEMO_DB   the one file everything rests in (default .demo/regain-demo.db)
  SMTP_URL  where mails are handed in, such as smtp://127.0.0.1:1025
            (default: a mail server of the demo's own, on this machine)
`
const path = process.env['DEMO_DB'] || '.demo/regain-demo.db'
const smtpUrl = process.env['SMTP_URL'] || undefined

async function main(): Promise<number> {
  const rest = process.argv.slice(2)
  if (rest.some((argument) => argument === '--help' || argument === '-h')) {
    process.stdout.write(usage)
    return 0
  }
  if (rest.some((argument) => argument !== '--fresh')) {
    process.stderr.write(`${usage}\nUnknown: ${rest.filter((argument) => argument !== '--fresh').join(' ')}\n`)
    return 2
  }
  if (!process.stdin.isTTY || !process.stdout.isTTY) return parade((line) => process.stdout.write(`${line}\n`), smtpUrl)
  if (rest.includes('--fresh')) await forget()
  const demo = await openDemo({ path, smtpUrl })
  watchKeys()
  intro('regain · lose a factor, get the account back')
  try {
    await play(demo)
  } catch (error) {
    if (!(error instanceof Leave) && !(error instanceof Back)) throw error
    outro(`Everything is kept in ${path}. npm start goes on from here.`)
  } finally {
    await demo.close()
  }
  return 0
}

/** Removes the file, if it is one of the demo: another is refused when it is opened. */
async function forget(): Promise<void> {
  if (existsSync(path)) await (await DemoFile.open(path)).close()
  for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true })
}

/** Goes on with the case that was left, or begins one. */
async function play(demo: Demo): Promise<void> {
  const left = await Client.resume(demo)
  const view = left && (await look(left))
  if (typeof view === 'string') log.warn(wrap(view).join('\n'))
  else if (left && view && !view.case.outcome) {
    const next = await choose(`${nameOf(left)}: “${view.step.title}” is not finished.`, [
      { value: 'on', label: 'Go on' },
      { value: 'new', label: 'Start anew' },
    ])
    if (next === 'on') return walk(demo, left)
  }
  return walk(demo, await enter(demo))
}

try {
  process.exit(await main())
} catch (error) {
  if (!(error instanceof RecoveryError)) throw error
  const about = error.code === 'port_failed' ? ` Can ${path} be used?` : ''
  process.stderr.write(`${error.message}${about}\n`)
  process.exit(1)
}
