import { RecoveryError } from '../../errors.ts'
import type { Reveal, TotpVerifier } from '../../ports/verifier.ts'
import { type Asker, succeed } from '../asker.ts'
import { guessBudget } from '../budgets.ts'
import type { Draft } from '../draft.ts'
import { preparedOf, verdictOf } from '../hearing.ts'
import { type Answerer, refused } from './answer.ts'
import { record } from './evidence.ts'
import { signsInToFrozen } from './frozen.ts'

const verifierOf = (draft: Draft): TotpVerifier => {
  const { totp } = draft.realm.verifiers
  if (!totp) throw new RecoveryError('input_not_allowed')
  return totp
}

/** A step at or before the last accepted one is a replay (RFC 6238 5.2). */
export const giveTotp: Answerer<'totp.submit'> = async (draft, { code }, asker) => {
  const { account = '', id: caseId, flow } = draft.record
  const budget = guessBudget(draft, 'totp')
  const asked = await asker.guess(draft, 'totp', budget, async (key) =>
    verdictOf('totp', await verifierOf(draft).check({ account, caseId, flow, purpose: 'totp' }, code, key)),
  )
  if ('exhaustedUntil' in asked) {
    draft.tell({ type: 'totp.exhausted' })
    return refused('totp_exhausted', asked.exhaustedUntil)
  }
  const { answer } = asked
  if (answer.verdict !== 'passed' || answer.step <= (draft.account.doc.lastTotpStep ?? -1)) {
    draft.tell({ type: 'totp.rejected' })
    return refused('totp_wrong')
  }
  draft.change((ledger) => {
    ledger.lastTotpStep = answer.step
  })
  succeed(draft, budget)
  record(draft, 'totp')
  if (!(await signsInToFrozen(draft, asker))) draft.tell({ type: 'totp.accepted' })
  return { raised: true }
}

/** The secret that is being enrolled; the same command is given the same one. */
export async function revealEnrolment(
  draft: Draft,
  asker: Asker,
): Promise<{ readonly handle: string; readonly reveal?: Reveal }> {
  const { account = '', id: caseId, flow } = draft.record
  const request = { account, caseId, flow, purpose: 'enrolment' }
  return asker.once(draft, 'enrolment', async (key) =>
    preparedOf('totp', await verifierOf(draft).prepare(request, key)),
  )
}

export const startEnrolment: Answerer<'enrolment.start'> = async (draft, _, asker) => {
  const { handle, reveal } = await revealEnrolment(draft, asker)
  draft.record.handles = [{ kind: 'totp', handle }]
  draft.tell({ type: 'enrolment.begun' })
  return reveal ? { reveal } : {}
}

export const confirmEnrolment: Answerer<'enrolment.confirm'> = async (draft, { code }, asker) => {
  const { account = '', id: caseId, flow, handles } = draft.record
  const handle = handles.find(({ kind }) => kind === 'totp')?.handle
  if (handle === undefined) throw new RecoveryError('input_not_allowed')
  const budget = guessBudget(draft, 'enrolment')
  const asked = await asker.guess(draft, 'enrolment', budget, async (key) =>
    verdictOf(
      'totp',
      await verifierOf(draft).check({ account, caseId, flow, purpose: 'enrolment', handle }, code, key),
    ),
  )
  if ('exhaustedUntil' in asked) {
    draft.tell({ type: 'enrolment.exhausted' })
    return refused('enrolment_exhausted', asked.exhaustedUntil)
  }
  if (asked.answer.verdict !== 'passed') {
    draft.tell({ type: 'enrolment.rejected' })
    return refused('enrolment_wrong')
  }
  succeed(draft, budget)
  draft.tell({ type: 'enrolment.proved' })
  return {}
}
