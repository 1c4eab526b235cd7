import { RecoveryError } from '../../errors.ts'

/** Primary result codes of SQLite: https://sqlite.org/rescode.html */
const busy = new Set([5, 6])
/** No memory, I/O, corrupt, full, cannot open, not a database: what hits one statement hits its neighbours too. */
const grave = new Set([7, 10, 11, 13, 14, 26])

function primary(error: unknown): number | undefined {
  const extended = error instanceof Error && 'errcode' in error ? error.errcode : undefined
  return typeof extended === 'number' ? extended & 0xff : undefined
}

/** Another connection has the lock; nothing was done and the same may be tried again. */
export const isBusy = (error: unknown): boolean => busy.has(primary(error) ?? 0)

/** The file or the disk is at fault, not the one write. */
export const isGrave = (error: unknown): boolean => grave.has(primary(error) ?? 0)

export function faultOf(error: unknown): RecoveryError {
  if (error instanceof RecoveryError) return error
  return new RecoveryError(isBusy(error) ? 'busy' : 'port_failed', { cause: error })
}
