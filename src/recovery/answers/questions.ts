import { guessBudget } from '../budgets.ts'
import { verdictOf } from '../hearing.ts'
import { type Answerer, refused } from './answer.ts'
import { beginCheck, begun, requestOf } from './challenge.ts'
import { record } from './evidence.ts'

export const startAnswers: Answerer<'answers.start'> = async (draft, _, asker) => {
  await beginCheck(draft, asker, { purpose: 'answers' }, draft.realm.verifiers.answers)
  draft.tell({ type: 'answers.begun' })
  return {}
}

/** Answers that cannot be scored are weak; how good they were is not told. */
export const giveAnswers: Answerer<'answers.submit'> = async (draft, { response }, asker) => {
  begun(draft, 'answers')
  const { answers } = draft.realm.verifiers
  const budget = guessBudget(draft, 'answers')
  const asked = await asker.guess(draft, 'answers.submit', budget, async (key) => {
    const verdict = verdictOf('answers', await answers?.check(requestOf(draft, 'answers'), response, key))
    const band = verdict.verdict === 'passed' ? verdict.band : 'weak'
    return band === 'strong' || band === 'fair' ? band : ('weak' as const)
  })
  delete draft.record.challenge
  if ('exhaustedUntil' in asked) {
    draft.tell({ type: 'answers.exhausted' })
    return refused('answers_exhausted', asked.exhaustedUntil)
  }
  record(draft, 'answers')
  draft.tell({ type: 'answers.scored', band: asked.answer })
  return {}
}
