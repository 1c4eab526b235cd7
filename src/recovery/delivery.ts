import { RecoveryError } from '../errors.ts'
import type { LeasedEffect } from '../ports/storage.ts'
import { untilWritten } from './attempts.ts'
import { apply, assess, type Heard, noteRevisions } from './changes.ts'
import { Draft } from './draft.ts'
import { type Sent, sendCode, sendNotice, tellGuessing } from './messages.ts'
import { parseOutgoing } from './outgoing.ts'
import { asking, type Realm } from './realm.ts'
import { changedAccount } from './record.ts'
import { isForeign } from './unreadable.ts'

const SECOND = 1_000
/** A message is set aside after this many tries; the case goes on. */
const MESSAGE_TRIES = 8
/** While two versions run side by side the other one does it soon; after an hour nobody has it any more. */
const FOREIGN_PAUSE = 5 * SECOND
const FOREIGN_TRIES = 720
const backOff = (attempt: number): number => Math.min(300 * SECOND, SECOND * 2 ** Math.min(attempt, 20))

/** Delivers one leased effect: at least once, always under its key. */
export async function deliver(realm: Realm, effect: LeasedEffect, worker: string): Promise<void> {
  try {
    const sent = await attempt(realm, effect, worker)
    if (sent) await realm.storage.settleEffect(effect.key, worker, { state: sent })
  } catch (cause) {
    await postpone(realm, effect, worker, cause instanceof RecoveryError ? cause.code : 'port_failed')
  }
}

/** Messages are set aside after a while; what the account waits for is asked again until it is answered. */
async function postpone(realm: Realm, effect: LeasedEffect, worker: string, trouble: string): Promise<void> {
  const tries = triesOf(effect, trouble)
  const aside = tries !== undefined && effect.attempt >= tries
  const due = realm.clock.now() + (isForeign(trouble) ? FOREIGN_PAUSE : backOff(effect.attempt))
  await realm.storage.settleEffect(
    effect.key,
    worker,
    aside ? { state: 'aside', trouble } : { state: 'waiting', due, trouble },
  )
  realm.log({ event: aside ? 'set_aside' : 'delivery_failed', caseId: effect.caseId, what: trouble })
}

/** `undefined`: for ever. */
function triesOf({ queue }: LeasedEffect, trouble: string): number | undefined {
  if (trouble === 'snapshot_invalid') return 1
  if (isForeign(trouble)) return FOREIGN_TRIES
  return queue.startsWith('case:') ? undefined : MESSAGE_TRIES
}

/** `undefined`: settled in the commit that told its answer. */
async function attempt(realm: Realm, effect: LeasedEffect, worker: string): Promise<Sent | undefined> {
  const outgoing = parseOutgoing(effect.body)
  const draft = await Draft.load(realm, effect.caseId)
  if (!draft) return 'dropped'
  switch (outgoing.type) {
    case 'code':
      return sendCode(draft, outgoing, effect.key)
    case 'notice':
      return sendNotice(draft, outgoing, effect.key)
    case 'guessing':
      return tellGuessing(draft, effect.key)
    case 'freeze':
      await asking(realm, 'accounts.freeze', () =>
        realm.accounts.freeze(changedAccount(draft.record) ?? '', 'disputed', effect.key),
      )
      realm.log({ event: 'frozen', caseId: effect.caseId })
      return 'done'
    case 'risk':
      return settle(draft, effect.key, worker, await assess(draft, effect.key))
    case 'apply':
      return settle(draft, effect.key, worker, await apply(draft, outgoing, effect.key))
  }
}

/** The answer of a port becomes a fact in the commit that finishes its effect; what the case no longer hears is finished all the same. */
async function settle(first: Draft, key: string, worker: string, { fact, revisions }: Heard): Promise<undefined> {
  let loaded: Draft | undefined = first
  return untilWritten(async () => {
    const draft = loaded ?? (await Draft.load(first.realm, first.record.id))
    loaded = undefined
    if (!draft) return { answer: undefined }
    if (revisions) noteRevisions(draft.record, revisions)
    draft.finished = { key, worker }
    draft.tell(fact)
    hearPending(draft)
    return { answer: undefined, write: draft }
  })
}

/** Objections that came while the change was being made; one that the machine does not hear keeps back none of those after it. */
function hearPending(draft: Draft): void {
  const { record } = draft
  record.pending = record.pending.filter((by) => !draft.tell({ type: 'case.disputed', by }))
}
