import type { OutboxRow } from '../../ports/storage.ts'
import { parseLedger } from '../../recovery/ledger.ts'
import { type Outgoing, parseOutgoing } from '../../recovery/outgoing.ts'
import { type CaseRecord, parseRecord } from '../../recovery/record.ts'
import { ada } from '../simulation/people.ts'
import { type Play } from './play.ts'

interface AuditBody {
  readonly actor: string
  readonly facts: readonly object[]
  readonly from: unknown
  readonly to: unknown
  readonly effects: readonly string[]
  readonly input?: string
}
/** Everything that must be the same however often a run was interrupted: without times, and ids by the order they became known. */
export interface Picture {
  readonly told: readonly string[]
  readonly cases: readonly unknown[]
  readonly ledgers: readonly unknown[]
  readonly claims: readonly string[]
  readonly accounts: readonly unknown[]
  /** Every effect by what asked for it, with what became of it. */
  readonly effects: readonly string[]
  /** Every effect that reached the outside, however often. */
  readonly delivered: readonly string[]
  /** When something was counted against budgets: an interrupted run may have counted more, never less. */
  readonly spent: Readonly<Record<string, readonly number[]>>
  readonly now: number
}

/** Budgets forget after a day or an hour. */
const COUNTS = 20 * 60_000

const text = (value: unknown): string => JSON.stringify(value) ?? ''

/** The rows of a history without those in which nothing came of being told the same again. */
function storyOf(bodies: readonly string[]): {
  readonly rows: readonly AuditBody[]
  readonly placeOf: readonly number[]
} {
  const rows: AuditBody[] = []
  const placeOf: number[] = []
  let last = ''
  for (const body of bodies) {
    const { actor, facts, from, to, effects, input }: AuditBody = JSON.parse(body)
    const row: AuditBody = { actor, facts, from, to, effects, ...(input === undefined ? {} : { input }) }
    const said = text(row)
    if (said !== last || effects.length > 0) rows.push(row)
    last = said
    placeOf.push(rows.length - 1)
  }
  return { rows, placeOf }
}

const caseOf = (record: CaseRecord): unknown => {
  const { flow, rest, outcome, account, decoy, vouched, submitted, recognised, hints, tries, chain, to, pending } =
    record
  return {
    said: [flow, rest, outcome, account, decoy, vouched, submitted, recognised, hints, tries, chain, to, pending],
    ended: record.endedAt !== undefined,
    redeemed: record.redeemedAt !== undefined,
    signedIn: record.ownerSignedInAt !== undefined,
    subject: record.subject && [record.subject.account, record.subject.hints],
    contacts: record.contacts.map(({ kind, hash }) => [kind, hash]),
    replacements: record.replacements.map(({ sealed: _, ...kept }) => kept),
    handles: record.handles.map(({ kind }) => kind),
    evidence: record.evidence.map(({ kind }) => kind),
    issues: record.issues.map(({ kind, to: whom, guesses, closedAt }) => [kind, whom, guesses, closedAt !== undefined]),
    timers: record.timers.map(({ id }) => id).sort(),
    // a visitor whose answer was lost comes again, and is given another ticket to read by
    tickets: record.tickets
      .filter(({ mode }) => mode === 'act')
      .map(({ retired, session }) => [retired !== undefined, session !== undefined]),
    challenge: record.challenge && { ...record.challenge, request: '', body: '' },
    roll: record.roll.map(({ id, kind, origin, hash, disputedAt }) => [
      id,
      kind,
      origin,
      hash,
      disputedAt !== undefined,
    ]),
    review: record.review && [
      record.review.purpose,
      record.review.overdue,
      record.review.votes.map(({ staff, decision }) => [staff, decision]),
    ],
  }
}
const effectName = (outgoing: Outgoing): string => {
  if (outgoing.type === 'code') return 'code'
  return text(outgoing)
}

/** What a play has come to. */
export async function pictureOf(play: Play): Promise<Picture> {
  const { spy, world } = play
  const label = new Map(play.cases.map((id, index) => [id, `#${index + 1}`]))
  const cases: unknown[] = []
  const effects: string[] = []
  const nameOf = new Map<string, string>()
  for (const [id, name] of label) {
    const loaded = await spy.load(id)
    if (!loaded) {
      cases.push(undefined)
      continue
    }
    const history = await spy.history(id)
    const { rows, placeOf } = storyOf(history.map(({ body }) => body))
    const place = new Map(history.map(({ revision }, index) => [revision, placeOf[index]]))
    cases.push([caseOf(parseRecord(id, loaded.case.body)), rows])
    for (const row of await spy.effectsOf(id)) {
      const [, revision, ...rest] = row.key.split('/')
      const known = `${name} row ${place.get(Number(revision))} effect ${rest.join('/')}`
      nameOf.set(row.key, known)
      effects.push(`${known} ${effectName(parseOutgoing(row.body))} ${stateOf(row)}`)
    }
  }
  const known = (key: string): string | undefined => nameOf.get(key) ?? nameOf.get(key.slice(0, key.lastIndexOf('/')))
  const delivered = new Set<string>()
  for (const { key, to, subject } of world.sent) if (known(key)) delivered.add(`${known(key)} to ${to}: ${subject}`)
  for (const { key, what, answer } of world.host.events)
    if (known(key)) delivered.add(`${known(key)} ${what} ${answer ?? ''}`)
  const { ledgers, spent } = await ledgersOf(play, (id) => label.get(id))
  const replaced = (value: unknown): unknown =>
    JSON.parse([...label].reduce((said, [id, name]) => said.replaceAll(id, name), text(value ?? null)))
  return {
    told: [...play.told],
    cases: cases.map(replaced),
    ledgers,
    claims: await claimsOf(play, (id) => label.get(id)),
    accounts: [...world.host.accounts.values()].map(({ heldUntil, ...account }) => ({
      ...account,
      held: heldUntil !== undefined,
      ...(account.totp === undefined ? {} : { totp: account.totp === ada.totp ? 'old' : 'new' }),
    })),
    effects: effects.sort(),
    delivered: [...delivered].sort(),
    spent,
    now: world.now,
  }
}
const stateOf = ({ state }: OutboxRow): string => state

