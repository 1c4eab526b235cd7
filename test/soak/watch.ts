import type { Flow } from '../../src/flow.ts'
import type { CaseWrite, Commit, Storage } from '../../src/ports/storage.ts'
import { parseLedger } from '../../src/recovery/ledger.ts'
import { type CaseRecord, parseRecord } from '../../src/recovery/record.ts'
import { countingOf } from '../../src/testing/invariants/guesses.ts'
import type { Row } from '../../src/testing/trace/replay.ts'

const DAY = 86_400_000

const MOST = 20

/** What is kept of a case while its rows may be there. */
interface Known {
  rows: number
  keepUntil: number
  /** Keys of its effects, with a fingerprint of what was delivered under them; 0 before that. */
  readonly effects: Map<string, number>
  readonly timers: Map<string, { readonly due: number; readonly epoch: number }>
  /** Codes that were accepted, by their nonces. */
  readonly spent: Set<string>
  /** When its hold ends. */
  hold: number
  applied: boolean
  ended: boolean
}
/** A row that tells a verdict. */
const judged =
  /"(\w+\.(accepted|rejected|proved)|account\.reached|retry\.refused|case\.standing|account\.frozen|contact\.refused)"/
const accepting: readonly (readonly [fact: string, to: string])[] = [
  ['code.accepted', 'current'],
  ['account.reached', 'current'],
  ['contact.proved', 'replacement'],
]
/** 1 to 2^32 (FNV). */
function fingerprintOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0) + 1
}
const caseOf = (key: string): string => key.slice(0, 22)

/** What can be said of every commit and every delivery without much ado, of all cases. */
export class Watch {
  readonly #storage: Storage
  readonly #now: () => number
  readonly #cases = new Map<string, Known>()
  /** When wrong guesses were told, by account and purpose. */
  readonly #wrong = new Map<string, number[]>()
  readonly #count = countingOf(this.#wrong)
  readonly #guessesPerDay: (flow: string) => number
  readonly violations: string[] = []
  readonly counts = {
    opened: 0,
    commits: 0,

    effects: 0,
    delivered: 0,
    fired: 0,
    accepted: 0,
    applied: 0,
    purged: 0,
  }
  /** How many cases came to each end. */
  readonly ends = new Map<string, number>()
  /** Told of every commit that was done. */
  onCommit: (change: Commit) => void = () => undefined
  constructor(storage: Storage, now: () => number, flows: readonly Flow[]) {
    this.#storage = storage
    this.#now = now
    const limits = new Map(flows.map(({ id, policy }) => [id, policy.guessesPerDay]))
    this.#guessesPerDay = (flow) => limits.get(flow) ?? 0
  }
  get open(): readonly string[] {
    return [...this.#cases.keys()]
  }
  timersOf(caseId: string) {
    const timers = this.#cases.get(caseId)?.timers ?? new Map<string, { due: number; epoch: number }>()
    return [...timers].map(([id, { due, epoch }]) => ({ caseId, id, due, epoch }))
  }
  note(violation: string): void {
    if (this.violations.length < MOST) this.violations.push(violation)
  }

  /** The storage, watched. */
  get storage(): Storage {
    const storage = this.#storage
    return {
      ...storage,
      commit: async (change) => {
        const result = await storage.commit(change)
        if (result === 'done') this.#done(change)
        return result
      },
    }
  }

  #done(change: Commit): void {
    this.counts.commits += 1
    const { cases = [], audit = [], now } = change
    for (const { id, expected, keepUntil, body } of cases) {
      const known = this.#know(id, expected)
      known.keepUntil = keepUntil
      const rows = audit.filter(({ caseId }) => caseId === id)
      known.rows += rows.length
      if (known.rows !== expected + 1 || rows.some(({ revision }) => revision !== expected + 1))
        this.note(`${id} has ${known.rows} rows at revision ${expected + 1}`)
      const end = known.ended ? undefined : /"outcome":\{"type":"(\w+)"/.exec(body)?.[1]
      if (end === undefined) continue
      known.ended = true
      this.ends.set(end, (this.ends.get(end) ?? 0) + 1)
    }
    if (cases.length > 1) this.#ofOne(cases)
    this.#timers(change, now)
    for (const { key, caseId } of change.effects ?? []) {
      const effects = this.#cases.get(caseId)?.effects
      if (!effects || caseOf(key) !== caseId) this.note(`${key} is nobody’s effect`)
      if (effects?.has(key)) this.note(`${key} was written twice`)
      effects?.set(key, 0)
      this.counts.effects += 1
    }
    for (const { caseId, body, at } of audit) {
      if (!judged.test(body)) continue
      const record = cases.find(({ id }) => id === caseId)
      if (record) this.#verdicts(parseRecord(caseId, record.body), { ...JSON.parse(body), at })
    }
    for (const { key, body } of change.ledgers ?? []) if (body.includes('"until"')) this.#holds(key, body)
    this.onCommit(change)
  }
  #know(id: string, expected: number): Known {
    const old = this.#cases.get(id)
    if (old) return old
    if (expected !== 0) this.note(`${id} is written at revision ${expected} and was never opened`)
    const known: Known = {
      rows: 0,
      keepUntil: 0,
      effects: new Map(),
      timers: new Map(),
      spent: new Set(),
      hold: 0,
      applied: false,
      ended: false,
    }
    this.#cases.set(id, known)
    this.counts.opened += 1
    return known
  }

