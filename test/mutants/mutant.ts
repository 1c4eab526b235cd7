import type { Killer } from './killer.ts'

type Digit = 1 | 2 | 3 | 4 | 5 | 6
/** A safety property by its number, or a liveness property. */
export type PropertyId = `I-${number}` | `L${Digit}`

/** One fault that a person could make in the runtime or a flow, as a piece of text put in place of another, and who must notice it. */
export interface SpecMutant {
  /** What is wrong then. */
  readonly name: string
  /** What it breaks: numbers of `I-…` and `L…`. */
  readonly properties: readonly PropertyId[]
  readonly file: string
  /** Stands in the file exactly once. */
  readonly find: string
  readonly replace: string
  /** Two checks of different layers. */
  readonly killers: readonly [Killer, Killer]
}
