import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { digest } from '../recovery/keys.ts'

/** Why a request is let in no further; its status and what is said to it, which is nothing of the request. */
export interface Refusal {
  readonly status: number
  readonly says: string
}
const refusals = {
  host: { status: 421, says: 'This is not the host that is served here.' },
  origin: { status: 403, says: 'Other pages are not answered.' },
  method: { status: 405, says: 'There is only something to get.' },
  path: { status: 404, says: 'There is nothing here.' },
  full: { status: 503, says: 'As many listen as may.' },
} as const satisfies Record<string, Refusal>
export const refused = (why: keyof typeof refusals): Refusal => refusals[why]

const isSame = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(digest(a)), Buffer.from(digest(b)))

/**
 * What is asked for behind the token, or why not. A name that was made to lead to this machine by its owner's DNS shows in `Host`, a page of somebody
 * else in `Origin` or `Sec-Fetch-Site`, and nobody guesses the token.
 */
export function ask({ headers, method, url = '' }: IncomingMessage, port: number, token: string): string | Refusal {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  const { host = '', origin, 'sec-fetch-site': site = 'none' } = headers
  if (!hosts.includes(host)) return refused('host')
  if (origin !== undefined && origin !== `http://${host}`) return refused('origin')
  const [, given = '', name, ...more] = url.split('/')
  // a link in a mail or a chat leads here from another site; what the page itself asks for comes from the same
  if (site !== 'none' && site !== 'same-origin' && name) return refused('origin')
  if (method !== 'GET') return refused('method')
  return isSame(given, token) && name !== undefined && more.length === 0 ? name : refused('path')
}
