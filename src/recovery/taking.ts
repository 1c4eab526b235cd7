import { startBudget } from './budgets.ts'
import type { Draft } from './draft.ts'
import { spend } from './ledger.ts'
import type { LedgerDraft } from './ledgerDraft.ts'

/** Marks the account as the case's own. */
export function take({ record: { id }, now }: Draft, ledger: LedgerDraft): void {
  const { doc } = ledger
  ledger.changed = true
  doc.changing = id
  if (doc.cases.includes(id)) return
  doc.cases.push(id)
  spend(doc, startBudget, now)
}

/** Lets go of every account the case had taken. */
export function release({ record: { id }, ledger, subjectLedger }: Draft): void {
  for (const each of [ledger, subjectLedger]) {
    if (each?.doc.changing !== id) continue
    delete each.doc.changing
    each.changed = true
  }
}
