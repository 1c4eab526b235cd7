import { RecoveryError } from '../errors.ts'
import type { CommitResult } from '../ports/storage.ts'

/** Others may be quicker this often before a case is called busy. */
const ATTEMPTS = 32

/** What was decided: the answer, and what has to be written before it may be told. */
export interface Decided<T> {
  readonly answer: T
  readonly write?: { commit(): Promise<CommitResult> }
}

/** Loads and decides again until what was decided is written. Throws `RecoveryError` (`busy`). */
export async function untilWritten<T>(decide: () => Promise<Decided<T>>): Promise<T> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { answer, write } = await decide()
    if (!write || (await write.commit()) === 'done') return answer
  }
  throw new RecoveryError('busy')
}
