import type { Ledger } from '../../recovery/ledger.ts'
import type { Draft } from './draft.ts'
import { isHolding } from './part.ts'
import { type Case, DAY, NOW } from './world.ts'

/** What no longer matters is forgotten, so that worlds in which the same can happen are one. */
export function tidy(draft: Draft): void {
  for (const [id, { ledger }] of Object.entries(draft.accounts)) {
    const tidied = tidyLedger(draft, ledger)
    if (tidied !== ledger) draft.change(id, { ledger: tidied })
  }
  for (const one of draft.cases) tidyCase(draft, one)
}

function tidyLedger(draft: Draft, ledger: Ledger): Ledger {
  const { limit, coolsDown } = draft.model
  const { holds, denials, cases } = ledger
  if (holds.length + denials.length + cases.length === 0) return ledger
  // a cool-down has an end; the cap has none here
  const isAged = denials.length >= limit || !coolsDown
  return {
    ...ledger,
    cases: cases.filter((id) => draft.find(id)),
    holds: holds
      .filter(({ until = Number.POSITIVE_INFINITY }) => until > NOW)
      .map(({ was, ...hold }) =>
        hold.until === undefined && was !== undefined ? { ...hold, was: Math.max(was, NOW) } : hold,
      ),
    denials: isAged ? denials.slice(0, limit).map(() => NOW - DAY) : denials,
  }
}

function tidyCase(draft: Draft, one: Case): void {
  const { changes } = draft.part(one).flow
  const { name, context } = draft.part(one).state(one.at)
  const isDone = isHolding(name)
  if (isDone || (changes && !one.submitted)) one.outdated = []
  if (one.old.length > 0) one.old = one.old.filter((kind) => context.proven.includes(kind))
  if (one.asked.length > 1) one.asked = [...new Set(one.asked)]
  if (!isDone) return
  one.old = []
  one.chose = false
  one.approved = false
  one.vouched = true
  if (draft.model.product.disputes) return
  one.contacts = {}
  one.taken = {}
}
