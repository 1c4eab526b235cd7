import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { createInspection, type LiveServer, serveLive, toLine } from 'regain/inspect'
import { binanceReset } from 'regain/machines'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { modelOf, writeModel } from '../../src/diagram/model.ts'
import { ada, Person, walk } from '../../src/testing/simulation/people.ts'
import { World } from '../../src/testing/simulation/world.ts'
import { violationsOn } from './access.ts'
import { openFile } from './chromium.ts'

const viewport = { width: 1440, height: 900 }
/** Answers with what is not as it should be. */
class Findings {
  readonly all: string[] = []
  is(says: string, found: unknown, wanted: unknown): void {
    if (JSON.stringify(found) !== JSON.stringify(wanted)) this.all.push(`${says}: ${JSON.stringify(found)}`)
  }
  async seen(says: string, page: Page, text: string): Promise<void> {
    const shown = page.getByText(text).first()
    await shown.waitFor({ timeout: 5_000 }).catch(() => this.all.push(`${says}: “${text}” is not shown`))
  }
}

/** Comparing, changes and the live view, as somebody uses them; answers with what is wrong. */
export async function useViews(browser: Browser, file: string): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'regain-views-'))
  try {
    return [
      ...(await compare(browser, file)),
      ...(await changes(browser, file, folder)),
      ...(await live(browser, file, folder)),
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function compare(browser: Browser, file: string): Promise<string[]> {
  const findings = new Findings()
  const { page, faults } = await openFile(browser, file, '#v=compare', { viewport })
  await page.getByRole('radio', { name: 'Phone and authenticator lost' }).check()
  const headlines = await page.locator('.compare .v-headline').allTextContents()
  findings.is('what each exchange comes to', headlines, [
    '✓Works:  Done at once',
    '!Works in part:  Done within 3 business days',
    '✕Does not work:  Not by oneself: customer service',
  ])
  for (let step = 0; step < 3; step++) await page.getByRole('button', { name: 'Next ›' }).click()
  findings.is('where each stands', await page.locator('[aria-current="step"] .v-number').allTextContents(), [
    '4',
    '4',
    '4',
  ])
  await page.getByRole('slider').press('End')
  await findings.seen('the end of Binance', page, 'All done')
  findings.is('axe', await violationsOn(page), [])
  await page.getByRole('button', { name: 'Start' }).click()
  await page.getByRole('button', { name: /chart.*OKX/ }).click()
  findings.is('in the chart', await page.evaluate('location.hash.slice(0, 12)'), '#f=okx.reset')
  await page.context().close()
  return [...findings.all, ...faults]
}

async function changes(browser: Browser, file: string, folder: string): Promise<string[]> {
  const findings = new Findings()
  const { page, faults } = await openFile(browser, file, '#v=changes', { viewport })
  const model = JSON.parse(writeModel(modelOf(binanceReset)))
  model.description.states = model.description.states.filter(({ name }: { name: string }) => name !== 'waiting.waiting')
  model.copy.sv.screens.password.title = 'Skriv lösenordet'
  writeFileSync(join(folder, 'older.json'), JSON.stringify(model))
  writeFileSync(join(folder, 'none.json'), '{"a":1}')
  const before = page.getByLabel('Before: open an older version')
  await before.setInputFiles(join(folder, 'none.json'))
  await findings.seen('a file that is none', page, 'none.json is no model of a flow')
  await before.setInputFiles(join(folder, 'older.json'))
  await findings.seen('what differs', page, '2 differences')
  findings.is('refusals left', await page.locator('.v-refused').count(), 0)
  findings.is('inked states', await page.locator('.changes .state.ink-added').count(), 1)
  await page.locator('header.bar').getByText('sv', { exact: true }).click()
  findings.is('words', await page.locator('.changes ins').allTextContents(), ['Ditt lösenord'])
  findings.is('axe', await violationsOn(page), [])
  await page.context().close()
  return [...findings.all, ...faults]
}

async function live(browser: Browser, file: string, folder: string): Promise<string[]> {
  const findings = new Findings()
  const inspection = createInspection()
  const server = await serveLive({ inspection, page: readFileSync(fileURLToPath(file), 'utf8') })
  try {
    await watchLive(browser, server, inspection, findings)
  } finally {
    await server.close()
  }
  writeFileSync(join(folder, 'case.jsonl'), inspection.recent().map(toLine).join(''))
  const { page, faults } = await openFile(browser, file, '#v=live', { viewport })
  await page.getByLabel('Open a file of records').setInputFiles(join(folder, 'case.jsonl'))
  await findings.seen('a case from a file', page, 'Ended: Completed')
  findings.is('axe', await violationsOn(page), [])
  await page.context().close()
  return [...findings.all, ...faults]
}
async function watchLive(
  browser: Browser,
  { url }: LiveServer,
  inspection: ReturnType<typeof createInspection>,
  findings: Findings,
): Promise<void> {
  const page = await (await browser.newContext({ viewport })).newPage()
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  page.on('pageerror', (fault) => findings.all.push(`the page: ${fault.message}`))
  await page.goto(url)
  await findings.seen('the connection', page, 'Live')
  const world = new World({ flows: [binanceReset], storage: inspection.watch(memoryStorage()) })
  world.host.add(ada)
  await walk(await Person.at(world, binanceReset), { account: ada, lost: ['phone'] }, 'holding')
  await findings.seen('the hold', page, 'Your reset is done')
  await world.pass(25 * 3_600_000)
  await findings.seen('the end', page, 'Ended: Completed')
  const count = inspection.recent().length
  await page.getByRole('slider').press('Home')
  await findings.seen('the first record', page, `1 of ${count}`)
  await page.getByRole('button', { name: 'Now', exact: true }).click()
  await findings.seen('the last record', page, `${count} of ${count}`)
  findings.is('axe', await violationsOn(page), [])
  await page.getByRole('button', { name: 'Play it in the flow view' }).click()
  await findings.seen('the flow view', page, 'Ended: Completed')
  findings.is('a link that does not lead there', await page.locator('.fault').count(), 0)
  const { origin } = new URL(url)
  findings.is(
    'requests to elsewhere',
    asked.filter((each) => new URL(each).origin !== origin),
    [],
  )
  findings.is(
    'what was asked for',
    [...new Set(asked.map((each) => new URL(each).pathname.split('/').at(-1)))],
    ['', 'flows', 'records'],
  )
  await page.context().close()
}
