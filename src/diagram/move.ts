import type { Chip, Icon, RowShape, Run } from './picture.ts'

/** Everything inside a box is placed from its corner until the box has its place. */
export const moved = <T extends { readonly x: number; readonly y: number }>(one: T, x: number, y: number): T => ({
  ...one,
  x: tidy(one.x + x),
  y: tidy(one.y + y),
})
/** Tenths of a pixel are enough, and the same on every machine. */
export const tidy = (value: number): number => Math.round(value * 10) / 10

const movedChip = (chip: Chip, x: number, y: number): Chip => ({ ...moved(chip, x, y), run: moved(chip.run, x, y) })
export const movedRuns = (runs: readonly Run[], x: number, y: number): readonly Run[] =>
  runs.map((run) => moved(run, x, y))
export const movedIcons = (icons: readonly Icon[], x: number, y: number): readonly Icon[] =>
  icons.map((icon) => moved(icon, x, y))
export const movedRow = (row: RowShape, x: number, y: number): RowShape => ({
  ...moved(row, x, y),
  runs: movedRuns(row.runs, x, y),
  icons: movedIcons(row.icons, x, y),
  chip: row.chip && movedChip(row.chip, x, y),
})
