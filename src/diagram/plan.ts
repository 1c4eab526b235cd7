import { type Border, bordersOf, lower, upper } from './borders.ts'
import { type Card, cardOf, headWidth, plateOf } from './card.ts'
import { closedOptions, type ElkExtendedEdge, type ElkNode, groupOptions, mainOptions, rootOptions } from './elk.ts'
import type { Graph, Node } from './graph.ts'
import { type LineLabel, lineLabel } from './lineLabel.ts'
import type { Others } from './row.ts'

/** What the engine is asked to lay out, and the insides of the boxes. */
export interface Plan {
  readonly root: ElkNode
  readonly cards: ReadonlyMap<string, Card>
  /** The words of each line, in their order. */
  readonly labels: readonly LineLabel[]
  /** The states with a dot before them. */
  readonly starts: readonly string[]
  /** Groups whose branches stand below their names, at the top left. */
  readonly heads: ReadonlySet<string>
}
export const plateName = (state: string): string => `${state}#plate`
export const dotName = (state: string): string => `${state}#start`
export const lineName = (index: number): string => `line ${index}`
export const startName = (state: string): string => `start ${state}`
/** Where the inside of a group begins. */
export const inset = { x: 18, y: 34 } as const

/** `crossed`: groups that need room beside what is inside them for their names. */
export function planOf(graph: Graph, others: Others, crossed: ReadonlySet<string>): Plan {
  const shown = graph.nodes.filter(({ kind, isMet }) => kind !== 'final' || isMet)
  const borders = bordersOf(graph)
  const cards = new Map<string, Card>()
  const heads = new Set<string>()
  const labels = graph.lines.map(lineLabel)
  const starts = startsOf(graph, shown)
  const edges = Map.groupBy(edgesOf(graph, labels, starts), ({ within }) => closedAround(within, borders))
  const edgesIn = (group: string | null) => (edges.get(group) ?? []).map(({ edge }) => edge)

  const inside = (parent: string | null): ElkNode[] =>
    shown
      .filter((node) => node.parent === parent)
      .flatMap((node) => {
        const dot = starts.includes(node.name) ? [{ id: dotName(node.name), width: 12, height: 12 }] : []
        return [...dot, node.kind === 'group' ? group(node) : box(node.name, cardOf(node, others))]
      })
  const box = (id: string, card: Card): ElkNode => {
    cards.set(id, card)
    return { id, width: card.width, height: card.height }
  }
  const group = (node: Node): ElkNode => {
    const plate = node.rows.length + node.notes.length === 0 ? [] : [box(plateName(node.name), plateOf(node, others))]
    const isHead = plate.length > 0 && borders.get(node.name) !== 'entered'
    if (isHead) heads.add(node.name)
    const [{ width = 0, height = 0 } = {}] = isHead ? plate : []
    const top = isHead ? inset.y + height + 16 : 40
    const children = [...(isHead ? [] : plate), ...inside(node.name)]
    const wide = Math.max(headWidth(node), width + 2 * inset.x)
    const isClosed = borders.get(node.name) === 'closed'
    const least = leastWidth(children)
    const right = inset.x + (crossed.has(node.name) ? headWidth(node) : Math.max(0, wide - least))
    return {
      id: node.name,
      layoutOptions: isClosed ? closedOptions(top, wide) : groupOptions(top, right),
      children,
      width: Math.max(wide, least),
      edges: edgesIn(node.name),
    }
  }
  const root = { id: 'root', layoutOptions: rootOptions, children: inside(null), edges: edgesIn(null) }
  return { root, cards, labels, starts, heads }
}

/** How wide a group is at least, by the widest that is inside: the engine keeps no least width for groups that lines may cross. */
const leastWidth = (children: readonly ElkNode[]): number =>
  Math.max(0, ...children.map(({ width = 0 }) => width)) + 2 * inset.x

/** The first state of all, and of every group that is not around it. */
function startsOf(graph: Graph, shown: readonly Node[]): readonly string[] {
  const around = new Set(above(graph, graph.initial))
  const firsts = shown.flatMap(({ name, initial, kind }) =>
    kind === 'group' && !around.has(name) && initial !== null ? [initial] : [],
  )
  return [...new Set([graph.initial, ...firsts])]
}
interface Planned {
  readonly edge: ElkExtendedEdge
  /** Where both its ends are. */
  readonly within: string | null
}
function edgesOf(graph: Graph, labels: readonly LineLabel[], starts: readonly string[]): readonly Planned[] {
  const parentOf = (name: string) => graph.nodes.find((node) => node.name === name)?.parent ?? null
  const lines = graph.lines.map((line, index): Planned => {
    const { width, height } = labels[index] ?? { width: 0, height: 0 }
    const edge = {
      id: lineName(index),
      sources: [upper(line)],
      targets: [lower(line)],
      labels: width > 0 ? [{ text: ' ', width, height }] : [],
      layoutOptions: line.main ? mainOptions : {},
    }
    return { edge, within: parentOf(line.from) === parentOf(line.to) ? parentOf(line.from) : null }
  })
  const dots = starts.map(
    (state): Planned => ({
      edge: { id: startName(state), sources: [dotName(state)], targets: [state], layoutOptions: mainOptions },
      within: parentOf(state),
    }),
  )
  return [...lines, ...dots]
}
/** The group itself where it has a layout of its own, else the whole. */
const closedAround = (group: string | null, borders: ReadonlyMap<string, Border>): string | null =>
  group !== null && borders.get(group) === 'closed' ? group : null

/** A state and those around it. */
const above = (graph: Graph, name: string): readonly string[] => {
  const node = graph.nodes.find((one) => one.name === name)
  return node ? [name, ...(node.parent === null ? [] : above(graph, node.parent))] : []
}
