import { existsSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
/** Where there is none, nothing can be tested. */
export const chromiumPath = places.find((place) => existsSync(place))

export const launch = (executablePath: string): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

/** A page from disk, and all that it did which it should not. */
export interface Opened {
  readonly page: Page
  /** Requests for anything but the file itself, errors, breaches of the page's policy. */
  readonly faults: string[]
}
export async function openFile(
  browser: Browser,
  file: string,
  fragment: string,
  options: BrowserContextOptions,
): Promise<Opened> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== file) faults.push(`request: ${request.url().slice(0, 80)}`)
  })
  page.on('pageerror', (error) => void faults.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()}`)
  })
  await page.goto(`${file}${fragment}`)
  await page.locator('header.bar').waitFor()
  return { page, faults }
}
