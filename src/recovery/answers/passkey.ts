import { succeed } from '../asker.ts'
import { guessBudget } from '../budgets.ts'
import { verdictOf } from '../hearing.ts'
import { type Answerer, refused } from './answer.ts'
import { beginCheck, begun, requestOf } from './challenge.ts'
import { record } from './evidence.ts'
import { isFrozen } from './frozen.ts'

export const startPasskey: Answerer<'passkey.start'> = async (draft, _, asker) => {
  await beginCheck(draft, asker, { purpose: 'passkey' }, draft.realm.verifiers.passkey)
  draft.tell({ type: 'passkey.begun' })
  return {}
}

export const finishPasskey: Answerer<'passkey.finish'> = async (draft, { response }, asker) => {
  begun(draft, 'passkey')
  const { passkey } = draft.realm.verifiers
  const budget = guessBudget(draft, 'passkey')
  const asked = await asker.guess(draft, 'passkey.finish', budget, async (key) => {
    const { verdict } = verdictOf('passkey', await passkey?.check(requestOf(draft, 'passkey'), response, key))
    return verdict === 'passed' && !draft.record.decoy
  })
  delete draft.record.challenge
  if ('exhaustedUntil' in asked) {
    draft.tell({ type: 'passkey.exhausted' })
    return refused('passkey_exhausted', asked.exhaustedUntil)
  }
  if (!asked.answer) {
    draft.tell({ type: 'passkey.rejected' })
    return refused('passkey_rejected')
  }
  succeed(draft, budget)
  record(draft, 'passkey')
  // a frozen account is not signed in to by its passkey either
  if (await isFrozen(draft, asker)) {
    draft.tell({ type: 'account.frozen' })
    return { raised: true }
  }
  draft.tell({ type: 'passkey.accepted' })
  return { raised: true }
}
