import { statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { openFile } from './chromium.ts'

const SIZE_MAX = 700 * 1024
const START_MAX = 1_000

/** Its size, how soon it shows, that a bad link says so, that paper has the path on it; answers with what is wrong. */
export async function checkPage(browser: Browser, file: string, folder: string | undefined): Promise<string[]> {
  const wrong: string[] = []
  const { size } = statSync(fileURLToPath(file))
  if (size > SIZE_MAX) wrong.push(`the page has ${Math.ceil(size / 1024)} KiB`)
  const viewport = { width: 1440, height: 900 }

  const bad = await openFile(browser, file, '#f=nowhere&m=x', { viewport })
  const says = await bad.page.locator('[role=alert]').textContent()
  if (!says?.includes('This link names a flow that is not here: nowhere')) wrong.push(`a bad link says: ${says}`)
  await bad.page.context().close()

  const { page, faults } = await openFile(browser, file, '', { viewport })
  // the page's own work, whatever else the machine does meanwhile
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const worked = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return 1_000 * (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN)
  }
  const before = await worked()
  await page.reload()
  await page.locator('.phone').waitFor()
  const started = (await worked()) - before
  if (!(started > 0 && started < START_MAX)) wrong.push(`the page works for ${started} ms before it is there`)
  const policy = await page.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content')
  if (!policy?.startsWith("default-src 'none';")) wrong.push(`the page's policy: ${policy}`)
  await page.locator('.tale-head').first().click()
  for (let step = 0; step < 6; step++) await page.keyboard.press('.')
  const link: string = await page.evaluate('location.hash')
  await page.evaluate('dispatchEvent(new Event("beforeprint"))')
  await page.emulateMedia({ media: 'print' })
  const shots = await page.locator('#paper .storyboard li .phone').count()
  if (shots !== 6) wrong.push(`the storyboard has ${shots} screens`)
  if (folder !== undefined)
    await page.pdf({ path: `${folder}/storyboard.pdf`, format: 'A4', landscape: true, printBackground: true })
  wrong.push(...faults)
  await page.context().close()

  const again = await openFile(browser, file, link, { viewport })
  const now = await again.page.locator('.phone-bar .now').textContent()
  if (now !== 'Now: Acknowledging') wrong.push(`the link leads to ${now}`)
  wrong.push(...again.faults)
  await again.page.context().close()
  console.log(`${Math.ceil(size / 1024)} KiB, there after ${Math.round(started)} ms of work`)
  return wrong
}
