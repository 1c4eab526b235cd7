import { RecoveryError } from '../../errors.ts'
import type { Begins, CheckRequest } from '../../ports/verifier.ts'
import type { Asker } from '../asker.ts'
import type { Draft } from '../draft.ts'
import { challengeOf } from '../hearing.ts'
import { digest } from '../keys.ts'
import type { Challenge } from '../record.ts'

type Purpose = Challenge['purpose']
type Begun<P extends Purpose = Purpose> = Extract<Challenge, { purpose: P }>
/** What is checked, and how it is shown or where, as the caller chose. */
type Chosen = { [P in Purpose]: Omit<Begun<P>, 'request' | 'body'> }[Purpose]

/** What the verifier is told; `decoy`s have no account. */
export const requestOf = (draft: Draft, purpose: Purpose): CheckRequest => {
  const { account = null, decoy, id: caseId, flow } = draft.record
  return { account: decoy ? null : account, caseId, flow, purpose }
}

/** Begins a check and keeps its challenge until it is answered. Its request id lets the host report a late result. */
export async function beginCheck(
  draft: Draft,
  asker: Asker,
  chosen: Chosen,
  verifier: Begins | undefined,
): Promise<void> {
  const { purpose } = chosen
  if (!verifier) throw new RecoveryError('input_not_allowed')
  const key = asker.key(purpose)
  // a caller may choose the command's id, so the request's id takes a key to know
  const secret = draft.realm.keys.mac('command', key)
  const request = { ...requestOf(draft, purpose), ...chosen, request: `${draft.record.id}.${secret}` }
  const body = await asker.once(draft, purpose, () => verifier.begin(request, key))
  // in the order of its schema, in which it comes back
  draft.record.challenge = { request: digest(secret), body: challengeOf(purpose, body), ...chosen }
}

const isBegun = <P extends Purpose>(challenge: Challenge | undefined, purpose: P): challenge is Begun<P> =>
  challenge?.purpose === purpose
/** Throws `RecoveryError` (`input_not_allowed`) unless this check was begun. */
export function begun<P extends Purpose>({ record: { challenge } }: Draft, purpose: P): Begun<P> {
  if (!isBegun(challenge, purpose)) throw new RecoveryError('input_not_allowed')
  return challenge
}

/** Tries within one case; the third failed one ends them (AO-10). */
export function outOfTries(draft: Draft, purpose: string, tries = 3): boolean {
  const used = (draft.record.tries[purpose] ?? 0) + 1
  draft.record.tries[purpose] = used
  return used >= tries
}
