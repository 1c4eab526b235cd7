import { type PageData, type PageFile, readPage } from '../model/page.ts'

/** What was put into the page when it was made. */
export function readData(): PageData {
  const kept = [...document.querySelectorAll<HTMLElement>('script[data-flow]')]
  const file: PageFile = Object.fromEntries(
    kept.map(({ dataset, textContent }) => [dataset['flow'] ?? '', textContent]),
  )
  return readPage(file)
}
