import { bold } from '../../src/diagram/font/bold.ts'
import { medium } from '../../src/diagram/font/medium.ts'

/** The font of the drawings, once for the whole page. */
export function bringFont(): void {
  const style = document.createElement('style')
  style.textContent = [
    [500, medium],
    [600, bold],
  ]
    .map(
      ([weight, data]) =>
        `@font-face{font-family:rg-inter;font-weight:${weight};src:url(data:font/woff2;base64,${data})format('woff2')}`,
    )
    .join('')
  document.head.append(style)
}
