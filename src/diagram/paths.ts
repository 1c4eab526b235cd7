import { tidy } from './move.ts'
import type { Point } from './picture.ts'

/** A line through points with its corners rounded. */
export function roundedPath(points: readonly Point[], radius: number): string {
  const parts: string[] = []
  points.forEach((at, index) => {
    const [before, after] = [points[index - 1], points[index + 1]]
    if (!before) return parts.push(`M${at.x} ${at.y}`)
    if (!after) return parts.push(`L${at.x} ${at.y}`)
    const r = Math.min(radius, distance(before, at) / 2, distance(at, after) / 2)
    const [from, to] = [towards(at, before, r), towards(at, after, r)]
    return parts.push(`L${from.x} ${from.y}Q${at.x} ${at.y} ${to.x} ${to.y}`)
  })
  return parts.join('')
}
/** A filled head that ends where the line ends. */
export function arrowHead(points: readonly Point[], length: number): string {
  const [from, to] = [points.at(-2), points.at(-1)]
  if (!from || !to) return ''
  const far = distance(from, to) || 1
  const [dx, dy] = [(to.x - from.x) / far, (to.y - from.y) / far]
  const [bx, by] = [to.x - dx * length, to.y - dy * length]
  const half = length * 0.45
  return `M${to.x} ${to.y}L${tidy(bx - dy * half)} ${tidy(by + dx * half)}L${tidy(bx + dy * half)} ${tidy(by - dx * half)}z`
}
const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)
function towards(from: Point, to: Point, by: number): Point {
  const far = distance(from, to) || 1
  return { x: tidy(from.x + ((to.x - from.x) / far) * by), y: tidy(from.y + ((to.y - from.y) / far) * by) }
}
