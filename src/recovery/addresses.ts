import parsePhone from 'libphonenumber-js/min'
import { z } from 'zod'
import type { Address } from '../ports/accounts.ts'
import type { Contact } from '../vocabulary/factors.ts'

/** RFC 5321 4.5.3.1, as corrected by erratum 1690. Normalizing takes longer than the text is long, so it is never done to a longer one. */
const LONGEST = 254

const Email = z.email().max(LONGEST)
/** One script beside what all share: `аda@…` with a Cyrillic letter is not `ada@…`. */
const scripts = [
  /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u,
  /^[\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]*$/u,
]

/** An e-mail address in lower case; `undefined` when it is none or mixes scripts. */
function email(text: string): string | undefined {
  const value = text.normalize('NFKC').trim().toLowerCase()
  if (!scripts.some((script) => script.test(value))) return undefined
  return Email.safeParse(value).data
}
/** A number in E.164; `undefined` when no such number can exist. */
function phone(text: string): string | undefined {
  const compact = text.normalize('NFKC').replace(/[\s().-]/g, '')
  if (!/^\+\d{7,15}$/.test(compact)) return undefined
  const parsed = parsePhone(compact)
  return parsed?.isPossible() ? parsed.number : undefined
}

export function parseAddress(kind: Contact, text: string): Address | undefined {
  if (text.length > LONGEST) return undefined
  const value = kind === 'email' ? email(text) : phone(text)
  return value === undefined ? undefined : { kind, value }
}
export const parseIdentifier = (text: string): Address | undefined =>
  parseAddress(text.includes('@') ? 'email' : 'phone', text)

/** Masked for display: `a••@example.org`, `+46•••••56`. */
export function hintOf({ kind, value }: Address): string {
  if (kind === 'email') return `${value.slice(0, 1)}••${value.slice(value.indexOf('@'))}`
  return `${value.slice(0, 3)}•••••${value.slice(-2)}`
}
