import type { Look, Moment, Row, Trace } from '../trace/trace.ts'

/** Names what breaks a sentence at a moment. Told of every moment of one trace, in order. */
export type Watch = (moment: Moment) => Iterable<string> | AsyncIterable<string>

/** A sentence of the safety and liveness properties. */
export interface Invariant {
  /** `I-1` to `I-55`, `L1` to `L6`. */
  readonly id: string
  readonly says: string
  /** Threats and rows of the requirements that ask for it. */
  readonly covers: readonly string[]
  /** Looks at a trace. Without it the sentences about the machine that name this one follow every case in its place. */
  readonly watch?: (trace: Trace) => Watch
  /** Where it is tested, when no trace can decide it whole. */
  readonly elsewhere?: string
}

export const DAY = 86_400_000
export const HOUR = 3_600_000
export const heardIn = (row: Row, type: string) => row.facts.filter((fact) => fact.type === type)
export const hasHeard = ({ rows }: Look, type: string): boolean => rows.some((row) => heardIn(row, type).length > 0)
const places = ['holding', 'applying', 'deciding', 'underReview', 'waiting', 'checkingDocuments', 'session'] as const
/** The part of the story that a state belongs to. */
export const placeOf = (value: unknown): string => {
  const text = JSON.stringify(value)
  return places.find((place) => text.includes(`"${place}"`)) ?? text
}
/** The case that an effect's key begins with. */
export const caseOf = (key: string): string => key.slice(0, 22)
export const isOver = (at: number, length: number, now: number): boolean => now >= at + length
/** Changes that the host has made since the last look. */
export const applied = ({ events }: Moment) => events.filter(({ what }) => what === 'applied')
