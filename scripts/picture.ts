/** Draws the happy path of `binance.reset`, with the review beside it: docs/pictures/flow.svg. `drawing()` gives the text, a run writes it. */
import { facts, isFactType, say } from 'regain/core'
import { binanceReset } from 'regain/machines'
import { delayOf } from '../src/engine.ts'
import { nodesOf, stateName } from '../src/names.ts'
import { happyPath } from '../src/progress.ts'
import { Wording } from '../src/wording.ts'

export const file = 'docs/pictures/flow.svg'

const flow = binanceReset
const words = Wording.of(flow.copy, 'en', flow.policy)
const nodes = new Map([...nodesOf(flow.machine)].map((node) => [stateName(node.path.join('.')), node]))
type Node = typeof flow.machine.root

const lanes = ['person', 'system', 'staff', 'clock'] as const
type Lane = (typeof lanes)[number] | 'end'

/** A state and the groups it is in, innermost first. */
const around = (node: Node): Node[] => [node, ...(node.parent ? around(node.parent) : [])]
const heardBy = (node: Node) => around(node).flatMap((each) => [...each.transitions.values()].flat())

/** Whom the state waits for; `undefined`: it passes on at once. */
function laneOf(node: Node): Lane | undefined {
  if (node.type === 'final') return 'end'
  const type = heardBy(node).find((transition) => transition.meta?.happy)?.eventType
  if (type === undefined) return undefined
  if (!isFactType(type)) return 'clock'
  const { origin } = facts[type]
  return origin === 'staff' || origin === 'system' ? origin : 'person'
}

interface Box {
  readonly name: string
  readonly node: Node
  readonly lane: Lane
}
const boxOf = (name: string): Box[] => {
  const node = nodes.get(name)
  const lane = node && laneOf(node)
  return node && lane ? [{ name, node, lane }] : []
}
// the first state is left by opening the case
const path = happyPath(flow).slice(1).flatMap(boxOf)
const review = [...nodes.keys()]
  .flatMap(boxOf)
  .find(({ lane, node }) => lane === 'staff' && node.meta?.step === 'review')
const fork = path.find(
  ({ node }) =>
    review && heardBy(node).some((transition) => transition.target?.some((to) => around(review.node).includes(to))),
)
if (!review || !fork) throw new Error('the machine has no review')
const cut = path.indexOf(fork) + 1
const labelTo = (to: (target: Node) => boolean): string =>
  heardBy(fork.node).find((transition) => transition.target?.some(to) && transition.meta?.label)?.meta?.label ?? ''
const isReview = (target: Node) => around(review.node).includes(target)

const [WIDE, HIGH, GAP, GUTTER, TOP] = [148, 76, 30, 58, 8]
const perRow = Math.ceil(cut / 2)
const rows = [path.slice(0, perRow), path.slice(perRow, cut), [review, ...path.slice(cut)]]
const xOf = (column: number) => 8 + column * (WIDE + GAP)
const yOf = (row: number) => TOP + row * (HIGH + GUTTER)
const width = xOf(perRow) - GAP + 8
const height = yOf(3) - GUTTER + 52

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
/** Lines of at most 19 characters. */
function wrap(text: string): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < 19) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** How long the clock makes everybody wait. */
function waitOf({ node, lane }: Box): string[] {
  if (lane !== 'clock') return []
  const name = around(node).flatMap((each) => each.after.map(({ eventType }) => delayOf(eventType)))[0]
  return [say(`${name}: {${name}}`, { copy: flow.copy.en, language: 'en', policy: flow.policy })]
}

function drawBox(box: Box, row: number, column: number): string {
  const [x, y] = [xOf(column), yOf(row)]
  const { name, lane } = box
  const lines = [...wrap(words.screen(name).title), ...waitOf(box)]
  const first = y + HIGH / 2 + 7 - (lines.length - 1) * 9
  const title = lines.map(
    (line, index) => `<tspan x="${x + WIDE / 2}" y="${first + index * 18}">${escape(line)}</tspan>`,
  )
  return `<g class="${lane}"><rect x="${x}" y="${y}" width="${WIDE}" height="${HIGH}" rx="8"/><path class="bar" d="M${x + 8} ${y}h${WIDE - 16}"/><text>${title.join('')}</text></g>`
}
const arrow = (d: string, kind = '') => `<path class="arrow${kind}" marker-end="url(#head)" d="${d}"/>`
const label = (x: number, y: number, text: string) => `<text class="label" x="${x}" y="${y}">${escape(text)}</text>`

