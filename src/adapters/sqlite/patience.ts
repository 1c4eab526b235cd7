import { setTimeout as sleep } from 'node:timers/promises'
import { faultOf, isBusy } from './faults.ts'

/**
 * How long SQLite itself may wait for a lock (ms). Short, because that wait stops the whole process; the rest of the patience is slept through
 * with the event loop running.
 */
export const blockingTimeout = 8

const pause = 12

/**
 * Runs what either happens or fails as busy with nothing done, again until `timeout` (ms) is used up.
 * @throws RecoveryError `busy` or `port_failed`
 */
export async function patient<T>(run: () => T, timeout: number): Promise<T> {
  for (let waited = 0; ; waited += blockingTimeout + pause) {
    try {
      return run()
    } catch (error) {
      if (!isBusy(error) || waited >= timeout) throw faultOf(error)
    }
    await sleep(pause)
  }
}
