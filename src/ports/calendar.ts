export interface Calendar {
  /** The end of the `days`-th business day after `from` (both ms since 1970). */
  addBusinessDays(from: number, days: number): number
}
