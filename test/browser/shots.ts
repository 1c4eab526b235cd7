import { mkdirSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { openFile } from './chromium.ts'

const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const
const themes = ['light', 'dark'] as const
const languages = ['en', 'sv', 'zh'] as const

/** What is looked at: where it begins, and the keys and clicks that lead there. */
interface Scene {
  readonly name: string
  readonly fragment: string
  readonly keys?: readonly string[]
  readonly clicks?: readonly string[]
}
const way =
  'visitor.arrived~identifier.given:true~passkey.skipped~password.accepted:email.phone.totp:password~factor.unavailable:phone'
const proving = `${way}~lost.confirmed:phone~consequences.accepted~code.requested:email`
const flow = (language: string, moves: string) => `#f=binance.reset&l=${language}&m=${moves}`

/** What says nothing in the words of the flows. */
const english: readonly Scene[] = [
  { name: 'outline', fragment: flow('en', proving), keys: ['o'] },
  { name: 'conditions', fragment: flow('en', proving), keys: ['o', 'o'] },
  { name: 'changes', fragment: '#v=changes' },
  { name: 'live', fragment: '#v=live' },
  { name: 'help', fragment: flow('en', proving), keys: ['?'] },
]
const scenes = (language: string): readonly Scene[] => [
  { name: 'flow-lost', fragment: flow(language, way) },
  { name: 'flow-proving', fragment: flow(language, proving) },
  { name: 'compare', fragment: '#v=compare', clicks: [`.languages [lang=${language}]`] },
  { name: 'words', fragment: '#v=words', clicks: [`.languages [lang=${language}]`] },
  ...(language === 'en' ? english : []),
]

/** Takes a picture of each view in each theme, language and size; answers with what was wrong on the way. */
export async function takeShots(browser: Browser, file: string, folder: string | undefined): Promise<string[]> {
  if (folder !== undefined) mkdirSync(folder, { recursive: true })
  const found: string[] = []
  for (const viewport of sizes)
    for (const colorScheme of themes) {
      const { page, faults } = await openFile(browser, file, '', { viewport, colorScheme })
      for (const language of languages)
        for (const { name, fragment, keys = [], clicks = [] } of scenes(language)) {
          // another fragment leaves the panels as they are: each scene begins anew
          await page.goto('about:blank')
          await page.goto(`${file}${fragment}`)
          for (const click of clicks) await page.locator(click).click()
          for (const key of keys) await page.keyboard.press(key)
          const shot = `${name}-${language}-${colorScheme}-${viewport.width}`
          const wide: number = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
          if (wide > 0) found.push(`${shot}: ${wide} px wider than the window`)
          if (folder !== undefined) await page.screenshot({ path: `${folder}/${shot}.png` })
        }
      found.push(...faults.filter((fault) => fault !== 'request: about:blank'))
      await page.context().close()
    }
  return found
}
