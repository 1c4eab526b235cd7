import type { Box, LineShape, Picture, Rect, Run } from '../picture.ts'
import { cardWidth } from '../sizes.ts'
import { isOnBorder, isWithin, overlap, pairsOf, passes, rectOf, runTogether } from './shapes.ts'

/** What is wrong with the places of things in a drawing, in sentences. */
export const checkPlaces = (picture: Picture): readonly string[] => [
  ...textsFit(picture),
  ...boxesStandApart(picture),
  ...labelsStandFree(picture),
  ...linesRunFree(picture),
  ...mainIsStraight(picture),
]
const quote = (text: string): string => `“${text}”`
const sayLine = ({ from, to }: LineShape): string => `the line from ${from} to ${to}`

/** Every text in what holds it. */
function* textsFit({ boxes, lines, legend, width, height }: Picture): Generator<string> {
  const page = { x: 0, y: 0, width, height }
  const inside = (run: Run, holder: Rect, says: string) =>
    isWithin(rectOf(run), holder) ? [] : [`${quote(run.text)} is wider than ${says}`]
  for (const box of boxes) {
    if (!isWithin(box, page)) yield `${box.state} stands outside the drawing`
    for (const run of box.runs) yield* inside(run, box, `the box of ${box.state}`)
    const pieces: Rect[] = box.runs.map(rectOf)
    for (const row of box.rows) {
      for (const run of row.runs) yield* inside(run, box, `the box of ${box.state}`)
      if (row.chip) {
        yield* inside(row.chip.run, row.chip, 'its chip')
        if (!isWithin(row.chip, box)) yield `the chip to ${row.chip.to} stands out of the box of ${box.state}`
      }
      pieces.push(...row.runs.map(rectOf), ...(row.chip ? [row.chip] : []))
    }
    for (const [a, b] of pairsOf(pieces))
      if (overlap(a, b, 1)) yield `texts lie on each other in the box of ${box.state}`
  }
  for (const line of lines)
    for (const { runs } of line.rows)
      for (const run of runs) yield* inside(run, line.label ?? page, `the label of ${sayLine(line)}`)
  for (const { run } of legend) yield* inside(run, page, 'the drawing')
}

const isSolid = ({ kind }: Box): boolean => kind !== 'group'

function* boxesStandApart({ boxes }: Picture): Generator<string> {
  for (const [a, b] of pairsOf(boxes)) {
    if (!overlap(a, b)) continue
    const [outer, inner] = a.width * a.height > b.width * b.height ? [a, b] : [b, a]
    if (isSolid(outer)) yield `${inner.state} lies on ${outer.state}`
    else if (!isWithin(inner, outer)) yield `${inner.state} stands half inside ${outer.state}`
    else if (outer.runs.some((run) => overlap(rectOf(run), inner)))
      yield `${inner.state} hides the name of ${outer.state}`
  }
}
function* labelsStandFree({ boxes, lines }: Picture): Generator<string> {
  const labels = lines.flatMap((line) => (line.label ? [{ line, label: line.label }] : []))
  for (const [a, b] of pairsOf(labels))
    if (overlap(a.label, b.label)) yield `the labels of ${sayLine(a.line)} and of ${sayLine(b.line)} overlap`
  for (const { line, label } of labels)
    for (const box of boxes) {
      const hits = isSolid(box)
        ? overlap(label, box)
        : box.runs.some((run) => overlap(label, rectOf(run))) || (overlap(label, box) && !isWithin(label, box))
      if (hits) yield `the label of ${sayLine(line)} lies on ${box.state}`
    }
}
function* linesRunFree({ boxes, lines, starts }: Picture): Generator<string> {
  const states = new Map(boxes.filter(({ kind }) => kind !== 'plate').map((box) => [box.state, box]))
  const holds = (outer: Box, name: string): boolean => {
    const inner = states.get(name)
    return inner !== undefined && (inner === outer || isWithin(inner, outer))
  }
  for (const line of lines) {
    const [from, to, first, last] = [states.get(line.from), states.get(line.to), line.points[0], line.points.at(-1)]
    if (!from || !to || !first || !last) {
      yield `${sayLine(line)} has no place`
      continue
    }
    if (!isOnBorder(first, from) || !isOnBorder(last, to)) yield `${sayLine(line)} does not end at its states`
    for (const box of boxes) {
      const isIn = !isSolid(box) && (holds(box, line.from) || holds(box, line.to))
      if (isIn ? box.runs.some((run) => passes(line.points, rectOf(run), 0)) : passes(line.points, box))
        yield `${sayLine(line)} runs through ${box.state}`
    }
    for (const other of lines)
      if (other.label && passes(line.points, other.label))
        yield `${sayLine(line)} runs through the label of ${sayLine(other)}`
  }
  for (const [one, other] of pairsOf(lines))
    if (runTogether(one.points, other.points)) yield `${sayLine(one)} lies on ${sayLine(other)}`
  for (const { state, points } of starts)
    for (const box of boxes)
      if (isSolid(box) && passes(points, box)) yield `the beginning at ${state} runs through ${box.state}`
}
/** The way that goes well does not wander from one side to the other. */
function* mainIsStraight({ lines }: Picture): Generator<string> {
  for (const line of lines) {
    const xs = line.points.map(({ x }) => x)
    if (line.main && Math.max(...xs) - Math.min(...xs) > cardWidth)
      yield `${sayLine(line)} is on the way that goes well and wanders`
  }
}
