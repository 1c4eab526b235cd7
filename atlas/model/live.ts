import { LiveRecord, readLines } from '../../src/inspect/record.ts'
import type { Flow } from './core.ts'

export type { LiveRecord } from '../../src/inspect/record.ts'

/** The records of one case, oldest first. */
export interface LiveCase {
  readonly name: string
  readonly flow: string
  readonly records: readonly LiveRecord[]
}
/** What came in so far. */
export interface Feed {
  readonly cases: ReadonlyMap<string, LiveCase>
  /** The number of the last record. */
  readonly last: number
  /** Records that were sent and never came: the other side kept less than this one missed. */
  readonly missed: number
  /** Messages that were no records. */
  readonly unread: number
}
export const emptyFeed: Feed = { cases: new Map(), last: 0, missed: 0, unread: 0 }

/** More cases than anybody looks through; the one that was quiet longest goes first. */
const CASES = 500

/** Takes in a record. After a restart of the other side the numbers begin anew, and so does all that is shown. */
export function take(feed: Feed, record: LiveRecord): Feed {
  const from = record.seq <= feed.last ? emptyFeed : feed
  const cases = new Map(from.cases)
  const known = cases.get(record.case)
  // the map's order is that of the last record
  cases.delete(record.case)
  cases.set(record.case, {
    name: record.case,
    flow: record.flow,
    records: [...(known?.records ?? []), record],
  })
  const [oldest] = cases.keys()
  if (cases.size > CASES && oldest !== undefined) cases.delete(oldest)
  const missed = from.last === 0 ? 0 : record.seq - from.last - 1
  return { ...from, cases, last: record.seq, missed: from.missed + missed }
}
/** Takes in a message of the server. */
export function hear(feed: Feed, text: string): Feed {
  const record = LiveRecord.safeParse(parsed(text))
  return record.success ? take(feed, record.data) : { ...feed, unread: feed.unread + 1 }
}
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export type OpenedFeed = { readonly ok: true; readonly feed: Feed } | { readonly ok: false; readonly says: string }
/** A file of records, a line each. */
export function openFeed(file: string, text: string): OpenedFeed {
  try {
    const records = readLines(text)
    if (records.length === 0) return { ok: false, says: `${file} has no records.` }
    return { ok: true, feed: records.reduce(take, emptyFeed) }
  } catch (fault) {
    const line = fault instanceof Error ? (/Line \d+/.exec(fault.message)?.[0] ?? '') : ''
    return { ok: false, says: `${file} cannot be read${line === '' ? '' : `: ${line} is no record`}.` }
  }
}

/** Cases, the one that moved last first. */
export const casesOf = ({ cases }: Feed): readonly LiveCase[] => [...cases.values()].toReversed()

/** The flow that the page has the machine of; another version's records cannot be told to it. */
export const machineOf = (flows: readonly Flow[], { records }: LiveCase): Flow | undefined => {
  const last = records.at(-1)
  return flows.find(({ id, fingerprint }) => id === last?.flow && fingerprint === last.fingerprint)
}
