import { businessCalendar } from '../calendar.ts'
import { configured, RecoveryError } from '../errors.ts'
import type { Flow } from '../flow.ts'
import type { Accounts } from '../ports/accounts.ts'
import type { Calendar } from '../ports/calendar.ts'
import type { Clock } from '../ports/clock.ts'
import type { Courier } from '../ports/courier.ts'
import type { Risk } from '../ports/risk.ts'
import type { AuditRow, OutboxRow, Storage } from '../ports/storage.ts'
import type { Verifiers } from '../ports/verifier.ts'
import type { View } from '../view.ts'
import type { Contact } from '../vocabulary/factors.ts'
import type { Input } from '../vocabulary/inputs.ts'
import { AccountDoor } from './accountDoor.ts'
import type { Answered } from './answered.ts'
import { ContactDoor } from './contactDoor.ts'
import { Desk } from './desk.ts'
import { guardClock, guardLog, guardStorage, guardUrl } from './guarding.ts'
import { Host, type Redeemed, type Report } from './host.ts'
import { Keys, type Random } from './keys.ts'
import { missingPorts } from './needs.ts'
import { Notices, type NoticeView } from './notices.ts'
import { Person } from './person.ts'
import { Pump } from './pump.ts'
import { Queues } from './queues.ts'
import {
  type OpenOptions,
  type RedeemOptions,
  readKey,
  readLimit,
  readSignal,
  type SubmitOptions,
  type ViewOptions,
} from './reading.ts'
import { afterRealTime, type Later, type LogEntry, type Realm } from './realm.ts'
import { Unread, type Unreadable } from './unreadable.ts'

export interface RecoveryOptions {
  readonly flows: readonly Flow[]
  /** Names the installation; keys, codes and sealed contacts of one realm are worth nothing in another. */
  readonly realm: string
  /** What people read in messages; default the realm's name. */
  readonly name?: string
  /** Where links in notices lead: `https://app.example.org`. */
  readonly origin: string
  /** At least 32 bytes each; the newest first, older ones as long as what they sealed is to be read. */
  readonly secret: string | Uint8Array | readonly (string | Uint8Array)[]
  readonly storage: Storage
  readonly accounts: Accounts
  readonly email?: Courier
  readonly sms?: Courier
  readonly verifiers: Verifiers
  /** Without one, two independent roots approve and less goes to review. */
  readonly risk?: Risk
  /** Default: Monday to Friday, UTC, no holidays. */
  readonly calendar?: Calendar
  readonly clock?: Clock
  /** For operators; gets codes and case ids, never contacts or secrets. */
  readonly log?: (entry: LogEntry) => void
  /** The page for "this was not me"; default `<origin>/recovery/notice/<token>`. */
  readonly noticeUrl?: (token: string) => string
  /** How long a port may take (ms); default 10 000. */
  readonly portTimeoutMs?: number
  /** Whether effects go out in the background right after a commit; default true. */
  readonly deliverAfterCommit?: boolean
}

export interface Recovery {
  open(flow: string, options?: OpenOptions): Promise<Answered>
  /** `session`: of tickets that were opened from one. */
  submit(ticket: string, input: Input, options?: SubmitOptions): Promise<Answered>
  view(ticket: string, options?: ViewOptions): Promise<View>
  account(id: string): AccountDoor
  contact(kind: Contact, value: string): ContactDoor
  redeem(ticket: string, options?: RedeemOptions): Promise<Redeemed>
  report(requestId: string, fact: Report, options: { readonly eventId: string }): Promise<boolean>
  notice(token: string): { view(): Promise<NoticeView>; dispute(): Promise<NoticeView> }
  readonly desk: Desk
  /** Fires timers and delivers effects until aborted. Throws `RecoveryError` (`input_invalid`) without a signal. */
  run(options: { readonly signal: AbortSignal }): Promise<void>
  /** The same, once, until nothing is due. */
  tick(): Promise<void>
  history(caseId: string): Promise<readonly AuditRow[]>
  /** Messages that were set aside, and effects of cases that cannot be read. `limit`: 1 to 1 000 000, as in the queue of the desk and in `purge`. */
  troubles(limit?: number): Promise<readonly OutboxRow[]>
  /** Lets one of them be tried again; `false` when there is none under this key. */
  retry(key: string): Promise<boolean>
  /** Cases and ledgers that this process has met and could not read; nothing is done to them. */
  unreadable(): readonly Unreadable[]
  /** Drops what is past its time; returns how many cases went. */
  purge(limit?: number): Promise<number>
}

/** Throws `RecoveryError` (`config_invalid`) when a port is missing, a secret too short, a flow registered twice, an origin malformed. */
export const createRecovery = (options: RecoveryOptions): Recovery => createRecoveryWith(options, {})

/** What only simulations set: a run of theirs can be had again. */
export interface Simulated {
  /** Default: `node:crypto`. */
  readonly random?: Random
  /** What ends the patience with a port; default: real time. */
  readonly later?: Later
}
/** As `createRecovery`, with the options that only simulations need. */
export const createRecoveryWith = (options: RecoveryOptions, simulated: Simulated): Recovery =>
  configured(() => {
    check(options)
    return assemble(options, simulated)
  })

