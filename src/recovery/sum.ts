import { RecoveryError } from '../errors.ts'
import { digest } from './keys.ts'

const sumOf = (text: string): string => `,"sum":"${digest(text).slice(0, 16)}"}`
const LENGTH = sumOf('').length

/**
 * A JSON object as it rests, with a sum of itself as its last field. A schema cannot tell a field that is not there yet from one that was lost: the
 * sum can. It is no secret, and no protection from whoever can write to the storage.
 */
export const withSum = (text: string): string => `${text.slice(0, -1)}${sumOf(text)}`
/** The object of a text that `withSum` wrote. */
export const unsummed = (body: string): string => `${body.slice(0, -LENGTH)}}`
/** The object as it was written. Throws `RecoveryError` (`snapshot_invalid`) when it is not that any more. */
export function withoutSum(body: string): string {
  const text = unsummed(body)
  if (withSum(text) !== body) throw new RecoveryError('snapshot_invalid')
  return text
}
