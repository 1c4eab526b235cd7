import type { PreparesPassword } from '../../ports/verifier.ts'
import type { Asker } from '../asker.ts'
import type { Draft } from '../draft.ts'
import { preparedOf } from '../hearing.ts'
import { type Answerer, refused } from './answer.ts'
import { submitting } from './request.ts'

/** With the new password goes the request; the password stays with the host, the case keeps its handle. */
export const giveNewPassword: Answerer<'newPassword.submit'> = async (draft, { password }, asker) => {
  const stopped = await submitting(draft, asker)
  if (stopped) return stopped
  const prepared = await prepare(draft, password, asker)
  if ('refused' in prepared) {
    draft.tell({ type: 'newPassword.refused', why: prepared.refused })
    return refused(`newPassword_${prepared.refused}`)
  }
  draft.record.handles = [{ kind: 'password', handle: prepared.handle }]
  if (draft.tell({ type: 'newPassword.given' })) draft.record.submitted = true
  return {}
}

type Prepared = Awaited<ReturnType<PreparesPassword['prepare']>>
async function prepare(draft: Draft, password: string, asker: Asker): Promise<Prepared> {
  const { account = '', id: caseId, flow } = draft.record
  const request = { account, caseId, flow, purpose: 'newPassword' }
  return asker.once(draft, 'newPassword', async (key) =>
    preparedOf('password', await draft.realm.verifiers.password?.prepare?.(request, password, key)),
  )
}
