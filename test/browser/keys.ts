import type { Browser, Page } from 'playwright-core'
import { openFile } from './chromium.ts'

const focused = (page: Page): Promise<string> =>
  page.evaluate(
    `(() => { const at = document.activeElement; return at?.getAttribute('aria-label') ?? at?.textContent?.trim() ?? '' })()`,
  )

/** Presses a key and waits until the page has done what follows from it. */
async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key)
  await page.evaluate(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 20))))',
  )
}

/** Tabs on until the focus is on something; answers with how often, or throws. */
async function tabTo(page: Page, wanted: (name: string) => boolean): Promise<number> {
  for (let tabs = 1; tabs <= 120; tabs++) {
    await page.keyboard.press('Tab')
    if (wanted(await focused(page))) return tabs
  }
  throw new Error(
    `the keyboard does not get there: ${await focused(page)}, ${await page.locator('.phone-bar .now').textContent()}`,
  )
}

/** Goes through a flow with the keyboard alone; answers with what did not work. */
export async function useKeys(browser: Browser, file: string): Promise<string[]> {
  const { page, faults } = await openFile(browser, file, '', { viewport: { width: 1440, height: 900 } })
  const now = async () => (await page.locator('.phone-bar .now').textContent()) ?? ''
  const wrong = (says: string) => void faults.push(says)

  // a path from the list, step by step
  await tabTo(page, (name) => name.startsWith('Phone lost'))
  await press(page, 'Enter')
  for (let step = 0; step < 5; step++) await press(page, '.')
  if (!(await now()).includes('Choosing lost')) wrong(`after five steps: ${await now()}`)
  await press(page, 'u')
  if (!(await now()).includes('Requirements')) wrong(`after undo: ${await now()}`)

  // by hand: the screen's own buttons, then the clock
  await press(page, 'r')
  for (const key of ['p', 'p']) await press(page, key)
  const before = await now()
  await tabTo(page, (name) => name === 'Cancel the request')
  await press(page, 'Enter')
  const ended = (await page.locator('.outcome').textContent()) ?? ''
  if (ended !== 'Ended: Cancelled') wrong(`cancelled from ${before}: ${ended}`)
  await press(page, 'u')
  await press(page, 'n')
  const expired = (await page.locator('.outcome').textContent()) ?? ''
  if (expired !== 'Ended: Time ran out') wrong(`after the next deadline: ${expired}`)
  const live = (await page.locator('#live').textContent()) ?? ''
  if (!live.includes('Time ran out')) wrong(`the live region says: ${live}`)

  // the chart: along a line, through the branches of a state, and one of them taken
  await press(page, 'r')
  await press(page, 'g')
  const there = await focused(page)
  if (!there.startsWith('Identifying')) wrong(`g leads to ${there}`)
  await press(page, 'ArrowDown')
  const along = await focused(page)
  if (!along.startsWith('Passkey')) wrong(`along the line from Identifying is ${along}`)
  await press(page, 'ArrowUp')
  await press(page, 'Tab')
  const branch = (await page.locator('#live').textContent()) ?? ''
  if (!branch.includes(': go to ')) wrong(`the live region does not say the branch: ${branch}`)
  await press(page, 'Enter')
  if (!branch.endsWith((await now()).replace('Now: ', ''))) wrong(`${branch}, but ${await now()}`)
  for (let tabs = 0; tabs < 40 && (await page.locator('.frame :focus').count()) > 0; tabs++) await press(page, 'Tab')
  if ((await page.locator('.frame :focus').count()) > 0) wrong('the keyboard does not come out of the chart')

  // languages, views, help
  await press(page, 'l')
  if ((await page.locator('.phone h2').getAttribute('lang')) !== 'sv') wrong('the next language is not Swedish')
  await press(page, '2')
  if ((await page.locator('.bar [aria-current=page]').textContent()) !== 'Compare') wrong('2 does not show Compare')
  await press(page, '1')
  await press(page, '?')
  if (!(await page.locator('dialog').isVisible())) wrong('? shows no keys')
  await press(page, 'Escape')
  if (await page.locator('dialog').isVisible()) wrong('Escape does not close the keys')
  await page.context().close()
  return faults
}
