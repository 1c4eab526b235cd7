/** What a hostile value carries, so that an echo of it is found. */
export const MARK = 'ZqEcho7'

/** A value that nobody asked for, made anew for each use: some can be used once. */
export interface Hostile {
  readonly name: string
  readonly make: () => unknown
  /** Cannot be walked through: only for what looks at a size first. */
  readonly vast?: true
}
