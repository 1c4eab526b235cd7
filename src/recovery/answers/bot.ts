import { verdictOf } from '../hearing.ts'
import { type Answerer, refused } from './answer.ts'

/** Whether a person is at the screen; asked before anything is sent to the account. */
export const submitBotCheck: Answerer<'bot.submit'> = async (draft, { response }, asker) => {
  const { id: caseId, flow } = draft.record
  const request = { account: null, caseId, flow, purpose: 'botCheck' }
  const passed = await asker.once(draft, 'botCheck', async (key) => {
    const { verdict } = verdictOf('botCheck', await draft.realm.verifiers.botCheck?.check(request, response, key))
    return verdict === 'passed'
  })
  draft.tell({ type: passed ? 'bot.passed' : 'bot.rejected' })
  return passed ? {} : refused('bot_rejected')
}
