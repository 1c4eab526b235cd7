import { readFileSync } from 'node:fs'
import { RecoveryError } from '../errors.ts'

/** Beside the sources, and beside what is built of them. */
const places = ['../../docs/atlas.html', '../../../docs/atlas.html']

/** The atlas. Throws `RecoveryError` (`config_invalid`) where the package came without it. */
export function atlas(): string {
  for (const place of places)
    try {
      return readFileSync(new URL(place, import.meta.url), 'utf8')
    } catch {
      // the other one
    }
  throw new RecoveryError('config_invalid', { detail: 'The atlas is not there; give a `page`.' })
}

const META = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"\s*\/?>/i

export interface LivePage {
  readonly html: string
  /** Of the answer's head: what the page's own policy allows, and records from where it came from. */
  readonly policy: string
}
/**
 * The same page, told where records come from. Its own policy lets it ask for nothing: the server's stands in its place. Throws `RecoveryError`
 * (`config_invalid`) for a page without a policy.
 */
export function livePage(html: string): LivePage {
  const [meta, own] = META.exec(html) ?? []
  if (meta === undefined || own === undefined)
    throw new RecoveryError('config_invalid', { detail: 'The page has no policy of its own.' })
  const kept = own
    .replaceAll('&#39;', "'")
    .split(';')
    .map((directive) => directive.trim())
    .filter((directive) => directive !== '' && !/^(connect-src|frame-ancestors|sandbox|report-)/.test(directive))
  return {
    html: html.replace(meta, '<meta name="regain-live" content="records">'),
    policy: [...kept, "connect-src 'self'", "frame-ancestors 'none'"].join('; '),
  }
}
