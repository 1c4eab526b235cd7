import { type Flow, screenOf } from 'regain/core'
import { type Move, readMove } from './moves.ts'
import type { Tale } from './page.ts'

/** Tales that end alike, in the order of the page's list. */
export interface Chapter {
  readonly outcome: Tale['outcome']
  readonly title: string
  readonly tales: readonly Tale[]
}
const titles: Readonly<Record<Tale['outcome'], string>> = {
  completed: 'Completed',
  restored: 'Restored, nothing changed',
  signedIn: 'Signed in',
  denied: 'Denied',
  cancelled: 'Cancelled',
  expired: 'Time ran out',
  blocked: 'Blocked',
  referred: 'Sent to customer service or elsewhere',
  handedOver: 'Goes on in another flow',
}
export const chaptersOf = (tales: readonly Tale[]): readonly Chapter[] =>
  [...Map.groupBy(tales, ({ outcome }) => outcome)].map(([outcome, all]) => ({
    outcome,
    title: titles[outcome],
    tales: all,
  }))

/** Throws `TypeError` on a tale that was not made with this vocabulary. */
export const movesOf = ({ moves, id }: Tale): readonly Move[] =>
  moves.split('~').map((text) => {
    const move = readMove(text)
    if (!move) throw new TypeError(`${id} cannot be read: ${text}`)
    return move
  })
/** A tale's sentence without its ending, which stands above it. */
export function shortOf({ sentence }: Tale): string {
  const at = sentence.lastIndexOf(' Ends with “')
  return at > 0 ? sentence.slice(0, at) : sentence
}
/** What tells a tale from its neighbours, and the rest of it. */
export interface Heading {
  readonly head: string
  readonly rest: string
}
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
export function headingOf(tale: Tale, { copy }: Flow): Heading {
  const clauses = shortOf(tale).replace(/\.$/, '').split('; ')
  const past = /^screen:(.+)$/.exec(tale.id)?.[1]
  if (past !== undefined) return { head: screenOf(copy, 'en', past).title, rest: capital(clauses.join('; ')) }
  const at = tale.kind === 'ending' ? clauses.length - 1 : 0
  const rest = clauses.filter((_, index) => index !== at).join('; ')
  return { head: capital(clauses[at] ?? ''), rest: capital(rest) }
}
