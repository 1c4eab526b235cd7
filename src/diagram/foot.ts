import { cardOf } from './card.ts'
import type { Cause, Graph, Look } from './graph.ts'
import { moved, movedIcons, movedRuns, tidy } from './move.ts'
import type { Box, LegendEntry } from './picture.ts'
import { type Others, run } from './row.ts'
import { size } from './sizes.ts'
import { measure } from './text.ts'

/** What stands below the chart: the endings that only chips name, and what lines and signs mean. */
export interface Foot {
  readonly width: number
  readonly height: number
  readonly boxes: readonly Box[]
  readonly legend: readonly LegendEntry[]
}
const margin = 24
const narrowest = 640

export function foot(graph: Graph, chartWidth: number, chartHeight: number, others: Others): Foot {
  const width = Math.max(chartWidth, narrowest)
  const rows = new Rows(width)
  const endings = graph.nodes
    .filter(({ kind, isMet }) => kind === 'final' && !isMet)
    .map((node) => ({ node, card: cardOf(node, others) }))
  const tallest = Math.max(0, ...endings.map(({ card }) => card.height))
  const boxes = endings.map(({ node, card }): Box => {
    const at = rows.place(card.width, tallest, 14)
    const [x, y] = [at.x, at.y + chartHeight + 30]
    return {
      state: node.name,
      kind: 'final',
      isGroup: false,
      depth: 0,
      look: node.look,
      main: false,
      says: node.title,
      x: tidy(x),
      y: tidy(y),
      width: card.width,
      height: tallest,
      runs: movedRuns(card.runs, x, y),
      icons: movedIcons(card.icons, x, y),
      rows: card.rows,
      rule: null,
    }
  })
  const top = chartHeight + (boxes.length > 0 ? 30 + rows.height + 26 : 12)
  const keys = new Rows(width)
  const legend = [...causes(graph), ...looks(graph)].map((entry): LegendEntry => {
    const wide = 40 + measure(entry.says, size.legend)
    const at = keys.place(wide, 18, 18)
    const { says, ...key } = entry
    return {
      ...key,
      x: tidy(at.x),
      y: tidy(at.y + top),
      width: wide,
      height: 18,
      run: moved(run('legend', says, 40, 13), at.x, at.y + top),
    }
  })
  return { width, height: top + keys.height + margin, boxes, legend }
}

/** Things one after the other, as many in a row as fit. */
class Rows {
  readonly #width: number
  #x = margin
  #y = 0
  #tall = 0
  constructor(width: number) {
    this.#width = width
  }
  place(width: number, height: number, gap: number) {
    if (this.#x > margin && this.#x + width > this.#width - margin) {
      this.#x = margin
      this.#y += this.#tall + gap / 2
      this.#tall = 0
    }
    const at = { x: this.#x, y: this.#y }
    this.#x += width + gap
    this.#tall = Math.max(this.#tall, height)
    return at
  }
  get height(): number {
    return this.#y + this.#tall
  }
}

type Key = Pick<LegendEntry, 'cause' | 'look' | 'main'> & { readonly says: string }
const sayCause: Readonly<Record<Cause, string>> = {
  subject: 'the person',
  verifier: 'the answer to a check',
  staff: 'staff',
  system: 'the system',
  clock: 'the clock',
  always: 'follows by itself',
}
const sayLook: Readonly<Record<Look, string>> = {
  plain: '',
  waiting: 'waits for others',
  passing: 'left at once',
  calm: 'calm',
  warn: 'late, or at risk',
  good: 'goes well',
  bad: 'ends badly',
}
function causes({ nodes, lines }: Graph): readonly Key[] {
  const branches = [...lines, ...nodes.flatMap(({ rows }) => rows)].flatMap((one) => one.branches)
  const used = Object.entries(sayCause).flatMap(([name, says]): Key[] => {
    const cause = branches.find((branch) => branch.cause === name)?.cause
    return cause === undefined ? [] : [{ cause, look: null, main: false, says }]
  })
  const main: Key[] = branches.some((branch) => branch.main)
    ? [{ cause: 'subject', look: null, main: true, says: 'the way that goes well' }]
    : []
  return [...main, ...used]
}
const looks = ({ nodes }: Graph): readonly Key[] =>
  Object.entries(sayLook).flatMap(([name, says]): Key[] => {
    const look = nodes.find((node) => node.look === name)?.look
    return look === undefined || says === '' ? [] : [{ cause: null, look, main: false, says }]
  })
