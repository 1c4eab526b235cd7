import { passes } from './check/shapes.ts'
import type { Point, Rect } from './picture.ts'
import { pad } from './sizes.ts'

/** Where the head of a group can begin without a line through it, from the group's left; `undefined` where it cannot. */
export function freeLeft(
  group: Rect,
  wide: number,
  lines: readonly { readonly points: readonly Point[] }[],
): number | undefined {
  const band = { y: group.y + 8, height: 18 }
  const words = wide - 2 * pad
  const isFree = (left: number) =>
    left + words + pad <= group.width &&
    !lines.some(({ points }) => passes(points, { ...band, x: group.x + left - 4, width: words + 8 }, 0))
  const beside = lines.flatMap(({ points }) => points.map(({ x }) => x - group.x + 8)).toSorted((a, b) => a - b)
  return [pad, ...beside.filter((left) => left > pad)].find(isFree)
}
