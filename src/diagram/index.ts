export { checkPicture } from './check/index.ts'
export {
  type CopyDifference,
  type CopyVersions,
  type Differences,
  differences,
  type StateDifference,
  type TermDifference,
  type TransitionDifference,
} from './differences.ts'
export type { Cause, Look } from './graph.ts'
export { type MermaidPage, mermaid } from './mermaid.ts'
export { type Model, modelOf, readModel, writeModel } from './model.ts'
export type { Box, Chip, LegendEntry, LineShape, Picture, Point, Rect, RowShape, Run, Start } from './picture.ts'
export { pictures } from './pictures.ts'
export { sayDifferences } from './sayDifferences.ts'
export { type SvgOptions, svg } from './svg.ts'
