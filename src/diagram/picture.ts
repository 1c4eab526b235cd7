import type { Cause, Look } from './graph.ts'

/** A drawing as plain JSON: everything has its place in pixels, from the top left. */
export interface Picture {
  /** `flow`, `overview`, or the name of the group that it shows. */
  readonly id: string
  readonly flow: string
  readonly title: string
  readonly description: string
  readonly width: number
  readonly height: number
  readonly boxes: readonly Box[]
  readonly lines: readonly LineShape[]
  readonly starts: readonly Start[]
  readonly legend: readonly LegendEntry[]
}
export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
/** A run of text on one row; `y` is its baseline, `width` how wide it is when drawn. */
export interface Run {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly style: 'title' | 'group' | 'note' | 'event' | 'guard' | 'chip' | 'legend'
}
export interface Icon {
  readonly name: Cause | Look | 'stay'
  readonly x: number
  readonly y: number
}
export interface Chip extends Rect {
  readonly to: string
  readonly look: Look
  readonly run: Run
}
/** Branches in words, beside a line or in the box of a state. */
export interface RowShape extends Rect {
  readonly transitions: readonly number[]
  readonly main: boolean
  readonly runs: readonly Run[]
  readonly icons: readonly Icon[]
  readonly chip: Chip | null
}
/** A state; `plate` holds the branches of a group. */
export interface Box extends Rect {
  readonly state: string
  readonly kind: 'group' | 'leaf' | 'final' | 'plate' | 'collapsed'
  readonly isGroup: boolean
  readonly depth: number
  readonly look: Look
  readonly main: boolean
  readonly says: string
  readonly runs: readonly Run[]
  readonly icons: readonly Icon[]
  readonly rows: readonly RowShape[]
  /** Where a rule parts its name from the rest. */
  readonly rule: number | null
}
export interface Point {
  readonly x: number
  readonly y: number
}
export interface LineShape {
  readonly from: string
  readonly to: string
  readonly transitions: readonly number[]
  readonly cause: Cause
  readonly main: boolean
  readonly isBack: boolean
  /** How the state looks that it leads to. */
  readonly look: Look
  readonly points: readonly Point[]
  readonly label: Rect | null
  readonly rows: readonly RowShape[]
}
/** The dot from which one comes to a group's first state. */
export interface Start {
  readonly state: string
  readonly x: number
  readonly y: number
  readonly points: readonly Point[]
}
export interface LegendEntry extends Rect {
  readonly cause: Cause | null
  readonly look: Look | null
  readonly run: Run
  readonly main: boolean
}
