import { RecoveryError } from '../errors.ts'
import { type Answer, refused } from './answers/answer.ts'
import { bars } from './claiming.ts'
import type { Draft } from './draft.ts'
import { factsOf } from './hearing.ts'
import { asking } from './realm.ts'
import { enrol, sealedOf } from './recognising.ts'
import { stands, supersede } from './standing.ts'
import { take } from './taking.ts'

/**
 * The account that a donor's contacts go to, found by its owner's face. Its contacts are told of the case; it becomes the case's own, too, and
 * both ledgers are compared in the commit. `undefined`: go on. Throws `RecoveryError` (`port_failed`) when the match names no account.
 */
export async function findSubject(draft: Draft, account: string | undefined): Promise<Answer | undefined> {
  if (account === undefined || account === draft.record.account)
    throw new RecoveryError('port_failed', { detail: 'The identity port named no other account.' })
  const facts = await asking(draft.realm, 'accounts.facts', () => factsOf(draft.realm, account))
  if (facts.frozen) {
    draft.tell({ type: 'account.frozen' })
    return {}
  }
  const hints = facts.factors.map(({ kind, hint }) => ({ kind, hint }))
  await draft.bindSubject({ account, revision: facts.revision, hints })
  const { changing } = draft.held.doc
  const standing = changing === draft.record.id ? undefined : changing
  const barred = (standing !== undefined && (await stands(draft, standing))) || bars(draft, draft.held)
  if (barred) {
    draft.unbindSubject()
    draft.tell({ type: 'conditions.unmet', why: 'hold' })
    return barred === true ? refused('retry_later') : barred
  }
  if (standing !== undefined) await supersede(draft, standing)
  take(draft, draft.held)
  enrol(draft, sealedOf(draft, facts), 'subject')
  return undefined
}
