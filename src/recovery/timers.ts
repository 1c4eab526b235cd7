import { clockFact } from '../engine.ts'
import type { TimerRow } from '../ports/storage.ts'
import { Draft } from './draft.ts'
import type { Realm } from './realm.ts'

const ATTEMPTS = 8

/** Fires one timer. Not yet due, of another epoch, or fired before: stale, and nothing changes. */
export async function fire(realm: Realm, timer: TimerRow): Promise<'fired' | 'stale'> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const draft = await Draft.load(realm, timer.caseId)
    const armed = draft?.record.timers.find(({ id, epoch }) => id === timer.id && epoch === timer.epoch)
    if (!draft || !armed || draft.now < armed.due || draft.isClosed) return 'stale'
    draft.audit.actor = 'clock'
    draft.record.timers = draft.record.timers.filter((each) => each !== armed)
    draft.fired = [{ caseId: timer.caseId, id: timer.id, epoch: timer.epoch }]
    draft.tell(clockFact(timer.id))
    if ((await draft.commit()) === 'done') return 'fired'
  }
  return 'stale'
}
