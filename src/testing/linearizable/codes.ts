import type { Contact } from '../../vocabulary/factors.ts'
import { nominal, type Policy } from '../../vocabulary/policy.ts'

/** A code that was sent. `open`: neither spent, nor voided by a newer one, nor guessed at too often. */
export interface SentCode {
  readonly kind: Contact
  /** Absent: nobody ever read it. */
  readonly code?: string
  /** Milliseconds since 1970. */
  readonly issuedAt: number
  readonly guesses: number
  readonly open: boolean
}
/** Who spends of a budget. */
export type Lane = 'open' | 'vouched'
/** Times (ms) of what was counted for an account, by purpose and lane. */
export type Counted = Readonly<Record<string, readonly number[]>>

const HOUR = 3_600_000
const windows = { guess: 24 * HOUR, send: HOUR } as const
type Purpose = keyof typeof windows
const limitOf = (purpose: Purpose, { guessesPerDay, sendsPerHour }: Policy): number =>
  purpose === 'guess' ? guessesPerDay : sendsPerHour

const within = (counted: Counted, key: string, purpose: Purpose, now: number): readonly number[] =>
  (counted[key] ?? []).filter((at) => at > now - windows[purpose])

/** A budget of an account for one kind: both lanes together have the limit, strangers half of it at most. */
export class Budget {
  readonly #purpose: Purpose
  readonly #kind: Contact
  readonly #lane: Lane
  readonly #now: number
  constructor(purpose: Purpose, kind: Contact, lane: Lane, now: number) {
    this.#purpose = purpose
    this.#kind = kind
    this.#lane = lane
    this.#now = now
  }
  #key(lane: Lane): string {
    return `${this.#purpose} ${this.#kind} ${lane}`
  }
  isSpent(counted: Counted, policy: Policy): boolean {
    const limit = limitOf(this.#purpose, policy)
    const [strangers, vouched] = (['open', 'vouched'] as const).map(
      (lane) => within(counted, this.#key(lane), this.#purpose, this.#now).length,
    )
    if ((strangers ?? 0) + (vouched ?? 0) >= limit) return true
    return this.#lane === 'open' && (strangers ?? 0) >= Math.max(1, Math.floor(limit / 2))
  }
  spend(counted: Counted): Counted {
    const key = this.#key(this.#lane)
    return { ...counted, [key]: [...within(counted, key, this.#purpose, this.#now), this.#now] }
  }
  /** A success forgets the failures before it. */
  forget(counted: Counted): Counted {
    return { ...counted, [this.#key(this.#lane)]: [] }
  }
}

const lastOf = (codes: readonly SentCode[], kind: Contact): SentCode | undefined =>
  codes.findLast((each) => each.kind === kind)
const replaced = (codes: readonly SentCode[], old: SentCode, by: SentCode): readonly SentCode[] =>
  codes.map((each) => (each === old ? by : each))

export type Guess = 'none' | 'expired' | 'right' | 'wrong'
/** What one guess at the newest code of a kind comes to, and the codes afterwards. */
export function guess(
  codes: readonly SentCode[],
  kind: Contact,
  code: string,
  { codeLife, guessesPerCode }: Policy,
  now: number,
): { readonly guess: Guess; readonly codes: readonly SentCode[] } {
  const last = lastOf(codes, kind)
  if (!last) return { guess: 'none', codes }
  if (!last.open || now >= last.issuedAt + nominal(codeLife)) return { guess: 'expired', codes }
  if (last.code === code) return { guess: 'right', codes: replaced(codes, last, { ...last, open: false }) }
  const guesses = last.guesses + 1
  return { guess: 'wrong', codes: replaced(codes, last, { ...last, guesses, open: guesses < guessesPerCode }) }
}

/** Whether another code of a kind would come too soon after the last. */
export function isTooSoon(codes: readonly SentCode[], kind: Contact, { resendAfter }: Policy, now: number): boolean {
  const last = lastOf(codes, kind)
  return last !== undefined && now < last.issuedAt + nominal(resendAfter)
}

/** A new code; it ends every older one of its kind. */
export const send = (codes: readonly SentCode[], sent: SentCode): readonly SentCode[] => [
  ...codes.map((each) => (each.kind === sent.kind ? { ...each, open: false } : each)),
  sent,
]
