import { RecoveryError } from '../../errors.ts'
import { succeed } from '../asker.ts'
import { guessBudget } from '../budgets.ts'
import type { Draft } from '../draft.ts'
import { verdictOf } from '../hearing.ts'
import { findSubject } from '../lending.ts'
import { type Answer, type Answerer, refused } from './answer.ts'
import { beginCheck, begun, outOfTries, requestOf } from './challenge.ts'
import { record } from './evidence.ts'

type Method = 'face' | 'document'
export type IdentityVerdict =
  | { readonly verdict: 'passed'; readonly of: 'owner' | 'another' | 'nobody'; readonly account?: string }
  | { readonly verdict: 'failed' | 'pending' }

export const startIdentity: Answerer<'identity.start'> = async (draft, { method }, asker) => {
  await beginCheck(draft, asker, { purpose: 'identity', method }, draft.realm.verifiers.identity)
  draft.tell({ type: 'identity.begun', method })
  return {}
}

export const finishIdentity: Answerer<'identity.finish'> = async (draft, { response }, asker) => {
  const { method } = begun(draft, 'identity')
  // people are looking at the documents already
  if (draft.record.review) throw new RecoveryError('input_not_allowed')
  const { identity } = draft.realm.verifiers
  const budget = guessBudget(draft, 'identity')
  const asked = await asker.guess<IdentityVerdict>(draft, 'identity.finish', budget, async (key) => {
    return verdictOf('identity', await identity?.check({ ...requestOf(draft, 'identity'), method }, response, key))
  })
  if ('exhaustedUntil' in asked) {
    delete draft.record.challenge
    draft.tell({ type: 'identity.exhausted', method })
    return refused('identity_exhausted', asked.exhaustedUntil)
  }
  if (asked.answer.verdict === 'passed') succeed(draft, budget)
  return hearIdentity(draft, method, asked.answer)
}

/** Also for a result that comes later, from the provider or from staff. */
export async function hearIdentity(draft: Draft, method: Method, verdict: IdentityVerdict): Promise<Answer> {
  if (verdict.verdict === 'pending' && method === 'document') {
    draft.tell({ type: 'identity.pending' })
    return {}
  }
  delete draft.record.challenge
  if (verdict.verdict === 'passed') return hearMatch(draft, verdict)
  if (outOfTries(draft, `identity:${method}`)) {
    draft.tell({ type: 'identity.exhausted', method })
    return refused('identity_exhausted')
  }
  draft.tell({ type: 'identity.failed', method })
  return refused('identity_failed')
}

/** The owner's own face, or where a flow changes another account the face of that one's owner. */
async function hearMatch(draft: Draft, { of, account }: IdentityVerdict & { verdict: 'passed' }): Promise<Answer> {
  const lends = draft.flow.roles.changes === 'subject'
  if (lends && of === 'another') {
    const stopped = await findSubject(draft, account)
    if (stopped) return { ...stopped, raised: true }
  }
  if (of === (lends ? 'another' : 'owner')) record(draft, 'identity')
  draft.tell({ type: 'identity.passed', of })
  return { raised: true }
}