async function ledgersOf({ spy }: Play, label: (id: string) => string | undefined) {
  const ledgers: unknown[] = []
  const spent: Record<string, readonly number[]> = {}
  const keys = [...spy.ledgerKeys].sort()
  for (const [index, row] of (await spy.ledgers(keys)).entries()) {
    const key = keys[index] ?? ''
    if (!row) continue
    const { holds, obligations, denials, changing, passwordRoot, lastTotpStep, reserved, budgets } = parseLedger(
      key,
      row.body,
    )
    const ofKnown = <T extends { readonly caseId: string }>(rows: readonly T[]) =>
      rows.flatMap((one) => (label(one.caseId) === undefined ? [] : [{ ...one, caseId: label(one.caseId) }]))
    for (const [purpose, times] of Object.entries(budgets)) spent[`${key} ${purpose}`] = times
    if (!key.startsWith('account:')) continue
    ledgers.push({
      key,
      holds: ofKnown(holds).map(({ caseId, capabilities, until, was }) => [
        caseId,
        capabilities,
        until !== undefined,
        was !== undefined,
      ]),
      obligations: ofKnown(obligations).map(({ kind, caseId }) => [kind, caseId]),
      denials: denials.length,
      changing: changing === undefined ? undefined : (label(changing) ?? 'unknown'),
      passwordRoot: passwordRoot?.root,
      totp: lastTotpStep !== undefined,
      reserved,
    })
  }
  return { ledgers: JSON.parse(text(ledgers)), spent }
}

async function claimsOf({ spy }: Play, label: (id: string) => string | undefined): Promise<string[]> {
  const claims = spy.done.flatMap(({ contacts = [] }) => contacts).filter((write) => write.op === 'claim')
  const rows = await spy.contacts([...new Set(claims.flatMap(({ row, also }) => [row.hash, ...also]))])
  return rows
    .flatMap(({ hash, kind, account, caseId, until }) =>
      label(caseId) === undefined
        ? []
        : [`${hash} ${kind} ${account} ${label(caseId)} ${until === undefined ? 'for good' : ''}`],
    )
    .sort()
}

/** Where an interrupted run has come to something else than one that was not: nothing, when it has not. */
export function differences(whole: Picture, interrupted: Picture): string[] {
  const found: string[] = []
  const said = [alternating(whole.told), alternating(interrupted.told)]
  if (text(said[0]) !== text(said[1])) found.push(`told: ${difference(said[0], said[1])}`)
  const [once, again] = [new Set(whole.told), interrupted.told.filter((said) => /_(wrong|rejected)"/.test(said))]
  for (const said of once) {
    const most = whole.told.filter((one) => one === said).length
    const times = again.filter((one) => one === said).length
    if (times > most) found.push(`${said} was told ${times} times instead of ${most}`)
  }
  for (const part of ['cases', 'ledgers', 'claims', 'accounts', 'effects', 'delivered'] as const)
    if (text(whole[part]) !== text(interrupted[part]))
      found.push(`${part}: ${difference(whole[part], interrupted[part])}`)
  for (const [name, times] of Object.entries(whole.spent)) {
    // what is nearly forgotten may be forgotten in a run that is a little late
    const counts = times.filter((at) => at > whole.now - COUNTS)
    const counted = interrupted.spent[name]?.length ?? 0
    if (counted < counts.length) found.push(`${name} has ${counted} of ${counts.length} spent`)
  }
  return found
}
/** Without what is told several times in a row: a guess may be counted twice, and then the next is one too many sooner. */
const alternating = (told: readonly string[]): string[] => told.filter((said, index) => said !== told[index - 1])
/** The first place where two values are not the same. */
function difference(whole: unknown, interrupted: unknown, at = ''): string {
  if (typeof whole === 'object' && whole !== null && typeof interrupted === 'object' && interrupted !== null)
    for (const name of new Set([...Object.keys(whole), ...Object.keys(interrupted)])) {
      const [one, other]: unknown[] = [Reflect.get(whole, name), Reflect.get(interrupted, name)]
      if (text(one) !== text(other)) return difference(one, other, `${at}.${name}`)
    }
  return `${at} was ${text(whole)} and is ${text(interrupted)}`
}
