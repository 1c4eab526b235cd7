/**
 * Opens the atlas from disk in a real browser: npm run test:browser. `SHOTS` names a folder for pictures of every view; `ATLAS` another file than
 * docs/atlas.html.
 */
import { pathToFileURL } from 'node:url'
import { checkAccess } from './access.ts'
import { chromiumPath, launch } from './chromium.ts'
import { useKeys } from './keys.ts'
import { checkPage } from './page.ts'
import { playAll } from './plays.ts'
import { takeShots } from './shots.ts'
import { useViews } from './views.ts'

const file = pathToFileURL(process.env['ATLAS'] ?? 'docs/atlas.html').href
const folder = process.env['SHOTS']

if (chromiumPath === undefined) console.log('There is no Chromium here: the atlas was not opened.')
else {
  const browser = await launch(chromiumPath)
  const faults: string[] = []
  const run = async (says: string, check: () => Promise<readonly string[]>) => {
    const started = performance.now()
    const found = await check()
    faults.push(...found)
    console.log(`${says}: ${found.length} faults, ${((performance.now() - started) / 1000).toFixed(1)} s`)
    for (const fault of found) console.error(`  ${fault}`)
  }
  await run('size, start, links, paper', () => checkPage(browser, file, folder))
  await run('the keyboard alone', () => useKeys(browser, file))
  await run('access in both themes', () => checkAccess(browser, file))
  await run('comparing, changes, live', () => useViews(browser, file))
  await run('every listed path', async () => {
    const { played, faults: found } = await playAll(browser, file)
    console.log(`${played} paths played to their ends`)
    return found
  })
  await run('every view in themes, languages and sizes', () => takeShots(browser, file, folder))
  await browser.close()
  process.exitCode = faults.length > 0 ? 1 : 0
}
