import type { Branch, Look, Row } from './graph.ts'
import type { Chip, Icon, RowShape, Run } from './picture.ts'
import { iconSize, leading, size, weight } from './sizes.ts'
import { measure, wrap } from './text.ts'

/** What rows need to know of other states. */
export interface Others {
  titleOf(state: string): string
  lookOf(state: string): Look
}
export const run = (style: Run['style'], text: string, x: number, y: number): Run => ({
  text,
  x,
  y,
  width: measure(text, size[style], weight[style]),
  style,
})
const indent = iconSize + 5

/** The rows of a branch: what is heard, then the condition in brackets, on one row where both fit. */
export function branchRuns(branch: Branch, x: number, y: number, width: number): readonly Run[] {
  const heads = branch.head === '' ? [] : wrap(branch.head, width, size.event)
  const guard = branch.condition === '' ? '' : `[${branch.condition}]`
  const [head] = heads
  if (heads.length === 1 && head !== undefined && guard !== '') {
    const first = run('event', head, x, y)
    const second = run('guard', guard, x + first.width + 5, y)
    if (second.x + second.width <= x + width) return [first, second]
  }
  const guards = guard === '' ? [] : wrap(guard, width, size.guard)
  return [
    ...heads.map((text, index) => run('event', text, x, y + index * leading)),
    ...guards.map((text, index) => run('guard', text, x, y + (heads.length + index) * leading)),
  ]
}

/** Branches to one state, with the chip that names it at the end of the first row. */
export function chipRow({ to, branches }: Row, x: number, y: number, width: number, others: Others): RowShape {
  const chip = to === null ? null : chipAt(to, x + width, y, others)
  const room = width - indent - (chip ? chip.width + 8 : 0)
  const runs: Run[] = []
  const icons: Icon[] = []
  let bottom = y + 3
  for (const branch of branches) {
    icons.push({ name: branch.cause, x, y: bottom + 2 })
    runs.push(...branchRuns(branch, x + indent, bottom + 11, room))
    bottom = (runs.at(-1)?.y ?? bottom) + 4
  }
  const transitions = branches.map(({ transition }) => transition)
  return {
    x,
    y,
    width,
    height: bottom + 3 - y,
    transitions,
    runs,
    icons,
    chip,
    main: branches.every(({ main }) => main),
  }
}
/** How wide a row with this chip has to be at least. */
export const leastRoom = (to: string, { titleOf }: Others): number => indent + leastWords + 8 + chipWidth(titleOf(to))
const leastWords = 48
const chipWidth = (title: string): number => measure(`→ ${title}`, size.chip, weight.chip) + 14

function chipAt(to: string, right: number, y: number, { titleOf, lookOf }: Others): Chip {
  const text = `→ ${titleOf(to)}`
  const width = chipWidth(titleOf(to))
  const x = right - width
  return { to, look: lookOf(to), x, y: y + 1, width, height: 18, run: run('chip', text, x + 7, y + 13.5) }
}

/** Branches that stay, one after the other like words; what they are about is said once. */
export function stayRows(
  branches: readonly Branch[],
  common: string,
  x: number,
  y: number,
  width: number,
): readonly RowShape[] {
  const left = x + indent
  const rows: RowShape[] = []
  let at = { x: left, y }
  const families = Map.groupBy(branches, ({ subject }) => subject)
  for (const [subject, members] of families) {
    members.forEach((branch, index) => {
      const isNext = index > 0 && subject !== ''
      const condition = branch.condition === '' ? '' : `[${branch.condition}]`
      const says = isNext ? `· ${branch.turn}` : branch.head || condition
      const guard = branch.head === '' || branch.condition === common ? '' : condition
      const wide = measure(says, size.event) + (guard === '' ? 0 : 4 + measure(guard, size.guard))
      const breaks = isNext && at.x + wide > x + width
      if (breaks) at = { x: left + 10, y: at.y + leading }
      if (index > 0 && !isNext) at = { x: left, y: at.y + leading }
      const fits = wrap(breaks ? branch.turn : says, width - indent - 10, size.event)
      const runs = fits.map((text, line) => run('event', text, at.x, at.y + 11 + line * leading))
      at = { x: at.x, y: at.y + (fits.length - 1) * leading }
      const last = runs.at(-1)
      const rest = wrap(guard, width - indent, size.guard)
      if (last && guard !== '') {
        const beside = last.x + last.width + 4
        if (beside + measure(guard, size.guard) <= x + width) runs.push(run('guard', guard, beside, last.y))
        else {
          runs.push(...rest.map((text, line) => run('guard', text, left, last.y + (line + 1) * leading)))
          at = { x: left, y: at.y + rest.length * leading }
        }
      }
      rows.push(tight(branch, runs))
      at = { x: Math.max(...runs.filter((one) => one.y === at.y + 11).map((one) => one.x + one.width)) + 4, y: at.y }
    })
    at = { x: left, y: at.y + leading }
  }
  return rows
}
/** Branches by a condition that several of them share; the rest, which say their own, under the empty one. */
export function sharedCondition(branches: readonly Branch[]): ReadonlyMap<string, readonly Branch[]> {
  const counts = Map.groupBy(branches, ({ condition }) => condition)
  return Map.groupBy(branches, ({ condition }) => ((counts.get(condition)?.length ?? 0) > 2 ? condition : ''))
}
function tight({ transition, main }: Branch, runs: readonly Run[]): RowShape {
  const x = Math.min(...runs.map((one) => one.x))
  const y = Math.min(...runs.map((one) => one.y)) - 11
  const width = Math.max(...runs.map((one) => one.x + one.width)) - x
  const height = Math.max(...runs.map((one) => one.y)) + 4 - y
  return { x, y, width, height, transitions: [transition], main, runs, icons: [], chip: null }
}
