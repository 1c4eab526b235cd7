import type { Line } from './graph.ts'
import type { RowShape, Run } from './picture.ts'
import { branchRuns } from './row.ts'
import { iconSize } from './sizes.ts'

/** The words beside a line, placed from their own top left: a row of text for each branch. */
export interface LineLabel {
  readonly width: number
  readonly height: number
  readonly rows: readonly RowShape[]
}
const widest = 158
const indent = iconSize + 4

export function lineLabel({ branches }: Pick<Line, 'branches'>): LineLabel {
  const rows: RowShape[] = []
  let y = 0
  for (const branch of branches) {
    const runs: readonly Run[] = branchRuns(branch, indent, y + 11, widest)
    const bottom = (runs.at(-1)?.y ?? y + 11) + 4
    const width = Math.max(iconSize, ...runs.map((run) => run.x + run.width))
    rows.push({
      x: 0,
      y,
      width,
      height: bottom - y,
      transitions: [branch.transition],
      main: branch.main,
      runs,
      chip: null,
      icons: [
        {
          name: branch.cause,
          x: 0,
          y: y + 2,
        },
      ],
    })
    y = bottom
  }
  return { width: Math.max(0, ...rows.map((row) => row.width)), height: y, rows }
}
