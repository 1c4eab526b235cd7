import type { Asker } from '../asker.ts'
import type { Draft } from '../draft.ts'
import { factsOf } from '../hearing.ts'

/** Whether the account is frozen by now. What is signed in to is the account as it was when the first factor was shown. */
export async function isFrozen(draft: Draft, asker: Asker): Promise<boolean> {
  const { record } = draft
  const { account } = record
  if (account === undefined) return false
  const { frozen, revision } = await asker.once(draft, 'accounts.facts', () => factsOf(draft.realm, account))
  record.accountRevision ??= revision
  return frozen
}

/** A sign-in is not the account's open case, so it hears of no freeze: it is asked with each factor. A change asks when it is submitted. */
export const signsInToFrozen = async (draft: Draft, asker: Asker): Promise<boolean> =>
  !draft.flow.changes && (await isFrozen(draft, asker)) && draft.tell({ type: 'account.frozen' })
