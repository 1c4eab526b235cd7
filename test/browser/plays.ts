import type { Browser } from 'playwright-core'
import { flows } from 'regain/machines'
import { openFile } from './chromium.ts'

/** What the page says after a path was played to its end. */
interface Played {
  readonly head: string
  readonly count: string
  readonly ended: string
  readonly live: string
}

/** Plays the path at a place in the list by its buttons; runs in the page. */
const playOne = (index: number): string => `(async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))
  const head = document.querySelectorAll('.tale-head')[${index}]
  head.click()
  await frame()
  const [, steps] = document.querySelector('.player .count').textContent.split(' / ')
  const step = [...document.querySelectorAll('.player button')].find((one) => one.textContent === 'Step')
  for (let at = 0; at < Number(steps); at++) step.click()
  await frame()
  await frame()
  return {
    head: head.textContent,
    count: document.querySelector('.player .count')?.textContent ?? '',
    ended: document.querySelector('.outcome')?.textContent ?? '',
    live: document.getElementById('live').textContent,
  }
})()`

/** Plays every listed path of every flow; answers with how many, and which did not end as they should. */
export async function playAll(
  browser: Browser,
  file: string,
): Promise<{ readonly played: number; readonly faults: readonly string[] }> {
  const wrong: string[] = []
  let played = 0
  for (const { id } of flows) {
    const { page, faults } = await openFile(browser, file, `#f=${id}`, { viewport: { width: 1440, height: 900 } })
    await page.locator('.paths > .wide').click()
    const paths = await page.locator('.tale-head').count()
    for (let index = 0; index < paths; index++) {
      const { head, count, ended, live }: Played = await page.evaluate(playOne(index))
      const [made, all] = count.split(' / ')
      if (made !== all || !ended.startsWith('Ended: ') || !live.includes('Ended: '))
        wrong.push(`${id}, path ${index + 1} (${head.slice(0, 60)}): ${count}, ${ended || 'has not ended'}`)
      played++
    }
    if (paths < 10) wrong.push(`${id} lists ${paths} paths`)
    wrong.push(...faults.map((fault) => `${id}: ${fault}`))
    await page.context().close()
  }
  return { played, faults: wrong }
}
