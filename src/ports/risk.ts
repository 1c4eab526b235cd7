/** What a risk engine is told of a case; no contact and no secret. */
export interface RiskRequest {
  readonly account: string
  readonly caseId: string
  readonly flow: string
  readonly lost: readonly string[]
  readonly proven: readonly string[]
  readonly marked: readonly string[]
  readonly channel: string
}
export interface Risk {
  /** The same key must give the same answer. A risk port that fails sends the case to review. */
  assess(request: RiskRequest, key: string): Promise<'approve' | 'deny' | 'review'>
}