type Colours = Record<'ink' | 'soft' | 'box' | 'line' | 'end' | (typeof lanes)[number], string>
const light: Colours = {
  ink: '#1c2430',
  soft: '#5b6675',
  box: '#fff',
  line: '#c3cbd6',
  person: '#2563eb',
  system: '#7c3aed',
  staff: '#c2410c',
  clock: '#0f766e',
  end: '#15803d',
}
const dark: Colours = {
  ink: '#e8edf4',
  soft: '#9aa7b8',
  box: '#161c26',
  line: '#3a4554',
  person: '#60a5fa',
  system: '#a78bfa',
  staff: '#fb923c',
  clock: '#2dd4bf',
  end: '#4ade80',
}
/** Written out for each theme: not every viewer of pictures knows variables. */
const coloured = (colours: Colours): string =>
  [
    `rect{fill:${colours.box};stroke:${colours.line}}`,
    `text{fill:${colours.ink}}`,
    `.label,.legend,#head path{fill:${colours.soft}}`,
    `.arrow{stroke:${colours.soft}}`,
    ...([...lanes, 'end'] as const).map((lane) => `.${lane} .bar{stroke:${colours[lane]}}`),
    `.end rect{stroke:${colours.end}}`,
  ].join('')

/** The picture, byte for byte the same for the same machine and words. */
export function drawing(): string {
  const boxes = rows.flatMap((row, at) => row.map((box, column) => drawBox(box, at, column)))
  const sideways = rows.flatMap((row, at) =>
    row.slice(1).map((_, column) => arrow(`M${xOf(column) + WIDE} ${yOf(at) + HIGH / 2}h${GAP - 3}`)),
  )
  const gutter = (row: number) => yOf(row) + HIGH + GUTTER / 2
  const right = (row: readonly Box[]) => xOf(row.length - 1) + WIDE / 2
  const down = (from: number, row: number, to: number, kind = '') =>
    arrow(`M${from} ${yOf(row) + HIGH}V${gutter(row) - (kind ? 8 : 0)}H${to}V${yOf(row + 1) - 3}`, kind)
  const [first = [], second = []] = rows
  const middle = (column: number) => xOf(column) + WIDE / 2
  const legend = lanes.map((lane, index) => {
    const x = 8 + index * 120
    return `<g class="${lane}"><path class="bar" d="M${x} ${height - 16}h22"/><text class="legend" x="${x + 30}" y="${height - 11}">${lane}</text></g>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title desc">
<title id="title">${flow.id}: the way through when all goes well</title>
<desc id="desc">${escape(path.map(({ name, lane }) => `${words.screen(name).title} (${lane})`).join('; '))}. Where the system cannot decide alone: ${escape(words.screen(review?.name ?? '').title)} (staff).</desc>
<!-- generated by scripts/picture.ts from the machine -->
<style>
svg{font:14px system-ui,sans-serif}
text{text-anchor:middle}
.label,.legend{font-size:13px;text-anchor:start}
.bar{fill:none;stroke-width:4;stroke-linecap:round}
.arrow{fill:none;stroke-width:1.5}
.side{stroke-dasharray:4 4}
.end rect{stroke-width:2}
${coloured(light)}
@media(prefers-color-scheme:dark){${coloured(dark)}}
</style>
<defs><marker id="head" viewBox="0 0 8 8" refX="5" refY="4" markerWidth="6" markerHeight="6" orient="auto"><path d="M0 0l8 4l-8 4z"/></marker></defs>
${boxes.join('\n')}
${sideways.join('\n')}
${down(right(first), 0, middle(0))}
${down(right(second) + 12, 1, middle(1))}
${down(right(second) - 12, 1, middle(0), ' side')}
${label(
  middle(1) + 8,
  yOf(2) - 10,
  labelTo((target) => !isReview(target) && target.type !== 'final'),
)}
${label(middle(0) + 8, yOf(2) - 10, labelTo(isReview))}
${legend.join('\n')}
</svg>
`
}
