export interface Clock {
  /** Milliseconds since 1970 (UTC), from a trusted server clock. */
  now(): number
}
