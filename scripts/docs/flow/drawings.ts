import type { Description } from 'regain/core'
import { exchangeOf, shortOf } from '../described.ts'
import { plain } from '../markdown.ts'
import { fold } from './paths.ts'

/** A picture as files beside the page. */
export interface Picture {
  readonly id: string
  readonly title: string
  readonly light: string
  readonly dark: string
}
/** All that is drawn of a flow: pictures, the same as text (one level each), and what is wrong with them. */
export interface Drawn {
  readonly pictures: readonly Picture[]
  readonly levels: readonly { readonly title: string; readonly text: string }[]
  readonly faults: readonly string[]
}

/** `binance/reset.light.svg`; pictures beyond the first have their id in the name. */
export const pictureFile = (is: Description, id: string, theme: 'light' | 'dark'): string =>
  `${exchangeOf(is.id)}/${nameOf(is, id, theme)}`
const nameOf = (is: Description, id: string, theme: 'light' | 'dark'): string =>
  `${[shortOf(is.id), ...(id === 'flow' ? [] : [id]), theme].join('.')}.svg`

/** Each picture in the reader's own theme, then the same as text. */
export const drawings = (is: Description, { pictures, levels }: Drawn): readonly string[] => [
  ...(pictures.length > 0 ? [legend] : []),
  ...pictures.flatMap(({ id, title }) => [
    ...(pictures.length > 1 ? [`### ${plain(title)}`] : []),
    [
      '<picture>',
      `<source media="(prefers-color-scheme: dark)" srcset="${encodeURI(nameOf(is, id, 'dark'))}">`,
      `<img alt="${quoteless(pictures.length > 1 ? `${is.title}: ${title}` : `${title}: ${is.description}`)}" src="${encodeURI(nameOf(is, id, 'light'))}">`,
      '</picture>',
    ].join('\n'),
  ]),
  ...(levels.length > 0 ? [fold('As text: Mermaid, one level a page', levels.map(sayLevel).join('\n\n'))] : []),
]
const sayLevel = ({ title, text }: Drawn['levels'][number]): string =>
  `**${plain(title)}**\n\n\`\`\`mermaid\n${text.trimEnd()}\n\`\`\``
const legend = `From the top down. The thick line is the straight way; every other line, and every row in a card, is a branch: what happens, and in brackets on
which condition. The icon in front says who: a person, the answer to a check, staff, the system or the clock; » follows by itself. A chip with an arrow leads to the
state it names without a line. *Stays here* lists what is heard and changes no state. A dashed card is left at once. Amber waits for others or is late, red ends badly,
green goes well.`
const quoteless = (text: string): string => text.replaceAll('"', '&quot;').replaceAll('<', '&lt;')
