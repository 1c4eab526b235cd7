import { type Card, headWidth } from './card.ts'
import { type ElkExtendedEdge, type ElkNode, elk } from './elk.ts'
import { freeLeft } from './freeLeft.ts'
import type { Graph, Line } from './graph.ts'
import { type LineLabel, lineLabel } from './lineLabel.ts'
import type { Point, Rect } from './picture.ts'
import { dotName, inset, lineName, planOf, plateName, startName } from './plan.ts'
import type { Others } from './row.ts'

/** Where everything is, before it is put together. */
export interface Layout {
  readonly width: number
  readonly height: number
  /** By the names of states, and of the plates of groups. */
  readonly places: ReadonlyMap<string, Rect>
  readonly cards: ReadonlyMap<string, Card>
  readonly lines: readonly PlacedLine[]
  readonly starts: readonly { readonly state: string; readonly at: Rect; readonly points: readonly Point[] }[]
}
export interface PlacedLine {
  readonly line: Line
  readonly points: readonly Point[]
  readonly label: LineLabel
  readonly at: Point | null
}
const nowhere: Rect = { x: 0, y: 0, width: 0, height: 0 }

/** Lays out, and once more with room beside the names of groups that lines would run through. */
export async function layOut(graph: Graph, others: Others): Promise<Layout> {
  const first = await layOutOnce(graph, others, new Set())
  const crossed = graph.nodes.filter((node) => {
    const place = first.places.get(node.name)
    return node.kind === 'group' && place && freeLeft(place, headWidth(node), first.lines) === undefined
  })
  return crossed.length === 0 ? first : layOutOnce(graph, others, new Set(crossed.map(({ name }) => name)))
}
async function layOutOnce(graph: Graph, others: Others, crossed: ReadonlySet<string>): Promise<Layout> {
  const { root, cards, labels, starts, heads } = planOf(graph, others, crossed)
  const layout = await elk()
  const done = await layout(root)
  const places = new Map(placesIn(done))
  for (const group of heads) {
    const [place, card] = [places.get(group), cards.get(plateName(group))]
    if (place && card) places.set(plateName(group), { ...card, x: place.x + inset.x, y: place.y + inset.y })
  }
  const routed = new Map([...edgesIn(done)].map((edge) => [edge.id, edge]))
  return {
    width: done.width ?? 0,
    height: done.height ?? 0,
    places,
    cards,
    lines: graph.lines.map((line, index) => {
      const edge = routed.get(lineName(index))
      const points = pointsOf(edge)
      const { x, y } = edge?.labels?.[0] ?? {}
      return {
        line,
        points: line.isBack ? points.toReversed() : points,
        label: labels[index] ?? lineLabel(line),
        at: x === undefined || y === undefined ? null : { x, y },
      }
    }),
    starts: starts.map((state) => ({
      state,
      at: places.get(dotName(state)) ?? nowhere,
      points: pointsOf(routed.get(startName(state))),
    })),
  }
}
function* placesIn({ children = [] }: ElkNode): Generator<readonly [string, Rect]> {
  for (const child of children) {
    const { id, x = 0, y = 0, width = 0, height = 0 } = child
    yield [id, { x, y, width, height }]
    yield* placesIn(child)
  }
}
function* edgesIn({ children = [], edges = [] }: ElkNode): Generator<ElkExtendedEdge> {
  yield* edges
  for (const child of children) yield* edgesIn(child)
}
const pointsOf = (edge: ElkExtendedEdge | undefined): readonly Point[] =>
  (edge?.sections ?? []).flatMap(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint])
