import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { openFile } from './chromium.ts'

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
interface Violation {
  readonly id: string
  readonly help: string
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[]
}

const fragments = [
  '#f=binance.reset',
  '#f=binance.reset&m=visitor.arrived~identifier.given:true~passkey.skipped~password.accepted:email.phone.totp:password~factor.unavailable:phone~lost.confirmed:phone~consequences.accepted',
  '#f=okx.reset&m=nonsense',
  '#v=compare',
  '#v=changes',
  '#v=words',
  '#v=live',
] as const
const keys: readonly (readonly string[])[] = [[], ['o'], ['o', 'o'], ['?']]

/** Looks for what keeps people out, in both themes; answers with every violation. */
export async function checkAccess(browser: Browser, file: string): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const)
    for (const fragment of fragments)
      for (const pressed of fragment === fragments[1] ? keys : [[]]) {
        const { page } = await openFile(browser, file, fragment, {
          viewport: { width: 1440, height: 900 },
          colorScheme,
        })
        for (const key of pressed) await page.keyboard.press(key)
        // a drawing has a thousand texts: it is looked at whole once in each theme
        for (const violation of await violationsOn(page, fragment === fragments[0]))
          found.push(`${colorScheme} ${fragment.slice(0, 30)} ${pressed.join('')}: ${violation}`)
        await page.context().close()
      }
  return found
}
/** What keeps people out of the page as it stands; of its drawings only where it is looked at whole. */
export async function violationsOn(page: Page, isWhole = false): Promise<string[]> {
  await page.evaluate(axe)
  const { violations }: { violations: readonly Violation[] } = await page.evaluate(
    isWhole ? 'axe.run()' : "axe.run({ exclude: ['.drawing', '.v-drawing'] })",
  )
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}, ${help}: ${nodes.length} of ${nodes[0]?.target.join(' ')} ${nodes[0]?.failureSummary ?? ''}`,
  )
}