function assemble(options: RecoveryOptions, { random, later = afterRealTime }: Simulated): Recovery {
  const queues = new Queues()
  const secrets = Array.isArray(options.secret) ? options.secret : [options.secret]
  const clock = guardClock(options.clock ?? { now: () => Date.now() })
  const log = options.log ? guardLog(options.log) : () => undefined
  const realm: Realm = {
    name: options.name ?? options.realm,
    flows: new Map(options.flows.map((flow) => [flow.id, flow])),
    keys: new Keys(options.realm, secrets, random),
    storage: guardStorage(options.storage),
    accounts: options.accounts,
    couriers: { ...(options.email ? { email: options.email } : {}), ...(options.sms ? { phone: options.sms } : {}) },
    verifiers: options.verifiers,
    risk: options.risk,
    calendar: options.calendar ?? businessCalendar({}),
    clock,
    log,
    unread: new Unread(log, () => clock.now()),
    noticeUrl: guardUrl(options.noticeUrl ?? ((token) => `${new URL(options.origin).origin}/recovery/notice/${token}`)),
    portTimeoutMs: options.portTimeoutMs ?? 10_000,
    later,
    wake: () => pump.wake(),
  }
  const pump = new Pump(realm, queues, options.deliverAfterCommit ?? true)
  const person = new Person(realm, queues)
  const host = new Host(realm, queues)
  const notices = new Notices(realm, queues)
  return {
    open: (flow, opening) => person.open(flow, opening),
    submit: (ticket, input, command) => person.submit(ticket, input, command),
    view: (ticket, caller) => person.view(ticket, caller),
    account: (id) => new AccountDoor(realm, queues, id),
    contact: (kind, value) => new ContactDoor(realm, kind, value),
    redeem: (ticket, command) => host.redeem(ticket, command),
    report: (requestId, fact, event) => host.report(requestId, fact, event),
    notice: (token) => ({ view: () => notices.view(token), dispute: () => notices.dispute(token) }),
    desk: new Desk(realm, queues),
    run: async (options) => pump.run(readSignal(options)),
    tick: () => pump.tick(),
    history: async (caseId) => realm.storage.history(readKey(caseId)),
    troubles: async (limit = 100) => realm.storage.troubles(readLimit(limit)),
    unreadable: () => realm.unread.list(),
    retry: async (key) => realm.storage.retry(readKey(key), realm.clock.now()),
    purge: async (limit = 1_000) => realm.storage.purge(realm.clock.now(), readLimit(limit)),
  }
}

const has =
  (method: string) =>
  (port: unknown): boolean =>
    typeof port === 'object' && port !== null && typeof Reflect.get(port, method) === 'function'
const isFunction = (value: unknown): boolean => typeof value === 'function'
/** What may be left out. */
const forms: Readonly<Record<string, (value: unknown) => boolean>> = {
  name: (value) => typeof value === 'string' && value.length <= 200,
  risk: has('assess'),
  calendar: has('addBusinessDays'),
  clock: has('now'),
  log: isFunction,
  noticeUrl: isFunction,
  deliverAfterCommit: (value) => typeof value === 'boolean',
}

/** More is taken by Node's timers for 1 ms. */
const LONGEST = 2 ** 31 - 1

function check(options: RecoveryOptions): void {
  const refuse = (detail: string): never => {
    throw new RecoveryError('config_invalid', { detail })
  }
  if (typeof options !== 'object' || options === null) refuse('There are no options.')
  if (typeof options.realm !== 'string' || !/^[\w.-]{1,64}$/.test(options.realm))
    refuse('`realm` must be a short name.')
  if (
    typeof options.origin !== 'string' ||
    !URL.canParse(options.origin) ||
    !/^https?:$/.test(new URL(options.origin).protocol)
  )
    refuse('`origin` must be an http(s) address.')
  const secrets = Array.isArray(options.secret) ? options.secret : [options.secret]
  const size = (secret: unknown) =>
    typeof secret === 'string' ? Buffer.byteLength(secret) : secret instanceof Uint8Array ? secret.byteLength : 0
  // holes count: a list of them is a list of no secrets
  if (secrets.length === 0 || Array.from(secrets).some((secret) => size(secret) < 32))
    refuse('`secret` must have at least 32 bytes.')
  const { portTimeoutMs = 1 } = options
  if (!Number.isSafeInteger(portTimeoutMs) || portTimeoutMs < 1 || portTimeoutMs > LONGEST)
    refuse('`portTimeoutMs` must be milliseconds, from 1 on.')
  for (const [name, isRight] of Object.entries(forms)) {
    const value: unknown = Reflect.get(options, name)
    if (value !== undefined && !isRight(value)) refuse(`\`${name}\` does not have its form.`)
  }
  if (!Array.isArray(options.flows) || options.flows.length === 0) refuse('There are no flows.')
  if (options.flows.some((flow) => typeof flow?.fingerprint !== 'string'))
    refuse('A flow was not made by `defineFlow`.')
  if (new Set(options.flows.map(({ id }) => id)).size !== options.flows.length) refuse('A flow is registered twice.')
  for (const flow of options.flows) {
    const missing = missingPorts(flow, options)
    if (missing.length > 0) refuse(`${flow.id} needs ${missing.join(', ')}.`)
  }
}
