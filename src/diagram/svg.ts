import { icons } from './icons.ts'
import { arrowHead, roundedPath } from './paths.ts'
import type { Box, Chip, Icon, LegendEntry, LineShape, Picture, Point, RowShape, Run } from './picture.ts'
import { styleOf } from './style.ts'
import type { Theme } from './theme.ts'

export interface SvgOptions {
  /** `auto` follows the reader's, or the nearest `data-theme` around it, and leaves ids free for several drawings in a page. */
  readonly theme: Theme | 'auto'
  /** `inherit` where the page brings the font; default `embedded`. */
  readonly font?: 'embedded' | 'inherit'
}

/**
 * A drawing as the text of an SVG file. States are found by `data-state`, branches by `data-transitions` (indices of the description),
 * chips by `data-to`. A page may mark them by rules on `.state > .box`, `.line > .path`, `.line > .head`, `.row > .event`, `.row > .guard` and
 * `.chip > .box`, with one class more than these.
 */
export function svg(picture: Picture, { theme, font = 'embedded' }: SvgOptions): string {
  const { width, height, boxes, lines, starts, legend } = picture
  const prefix = theme === 'auto' ? `${picture.flow}.${picture.id}.` : ''
  const groups = boxes.filter(({ kind }) => kind === 'group')
  const others = boxes.filter(({ kind }) => kind !== 'group')
  const id = (name: string) => escape(`${prefix}${name}`)
  return `<svg xmlns="http://www.w3.org/2000/svg" class="rg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="list" aria-labelledby="${id('title')} ${id('desc')}">
<title id="${id('title')}">${escape(picture.title)}</title>
<desc id="${id('desc')}">${escape(picture.description)}</desc>
<style>${styleOf(theme, font)}</style>
<rect class="page" width="${width}" height="${height}"/>
${[
  ...groups.map((box) => groupOf(box, id)),
  ...starts.map(
    ({ x, y, points }) => `<g class="start"><circle class="dot" cx="${x}" cy="${y}" r="6"/>${arrow(points)}</g>`,
  ),
  ...lines.map(lineOf),
  ...others.map((box) => boxOf(box, id)),
  ...legend.map(keyOf),
].join('\n')}
</svg>
`
}

type Id = (name: string) => string
const groupOf = (box: Box, id: Id): string =>
  `<g class="state group ${box.look}${box.depth % 2 === 1 ? ' odd' : ''}" id="${id(box.state)}" data-state="${escape(box.state)}" role="listitem" aria-label="${escape(box.says)}">${rect(box, 10)}${box.icons.map(icon).join('')}${box.runs.map(text).join('')}</g>`

function boxOf(box: Box, id: Id): string {
  const inside = `${box.icons.map(icon).join('')}${box.runs.map(text).join('')}${box.rows.map(rowOf).join('')}`
  if (box.kind === 'plate') return `<g class="plate">${box.rows.length > 0 ? rect(box, 6) : ''}${inside}</g>`
  const { x, y, width, height } = box
  const inner =
    box.kind === 'final'
      ? `<rect class="inner" x="${x + 3}" y="${y + 3}" width="${width - 6}" height="${height - 6}" rx="4"/>`
      : ''
  const rule = box.rule === null ? '' : `<path class="rule" d="M${x + 1} ${box.rule}h${width - 2}"/>`
  return `<g class="state ${box.kind} ${box.look}" id="${id(box.state)}" data-state="${escape(box.state)}" role="listitem" aria-label="${escape(box.says)}">${rect(box, 7)}${inner}${rule}${inside}</g>`
}
const lineOf = (line: LineShape): string =>
  `<g class="line ${line.cause}${line.main ? ' main' : line.look === 'bad' ? ' to-bad' : ''}" data-transitions="${line.transitions.join(' ')}" data-from="${escape(line.from)}" data-to="${escape(line.to)}">${arrow(line.points, line.main)}${line.rows.map(rowOf).join('')}</g>`
const arrow = (points: readonly Point[], main = false): string =>
  points.length < 2
    ? ''
    : `<path class="path" d="${roundedPath(points, main ? 9 : 7)}"/><path class="head" d="${arrowHead(points, main ? 10 : 8)}"/>`

const rowOf = (row: RowShape): string =>
  `<g class="row${row.main ? ' main' : ''}" data-transitions="${row.transitions.join(' ')}"${row.chip ? ` data-to="${escape(row.chip.to)}"` : ''}>${row.icons.map(icon).join('')}${row.runs.map(text).join('')}${row.chip ? chipOf(row.chip) : ''}</g>`
const chipOf = (chip: Chip): string =>
  `<g class="chip ${chip.look}" data-to="${escape(chip.to)}">${rect(chip, 9)}${text(chip.run)}</g>`

function keyOf({ cause, look, main, x, y, run }: LegendEntry): string {
  const says = text(run)
  if (look !== null)
    return `<g class="key ${look}"><rect class="box" x="${x + 8}" y="${y + 1}" width="24" height="16" rx="5"/>${icon({ name: look, x: x + 15, y: y + 4 })}<g>${says}</g></g>`
  const path = `<path class="path" d="M${x} ${y + 9}h${main ? 32 : 16}"/>`
  return `<g class="key ${cause}${main ? ' main' : ''}">${path}${cause === null || main ? '' : icon({ name: cause, x: x + 22, y: y + 4 })}${says}</g>`
}
const rect = ({ x, y, width, height }: Pick<Box, 'x' | 'y' | 'width' | 'height'>, radius: number): string =>
  `<rect class="box" x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}"/>`
const icon = ({ name, x, y }: Icon): string =>
  icons[name] === '' ? '' : `<path class="icon" transform="translate(${x} ${y})" d="${icons[name]}"/>`
const classes = {
  title: 'title',
  group: 'group-title',
  note: 'note',
  event: 'event',
  guard: 'guard',
  chip: 'says',
  legend: 'legend',
} as const
const text = ({ text, x, y, style }: Run): string =>
  `<text class="${classes[style]}" x="${x}" y="${y}">${escape(text)}</text>`

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
