import { clockFact } from '../engine.ts'
import type { TimerRow } from '../ports/storage.ts'
import { untilWritten } from './attempts.ts'
import { Draft } from './draft.ts'
import type { Realm } from './realm.ts'
import { isForeign } from './unreadable.ts'

const LATER_MS = 300_000
/** Of a version that another process has: it is not kept waiting. */
const FOREIGN_MS = 30_000

/** Fires one timer. Not yet due, of another epoch, or fired before: stale, and the case does not change. */
export const fire = (realm: Realm, timer: TimerRow): Promise<'fired' | 'stale'> =>
  untilWritten(async () => {
    const draft = await Draft.load(realm, timer.caseId)
    const armed = draft?.timerOf(timer)
    if (!draft || draft.isClosed || (!armed && !draft.isMigrated)) {
      await forget(realm, timer)
      return { answer: 'stale' }
    }
    if (armed && draft.now < armed.due) return { answer: 'stale' }
    draft.audit.actor = 'clock'
    draft.fired = [{ caseId: timer.caseId, id: timer.id, epoch: timer.epoch }]
    // a deadline that its flow no longer has makes room for those it has now
    if (!armed) return { answer: 'fired', write: draft }
    draft.record.timers = draft.record.timers.filter((each) => each !== armed)
    draft.tell(clockFact(armed.id))
    return { answer: 'fired', write: draft }
  })

/** A row whose case no longer waits for it. */
async function forget(realm: Realm, { caseId, id, epoch }: TimerRow): Promise<void> {
  await realm.storage.commit({ now: realm.clock.now(), fired: [{ caseId, id, epoch }] })
}

/** A case that cannot be read, for `why`, is looked at again later, so that it does not hold up the others. */
export async function postpone(realm: Realm, { caseId, id, epoch }: TimerRow, why: string): Promise<void> {
  const now = realm.clock.now()
  const due = now + (isForeign(why) ? FOREIGN_MS : LATER_MS)
  // only while it stands: another process may have armed it anew
  const fired = [{ caseId, id, epoch }]
  await realm.storage.commit({ now, fired, timers: [{ op: 'set', caseId, id, due, epoch }] })
}
