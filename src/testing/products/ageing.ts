import type { Ledger } from '../../recovery/ledger.ts'
import type { Draft } from './draft.ts'
import { type Claim, DAY, NOW } from './world.ts'

const older = (at: number): number => at - DAY
/** A time to come, or none any more. */
const still = (until: number): boolean => until > NOW

/** A day passes: all that was is a day older, and what has no meaning any more is forgotten. */
export function ageing(draft: Draft): void {
  for (const [id, account] of Object.entries(draft.accounts))
    draft.accounts[id] = { ...account, sessions: [], ledger: ledgerOf(account.ledger) }
  draft.targets = {}
  draft.claims = draft.claims
    .map((claim): Claim => (claim.until === undefined ? claim : { ...claim, until: older(claim.until) }))
    .filter(({ until = Number.POSITIVE_INFINITY }) => still(until))
  for (const one of draft.cases) {
    one.old = draft.context(one).proven
    one.live = []
    one.due = one.due.map((due) => ({ ...due, at: older(due.at) }))
  }
  const { holds, bans, laundered } = draft.witness
  draft.remember({
    holds: aged(holds, still),
    bans: aged(bans, still),
    laundered: aged(laundered, (at) => at > NOW - INDEPENDENCE),
    guesses: {},
  })
}
const INDEPENDENCE = 3 * DAY

function ledgerOf({ passwordRoot, ...ledger }: Ledger): Ledger {
  const root = passwordRoot && { ...passwordRoot, at: older(passwordRoot.at) }
  return {
    ...ledger,
    budgets: {},
    holds: ledger.holds
      .map((hold) => ({
        ...hold,
        ...(hold.until === undefined ? {} : { until: older(hold.until) }),
        ...(hold.was === undefined ? {} : { was: Math.max(NOW - DAY, older(hold.was)) }),
      }))
      .filter(({ until = Number.POSITIVE_INFINITY }) => still(until)),
    // a denial is counted for thirty days: here it is never forgotten
    denials: ledger.denials.map(() => NOW - DAY),
    ...(root && root.at > NOW - INDEPENDENCE ? { passwordRoot: root } : {}),
  }
}
const aged = (times: Readonly<Record<string, number>>, keeps: (at: number) => boolean): Record<string, number> =>
  Object.fromEntries(
    Object.entries(times).flatMap(([key, at]) => (keeps(older(at)) ? [[key, older(at)] as const] : [])),
  )
