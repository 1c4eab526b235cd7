import type { Node, Row } from './graph.ts'
import type { Icon, RowShape, Run } from './picture.ts'
import { chipRow, leastRoom, type Others, run, sharedCondition, stayRows } from './row.ts'
import { bareWidth, cardWidth, leading, noteWidth, pad, size, weight } from './sizes.ts'
import { measure, wrap } from './text.ts'

/** The inside of a box, placed from its own top left. */
export interface Card {
  readonly width: number
  readonly height: number
  readonly runs: readonly Run[]
  readonly icons: readonly Icon[]
  readonly rows: readonly RowShape[]
  /** Where a rule parts its name from the rest. */
  readonly rule: number | null
}

/** The box of a state that holds no others: its name, then the branches that no line shows. */
export function cardOf(node: Node, others: Others): Card {
  const hasIcon = node.look !== 'plain'
  const titled = measure(node.title, size.title, weight.title) + (hasIcon ? 18 : 0)
  const arrivals = node.kind === 'final' && node.arrivals > 0 ? reached(node.arrivals) : ''
  const notes = [...node.notes, arrivals]
    .filter((text) => text !== '')
    .flatMap((note) => noteLines(note, node.rows.length === 0 ? bareWidth : noteWidth))
  const noted = Math.max(0, ...notes.map((text) => measure(text, size.note)))
  if (node.rows.length === 0) {
    const width = Math.max(96, Math.ceil(Math.max(titled, noted)) + 28)
    const x = (width - titled) / 2
    return {
      width,
      height: 32 + notes.length * 14,
      runs: [
        run('title', node.title, x + (hasIcon ? 18 : 0), 20.5),
        ...notes.map((text, index) => run('note', text, (width - measure(text, size.note)) / 2, 36 + index * 14)),
      ],
      icons: hasIcon ? [{ name: node.look, x, y: 10.5 }] : [],
      rows: [],
      rule: null,
    }
  }
  const width = Math.max(widthFor(node.rows, others), Math.ceil(Math.max(titled, noted)) + 2 * pad)
  const title = run('title', node.title, pad + (hasIcon ? 18 : 0), 21)
  const rule = 31 + notes.length * 14
  const body = rowsOf(node.rows, width, rule + 5, others)
  return {
    width,
    height: body.bottom + 7,
    runs: [title, ...notes.map((text, index) => run('note', text, pad, 37 + index * 14)), ...body.runs],
    icons: [...(hasIcon ? [{ name: node.look, x: pad, y: 11 }] : []), ...body.icons],
    rows: body.rows,
    rule,
  }
}
/** A long name on a chip makes the card wider: words beside it keep some room. */
const widthFor = (rows: readonly Row[], others: Others): number =>
  Math.max(cardWidth, ...rows.map(({ to }) => (to === null ? 0 : Math.ceil(leastRoom(to, others)) + 2 * pad)))

/** A note in as many lines as it takes. */
const noteLines = (note: string, width: number): readonly string[] => wrap(note, width, size.note, weight.note)

/** What a group is for, and what can happen anywhere in it. */
export function plateOf(node: Node, others: Others): Card {
  const says = node.isGroup ? 'At any time in here' : 'In each of these'
  const notes = node.notes.flatMap((note) => noteLines(note, noteWidth))
  if (node.rows.length === 0) {
    const runs = notes.map((text, index) => run('note', text, 0, 9 + index * 14))
    const width = Math.ceil(Math.max(...runs.map((one) => one.width)))
    return { width, height: notes.length * 14, runs, icons: [], rows: [], rule: null }
  }
  const top = 18 + notes.length * 14 + (notes.length > 0 ? 5 : 0)
  const runs = [...notes.map((text, index) => run('note', text, pad, 18 + index * 14)), run('note', says, pad, top)]
  const width = widthFor(node.rows, others)
  const body = rowsOf(node.rows, width, top + 10, others)
  return { ...body, width, height: body.bottom + 7, rule: null, runs: [...runs, ...body.runs] }
}
/** The head of a group: how much room its name takes. */
export const headWidth = (node: Node): number => measure(node.title, size.group, weight.group) + 2 * pad + 18

const reached = (count: number): string => `reached from ${count} ${count === 1 ? 'place' : 'places'}`

function rowsOf(all: readonly Row[], width: number, top: number, others: Others) {
  const rows: RowShape[] = []
  const runs: Run[] = []
  const icons: Icon[] = []
  let y = top
  for (const row of all) {
    if (row.to !== null) {
      const shape = chipRow(row, pad, y, width - 2 * pad, others)
      rows.push(shape)
      y += Math.max(shape.height, 23)
      continue
    }
    const shared = sharedCondition(row.branches)
    y += rows.length > 0 ? 5 : 2
    icons.push({ name: 'stay', x: pad, y: y + 3 })
    for (const [condition, branches] of shared) {
      const says = condition === '' ? 'stays here' : `stays here, each [${condition}]`
      const lines = wrap(says, width - 2 * pad - 15, size.note, weight.note)
      runs.push(...lines.map((text, index) => run('note', text, pad + 15, y + 12 + index * leading)))
      y += (lines.length - 1) * leading
      const shapes = stayRows(branches, condition, pad, y + leading + 1, width - 2 * pad)
      rows.push(...shapes)
      y = Math.max(y, ...shapes.map((shape) => shape.y + shape.height))
    }
  }
  return { rows, runs, icons, bottom: y }
}
