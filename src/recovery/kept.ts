import { z } from 'zod'
import { RecoveryError } from '../errors.ts'
import { withoutSum, withSum } from './sum.ts'

export const keep = (answer: object): string => withSum(JSON.stringify(answer))

/** An answer as it rests beside its command. Throws `RecoveryError` (`snapshot_invalid`) on one that was damaged. */
export function readKept<S extends z.ZodType>(schema: S, answer: string): z.output<S> {
  try {
    return schema.parse(JSON.parse(withoutSum(answer)))
  } catch {
    throw new RecoveryError('snapshot_invalid')
  }
}
/** Of an interface that no schema speaks of: an object, no more is asked. */
export const whole = <T extends object>() => z.custom<T>((value) => typeof value === 'object' && value !== null)
