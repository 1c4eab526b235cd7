import { RecoveryError } from '../../errors.ts'
import type { Begins, CheckRequest, Provider } from '../../ports/verifier.ts'
import type { Asker } from '../asker.ts'
import type { Draft } from '../draft.ts'
import { challengeOf } from '../hearing.ts'
import { digest } from '../keys.ts'

type Purpose = 'passkey' | 'identity' | 'answers' | 'federated'
/** How it is shown or where, as the caller chose. */
interface Chosen {
  readonly method?: 'face' | 'document'
  readonly provider?: Provider
}

/** What the verifier is told; `decoy`s have no account. */
export const requestOf = (draft: Draft, purpose: Purpose): CheckRequest => {
  const { account = null, decoy, id: caseId, flow } = draft.record
  return { account: decoy ? null : account, caseId, flow, purpose }
}

/** Begins a check and keeps its challenge until it is answered. Its request id lets the host report a late result. */
export async function beginCheck(
  draft: Draft,
  asker: Asker,
  purpose: Purpose,
  verifier: Begins | undefined,
  chosen: Chosen = {},
): Promise<void> {
  if (!verifier) throw new RecoveryError('input_not_allowed')
  const key = asker.key(purpose)
  // a caller may choose the command's id, so the request's id takes a key to know
  const secret = draft.realm.keys.mac('command', key)
  const request = { ...requestOf(draft, purpose), ...chosen, request: `${draft.record.id}.${secret}` }
  const body = await asker.once(draft, purpose, () => verifier.begin(request, key))
  draft.record.challenge = { purpose, request: digest(secret), body: challengeOf(purpose, body), ...chosen }
}

/** Throws `RecoveryError` (`input_not_allowed`) unless this check was begun. */
export function begun(draft: Draft, purpose: Purpose): NonNullable<Draft['record']['challenge']> {
  const { challenge } = draft.record
  if (challenge?.purpose !== purpose) throw new RecoveryError('input_not_allowed')
  return challenge
}

/** Tries within one case; the third failed one ends them (AO-10). */
export function outOfTries(draft: Draft, purpose: string, tries = 3): boolean {
  const used = (draft.record.tries[purpose] ?? 0) + 1
  draft.record.tries[purpose] = used
  return used >= tries
}
