import type { Description } from '../describe.ts'
import { headWidth } from './card.ts'
import { foot } from './foot.ts'
import { freeLeft } from './freeLeft.ts'
import { type Graph, graphOf, lookOf, type Node } from './graph.ts'
import { type Layout, layOut } from './layout.ts'
import { moved, movedIcons, movedRow, movedRuns, tidy } from './move.ts'
import type { Box, LineShape, Picture } from './picture.ts'
import { plateName } from './plan.ts'
import { type Others, run } from './row.ts'
import { pad } from './sizes.ts'
import type { View } from './view.ts'
import { stateTitle } from './words/index.ts'

/** Gives everything that a view shows its place. */
export async function draw(whole: Description, view: View): Promise<Picture> {
  const graph = graphOf(whole, view)
  const nodes = new Map(graph.nodes.map((node) => [node.name, node]))
  const told = new Map(
    whole.states.map((state) => [state.name, { title: stateTitle(state), look: lookOf(state, whole) }]),
  )
  const others: Others = {
    titleOf: (name) => nodes.get(name)?.title ?? told.get(name)?.title ?? name,
    lookOf: (name) => nodes.get(name)?.look ?? told.get(name)?.look ?? 'plain',
  }
  const layout = await layOut(graph, others)
  const boxes = graph.nodes.flatMap((node) => boxesOf(node, layout, nodes, graph))
  const lines = layout.lines.map((placed): LineShape => {
    const { line, points, label, at } = placed
    return {
      from: line.from,
      to: line.to,
      transitions: line.branches.map(({ transition }) => transition),
      cause: (line.branches.find(({ main }) => main) ?? line.branches[0])?.cause ?? 'always',
      main: line.main,
      isBack: line.isBack,
      look: others.lookOf(line.to),
      points: points.map(({ x, y }) => ({ x: tidy(x), y: tidy(y) })),
      label: at && { x: tidy(at.x), y: tidy(at.y), width: label.width, height: label.height },
      rows: at ? label.rows.map((row) => movedRow(row, at.x, at.y)) : [],
    }
  })
  const below = foot(graph, layout.width, layout.height, others)
  return {
    id: view.id,
    flow: whole.id,
    title: view.title,
    description: whole.description,
    width: Math.ceil(below.width),
    height: Math.ceil(below.height),
    boxes: [...boxes, ...below.boxes],
    lines,
    starts: layout.starts.map(({ state, at, points }) => ({
      state,
      x: tidy(at.x + at.width / 2),
      y: tidy(at.y + at.height / 2),
      points: points.map(({ x, y }) => ({ x: tidy(x), y: tidy(y) })),
    })),
    legend: below.legend,
  }
}

function boxesOf(node: Node, { places, cards, lines }: Layout, nodes: ReadonlyMap<string, Node>, graph: Graph): Box[] {
  const place = places.get(node.name)
  if (!place) return []
  const { x, y, width, height } = place
  const depth = depthOf(node, nodes)
  const main = graph.lines.some((line) => line.main && (line.from === node.name || line.to === node.name))
  const base = { state: node.name, isGroup: node.isGroup, depth, look: node.look, main, says: node.title }
  const rect = { x: tidy(x), y: tidy(y), width: tidy(width), height: tidy(height) }
  const card = cards.get(node.name)
  if (card) {
    const rows = card.rows.map((row) => movedRow(row, x, y))
    const inside = { runs: movedRuns(card.runs, x, y), icons: movedIcons(card.icons, x, y), rows }
    const rule = card.rule === null ? null : tidy(y + card.rule)
    return [
      {
        ...base,
        ...rect,
        ...inside,
        rule,
        kind: node.isCollapsed ? 'collapsed' : node.kind === 'final' ? 'final' : 'leaf',
      },
    ]
  }
  const hasIcon = node.look !== 'plain'
  const left = freeLeft(rect, headWidth(node), lines) ?? pad
  const group: Box = {
    ...base,
    ...rect,
    kind: 'group',
    runs: [moved(run('group', node.title, left + (hasIcon ? 17 : 0), 21), x, y)],
    icons: hasIcon ? [moved({ name: node.look, x: left, y: 11 }, x, y)] : [],
    rows: [],
    rule: null,
  }
  const [at, plate] = [places.get(plateName(node.name)), cards.get(plateName(node.name))]
  if (!at || !plate) return [group]
  return [
    group,
    {
      ...base,
      kind: 'plate',
      x: tidy(at.x),
      y: tidy(at.y),
      width: at.width,
      height: at.height,
      runs: movedRuns(plate.runs, at.x, at.y),
      icons: movedIcons(plate.icons, at.x, at.y),
      rows: plate.rows.map((row) => movedRow(row, at.x, at.y)),
      rule: null,
    },
  ]
}
const depthOf = (node: Node, nodes: ReadonlyMap<string, Node>): number => {
  const over = node.parent === null ? undefined : nodes.get(node.parent)
  return over ? 1 + depthOf(over, nodes) : 0
}