  /** One commit writes cases of one account, or of one that lends its contacts and the one that gets them. */
  #ofOne(cases: readonly CaseWrite[]): void {
    const records = cases.map(({ id, body }) => parseRecord(id, body))
    const got = new Set(records.map(({ subject }) => subject?.account))
    const named = new Set(records.map(({ account }) => (got.has(account) ? undefined : account)))
    named.delete(undefined)
    if (named.size > 1) this.note(`one commit wrote cases of ${[...named].join()}`)
  }

  #timers({ fired = [], timers = [], cases }: Commit, now: number): void {
    for (const { caseId, id, epoch } of fired) {
      const armed = this.#cases.get(caseId)?.timers
      const timer = armed?.get(id)
      armed?.delete(id)
      // a row that nobody waits for any more is only forgotten
      if (!cases) continue
      this.counts.fired += 1
      if (timer?.epoch !== epoch) this.note(`${caseId} ${id} ${epoch} fired and was not armed`)
      else if (now < timer.due || this.#now() < timer.due) this.note(`${caseId} ${id} fired early`)
    }
    for (const timer of timers) {
      const armed = this.#cases.get(timer.caseId)?.timers
      if (timer.op === 'set') armed?.set(timer.id, { due: timer.due, epoch: timer.epoch })
      else armed?.delete(timer.id)
    }
  }

  /** Right codes are spent, and wrong guesses keep to their budget over all cases of an account. */
  #verdicts({ id, flow, account, issues }: CaseRecord, row: Pick<Row, 'facts' | 'at' | 'input'>): void {
    const spent = this.#cases.get(id)?.spent
    for (const [type, to] of accepting)
      for (const { kind } of row.facts.filter((fact) => fact.type === type)) {
        this.counts.accepted += 1
        const issue = issues.findLast((one) => one.kind === kind && one.to === to)
        if (!issue) this.note(`${id} accepted a code that was never sent`)
        else if (spent?.has(issue.nonce)) this.note(`${id} accepted a code twice`)
        else if (issue.closedAt === undefined) this.note(`${id} accepted a code and left it open`)
        if (issue) spent?.add(issue.nonce)
      }
    if (account === undefined) return
    for (const { of, isWrong, recent, limit, accepts } of this.#count(account, row, this.#guessesPerDay(flow))) {
      if (isWrong && recent + 1 > limit) this.note(`${of} has been told ${recent + 1} wrong guesses`)
      if (!isWrong && accepts && recent >= limit) this.note(`${of} accepted beyond its budget`)
    }
  }

  #holds(key: string, body: string): void {
    for (const { caseId, until } of parseLedger(key, body).holds) {
      const known = this.#cases.get(caseId)
      if (!known || until === undefined) continue
      if (until < known.hold) this.note(`the hold of ${caseId} became shorter`)
      known.hold = until
    }
  }

  /** A message or a change goes out under this key; the same key says the same every time. */
  delivered(key: string, says: string): void {
    this.counts.delivered += 1
    const effects = this.#cases.get(caseOf(key))?.effects
    const own = effects?.has(key) ? key : key.slice(0, key.lastIndexOf('/'))
    if (!effects?.has(own)) this.note(`${key} was never committed`)
    const before = effects?.get(key) ?? 0
    const print = fingerprintOf(says)
    if (before !== 0 && before !== print) this.note(`${key} went out twice otherwise`)
    effects?.set(key, print)
  }
  /** A change is asked for: the account must be held for it. */
  async applying(key: string, account: string): Promise<void> {
    const [ledger] = await this.#storage.ledgers([`account:${account}`])
    const holds = ledger ? parseLedger('', ledger.body).holds : []
    if (!holds.some(({ caseId }) => caseId === caseOf(key))) this.note(`${key} was asked for without a hold`)
  }
  applied(key: string): void {
    const known = this.#cases.get(caseOf(key))
    if (!known) return
    this.counts.applied += known.applied ? 0 : 1
    known.applied = true
  }

  /** After a purge: what is past its time is gone, and is not looked after any longer. Returns how many cases that were. */
  async purged(): Promise<number> {
    const now = this.#now()
    const over = [...this.#cases].filter(([, { keepUntil }]) => keepUntil <= now)
    for (const [id, { timers }] of over) {
      if (await this.#storage.load(id)) this.note(`${id} is past its time and still there`)
      if (timers.size > 0) this.note(`${id} is purged and has timers`)
      this.#cases.delete(id)
    }
    const [first] = this.#cases
    if (first && (await this.#storage.load(first[0])) === undefined) this.note(`${first[0]} was purged before its time`)
    for (const [of, times] of this.#wrong) if (times.every((at) => at <= now - DAY)) this.#wrong.delete(of)
    this.counts.purged += over.length
    return over.length
  }
}
