import type { Description } from 'regain/core'
import { checkPicture, mermaid, type Picture, svg } from 'regain/diagram'
import type { Drawn } from './drawings.ts'

/** The pictures of a flow as files, the same as text, and what is wrong with them. */
export const draw = (is: Description, pictures: readonly Picture[]): Drawn => ({
  pictures: pictures.map((picture) => ({
    id: picture.id,
    title: picture.title,
    light: svg(picture, { theme: 'light' }),
    dark: svg(picture, { theme: 'dark' }),
  })),
  levels: mermaid(is),
  faults: checkPicture(pictures, is),
})
