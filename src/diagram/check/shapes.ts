import type { Point, Rect, Run } from '../picture.ts'
import { size, weight } from '../sizes.ts'
import { measure } from '../text.ts'

/** Whether two rectangles share more than a border; `slack` pixels may overlap. */
export const overlap = (a: Rect, b: Rect, slack = 0.5): boolean =>
  a.x + a.width > b.x + slack &&
  b.x + b.width > a.x + slack &&
  a.y + a.height > b.y + slack &&
  b.y + b.height > a.y + slack

export const isWithin = (inner: Rect, outer: Rect, slack = 0.5): boolean =>
  inner.x >= outer.x - slack &&
  inner.y >= outer.y - slack &&
  inner.x + inner.width <= outer.x + outer.width + slack &&
  inner.y + inner.height <= outer.y + outer.height + slack

/** What a run of text covers, from its own measure and not from what the drawing says of it. */
export const rectOf = ({ text, x, y, style }: Run): Rect => ({
  x,
  y: y - size[style] * 0.8,
  width: measure(text, size[style], weight[style]),
  height: size[style],
})

/** Each stretch of a line as a rectangle without width. */
export const stretches = (points: readonly Point[]): readonly Rect[] =>
  points.slice(1).map((to, index) => {
    const from = points[index] ?? to
    return {
      x: Math.min(from.x, to.x),
      y: Math.min(from.y, to.y),
      width: Math.abs(to.x - from.x),
      height: Math.abs(to.y - from.y),
    }
  })
/** Whether a line, which runs along the axes, passes through the inside of a rectangle. */
export const passes = (points: readonly Point[], through: Rect, slack = 1): boolean =>
  stretches(points).some(
    (one) =>
      one.x + one.width > through.x + slack &&
      through.x + through.width > one.x + slack &&
      one.y + one.height > through.y + slack &&
      through.y + through.height > one.y + slack,
  )
/** Whether a point lies on the border of a rectangle. */
export const isOnBorder = ({ x, y }: Point, { x: left, y: top, width, height }: Rect): boolean => {
  const near = (a: number, b: number) => Math.abs(a - b) <= 1.5
  const isBetween = (a: number, from: number, far: number) => a >= from - 1.5 && a <= from + far + 1.5
  return (
    ((near(x, left) || near(x, left + width)) && isBetween(y, top, height)) ||
    ((near(y, top) || near(y, top + height)) && isBetween(x, left, width))
  )
}
/** Each two of a list. */
export function* pairsOf<T>(all: readonly T[]): Generator<readonly [T, T]> {
  for (const [index, one] of all.entries()) for (const other of all.slice(index + 1)) yield [one, other]
}

/** Whether two lines lie on each other for a while, so that one cannot tell which goes where; crossing is no matter. */
export const runTogether = (one: readonly Point[], other: readonly Point[]): boolean =>
  stretches(one).some((a) => stretches(other).some((b) => isAlong(a, b) || isAlong(turned(a), turned(b))))
const isAlong = (a: Rect, b: Rect): boolean =>
  Math.max(a.height, b.height, Math.abs(a.y - b.y)) < 2 &&
  Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > 4
const turned = ({ x, y, width, height }: Rect): Rect => ({ x: y, y: x, width: height, height: width })
