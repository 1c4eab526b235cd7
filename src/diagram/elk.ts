import type { ElkExtendedEdge, ElkNode } from 'elkjs'
import { RecoveryError } from '../errors.ts'

export type { ElkExtendedEdge, ElkNode }

/** The engine that finds the places, an optional peer. Throws `RecoveryError` (`config_invalid`) where it is not installed. */
export async function elk(): Promise<(graph: ElkNode) => Promise<ElkNode>> {
  const { default: loaded } = await import('elkjs/lib/elk.bundled.js').catch((cause: unknown) => {
    throw new RecoveryError('config_invalid', { detail: 'Pictures need the package elkjs beside this one.', cause })
  })
  // what a bundler and what Node make of the package differ by one level
  const Engine = 'default' in loaded ? loaded.default : loaded
  const engine = new Engine()
  return (graph) => engine.layout(graph)
}

/** Options are not inherited: every node that holds others gets them. */
const shared = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.layered.spacing.nodeNodeBetweenLayers': '22',
  'elk.layered.spacing.edgeNodeBetweenLayers': '12',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '12',
  'elk.spacing.nodeNode': '28',
  'elk.spacing.edgeNode': '18',
  'elk.spacing.edgeEdge': '14',
  'elk.spacing.edgeLabel': '7',
  'elk.spacing.labelLabel': '4',
  'elk.edgeLabels.inline': 'false',
  'elk.layered.edgeLabels.sideSelection': 'SMART_DOWN',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.nodePlacement.favorStraightEdges': 'true',
  'elk.layered.thoroughness': '20',
  'elk.randomSeed': '1',
}
export const rootOptions = {
  ...shared,
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.json.edgeCoords': 'ROOT',
  'elk.json.shapeCoords': 'ROOT',
  'elk.padding': '[top=24,left=24,bottom=24,right=24]',
}
/** A group whose borders no line crosses has a layout of its own, from left to right, and may have a least width. */
export const closedOptions = (top: number, least: number) => ({
  ...groupOptions(top, 18),
  'elk.hierarchyHandling': 'SEPARATE_CHILDREN',
  'elk.direction': 'RIGHT',
  'elk.layered.spacing.nodeNodeBetweenLayers': '22',
  'elk.nodeSize.constraints': 'MINIMUM_SIZE',
  'elk.nodeSize.minimum': `(${Math.ceil(least)},60)`,
})
/** The order of the model may be set on no nested node: the engine fails there when lines cross levels. */
export const groupOptions = (top: number, right: number) => ({
  ...shared,
  'elk.layered.considerModelOrder.strategy': 'NONE',
  'elk.padding': `[top=${top},left=18,bottom=18,right=${Math.ceil(right)}]`,
})
export const mainOptions = {
  'elk.layered.priority.straightness': '100',
  'elk.layered.priority.shortness': '20',
  'elk.layered.priority.direction': '10',
}
