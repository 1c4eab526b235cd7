import { existsSync, rmSync } from 'node:fs'
import { intro, log, outro } from '@clack/prompts'
import { RecoveryError } from 'regain'
import { Client } from './client.ts'
import { DemoFile } from './file.ts'
import { type Demo, openDemo } from './host.ts'
import { lobby } from './lobby.ts'
import { page } from './page.ts'
import { parade } from './parade.ts'
import { exchangeOf } from './people.ts'
import { Back, choose, Leave, watchKeys } from './prompts.ts'
import { caseScene, lobbyScene, type Scene } from './scene.ts'
import { wrap } from './text.ts'
import { look, walk } from './walk.ts'

const usage = `Usage: npm start [-- --fresh]

Three exchanges in the terminal: lose a factor, get the account back.
Without a terminal, the happy path of each flow is played.

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

/** One scene after the other. */
async function play(demo: Demo): Promise<never> {
  let scene = await resume(demo)
  for (;;) {
    const { at } = scene
    try {
      scene = await (at === 'case' ? walk(demo, scene.client) : at === 'page' ? page(demo, scene.session) : lobby(demo))
    } catch (error) {
      if (!(error instanceof Back) || at === 'lobby') throw error
      scene = lobbyScene
    }
  }
}

/** Goes on at the account page or with the case that was left, or begins anew. */
async function resume(demo: Demo): Promise<Scene> {
  const client = await Client.resume(demo)
  const session = demo.sessions.get(demo.file.get('page') ?? '')
  if (session) return { at: 'page', session }
  const view = client && (await look(client))
  if (typeof view === 'string') log.warn(wrap(view).join('\n'))
  else if (client && view && !view.case.outcome) {
    const { id, name } = demo.ownerOf(client.opening.account)
    const next = await choose(`${name}, ${exchangeOf(id).name}: “${view.step.title}” is not finished.`, [
      { value: 'on', label: 'Go on' },
      { value: 'new', label: 'Start anew' },
    ])
    if (next === 'on') return caseScene(client)
  }
  return lobbyScene
}

try {
  process.exit(await main())
} catch (error) {
  if (!(error instanceof RecoveryError)) throw error
  const about = error.code === 'port_failed' ? ` Can ${path} be used?` : ''
  process.stderr.write(`${error.message}${about}\n`)
  process.exit(1)
}
