import { z } from 'zod'
import { Factor, PasswordRoot } from '../vocabulary/factors.ts'
import { type Capability, Capability as CapabilitySchema } from '../vocabulary/policy.ts'
import { documents } from './documents.ts'

const time = z.number().int().nonnegative()
const Hold = z.strictObject({
  caseId: z.string(),
  capabilities: z.array(CapabilitySchema),
  /** Absent: no end yet. */
  until: time.optional(),
  /** The end it had before it was contested. */
  was: time.optional(),
})

/** What counts over all cases of one account, or of one target that messages go to. */
export const Ledger = z.strictObject({
  v: z.literal(1),
  at: time,
  /** Times of what was counted, by purpose and lane. */
  budgets: z.record(z.string(), z.array(time)),
  holds: z.array(Hold),
  obligations: z.array(z.strictObject({ kind: Factor, caseId: z.string(), at: time })),
  denials: z.array(time),
  /** The one open case that changes credentials. */
  changing: z.string().optional(),
  /** What the password was last reset through in a case of ours, and when. */
  passwordRoot: z.strictObject({ root: PasswordRoot, at: time }).optional(),
  lastTotpStep: z.int().nonnegative().optional(),
  cases: z.array(z.string()),
  /** Keyed hashes of contacts that are reserved for the account because its cases bound them. */
  reserved: z.array(z.string()),
})
export type Ledger = z.infer<typeof Ledger>

export const emptyLedger = (at: number): Ledger => ({
  v: 1,
  at,
  budgets: {},
  holds: [],
  obligations: [],
  denials: [],
  cases: [],
  reserved: [],
})
const rows = documents(Ledger, () => true)
/** Throws `RecoveryError` (`snapshot_invalid`) on anything that is not a whole ledger of this form. */
export const parseLedger = (key: string, body: string): Ledger => rows.parse(key, body)
export const writeLedger = (key: string, ledger: Ledger): string => rows.write(key, ledger)

/** Who spends: a stranger, or a caller whom the host recognises or who is past the password. A stranger cannot spend what is the other's. */
export type Lane = 'open' | 'vouched'
export interface Budget {
  readonly purpose: string
  readonly lane: Lane
  /** The sum of both lanes. */
  readonly limit: number
  readonly windowMs: number
}
const keyOf = (purpose: string, lane: Lane) => `${purpose}/${lane}`
const inWindow = (ledger: Ledger, { purpose, windowMs }: Budget, lane: Lane, now: number): number[] =>
  (ledger.budgets[keyOf(purpose, lane)] ?? []).filter((at) => at > now - windowMs)

/**
 * `undefined`: something is left. Otherwise the time (ms) from which something is left again. Both lanes together have the limit; strangers
 * have half of it at most, so that the other half is left to the vouched.
 */
export function exhaustedUntil(ledger: Ledger, budget: Budget, now: number): number | undefined {
  const open = inWindow(ledger, budget, 'open', now)
  const all = [...open, ...inWindow(ledger, budget, 'vouched', now)].sort((a, b) => a - b)
  const half = Math.max(1, Math.floor(budget.limit / 2))
  const leaving = [all[all.length - budget.limit], budget.lane === 'open' ? open[open.length - half] : undefined]
  const latest = Math.max(...leaving.map((at) => at ?? Number.NEGATIVE_INFINITY))
  return Number.isFinite(latest) ? latest + budget.windowMs : undefined
}
export function spend(ledger: Ledger, budget: Budget, now: number): void {
  ledger.budgets[keyOf(budget.purpose, budget.lane)] = [...inWindow(ledger, budget, budget.lane, now), now]
}
/** Takes back what was counted at `at` and came to nothing. */
export function unspend(ledger: Ledger, { purpose, lane }: Budget, at: number): void {
  const times = ledger.budgets[keyOf(purpose, lane)]
  const index = times?.lastIndexOf(at) ?? -1
  if (index >= 0) times?.splice(index, 1)
}
/** A success forgets the failures of the same authenticator. */
export function forgive(ledger: Ledger, budget: Budget): void {
  delete ledger.budgets[keyOf(budget.purpose, budget.lane)]
}
const stands = (hold: Ledger['holds'][number], now: number): boolean => hold.until === undefined || hold.until > now

export interface Restriction {
  readonly capability: Capability
  /** Milliseconds since 1970; absent while no end is set. */
  readonly until?: number
}
/** The union of all holds, save those of the cases in `except`; of one capability the latest end counts. */
export function restrictionsOf(ledger: Ledger, now: number, except: readonly string[] = []): Restriction[] {
  const ends = new Map<Capability, number>()
  for (const hold of ledger.holds.filter((each) => stands(each, now) && !except.includes(each.caseId))) {
    for (const capability of hold.capabilities) {
      ends.set(capability, Math.max(ends.get(capability) ?? 0, hold.until ?? Number.POSITIVE_INFINITY))
    }
  }
  return [...ends]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([capability, until]) => ({ capability, ...(Number.isFinite(until) ? { until } : {}) }))
}

const MONTH = 30 * 86_400_000
/** The longest a policy can count a reset password as its contact's (`independence`). */
const ROOT_KEPT = 90 * 86_400_000
export const recentDenials = (ledger: Ledger, now: number): number[] => ledger.denials.filter((at) => at > now - MONTH)

/** Drops what no longer counts, so that a ledger stays small. */
export function tidy(ledger: Ledger, now: number): void {
  const longest = 86_400_000
  for (const [key, times] of Object.entries(ledger.budgets)) {
    const kept = times.filter((at) => at > now - longest)
    if (kept.length > 0) ledger.budgets[key] = kept
    else delete ledger.budgets[key]
  }
  ledger.holds = ledger.holds.filter((hold) => stands(hold, now))
  if (ledger.passwordRoot && ledger.passwordRoot.at <= now - ROOT_KEPT) delete ledger.passwordRoot
  ledger.denials = recentDenials(ledger, now)
  ledger.cases = ledger.cases.slice(-50)
  ledger.reserved = [...new Set(ledger.reserved)].slice(-50)
}
/** Until when the row says anything (ms). */
export const ledgerKeepUntil = (ledger: Ledger, now: number): number =>
  ledger.obligations.length > 0 ||
  ledger.changing !== undefined ||
  ledger.holds.some((hold) => hold.until === undefined)
    ? Number.MAX_SAFE_INTEGER
    : Math.max(now + MONTH, (ledger.passwordRoot?.at ?? 0) + ROOT_KEPT, ...ledger.holds.map((hold) => hold.until ?? 0))
