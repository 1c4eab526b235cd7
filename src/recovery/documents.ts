import type { z } from 'zod'
import { RecoveryError } from '../errors.ts'
import { Recent } from '../recent.ts'
import { unsummed, withoutSum, withSum } from './sum.ts'

/** How documents of one schema rest, each under its key. */
export interface Documents<T> {
  /** Throws `RecoveryError` (`snapshot_invalid`) on anything that is not a whole document of this form under its key. */
  parse(key: string, body: string): T
  write(key: string, document: T): string
}

/** `isUnder`: whether a document may stand under a key. */
export function documents<T>(schema: z.ZodType<T>, isUnder: (document: T, key: string) => boolean): Documents<T> {
  // bodies that were checked or written here: the same text need not be checked twice
  const checked = new Recent<string>(2_000)
  return {
    parse(key, body) {
      try {
        if (checked.get(key) === body) return JSON.parse(unsummed(body))
        const document = schema.parse(JSON.parse(withoutSum(body)))
        if (!isUnder(document, key)) throw new RecoveryError('snapshot_invalid')
        checked.set(key, body)
        return document
      } catch {
        throw new RecoveryError('snapshot_invalid')
      }
    },
    write(key, document) {
      const body = withSum(JSON.stringify(document))
      checked.set(key, body)
      return body
    },
  }
}
