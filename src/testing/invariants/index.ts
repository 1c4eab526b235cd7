import { armedIn, contextOf } from '../../engine.ts'
import { type Capability, nominal } from '../../vocabulary/policy.ts'
import type { Look, Moment, Row } from '../trace/trace.ts'

/** A sentence of the invariants, as a function that names its exceptions. */
export interface Invariant {
  readonly name: string
  /** Numbers of the invariants it stands for. */
  readonly rows: readonly number[]
  readonly exceptions: (moment: Moment) => Iterable<string> | AsyncIterable<string>
}
const invariants: Invariant[] = []
const always = (name: string, rows: readonly number[], exceptions: Invariant['exceptions']) =>
  void invariants.push({ name, rows, exceptions })

const DAY = 86_400_000
const HOUR = 3_600_000
const heardIn = (row: Row, type: string) => row.facts.filter((fact) => fact.type === type)
const stateOf = (value: unknown): string => {
  const text = JSON.stringify(value)
  return /"(holding|applying|deciding|underReview|waiting|session)"/.exec(text)?.[1] ?? text
}
const issuesOf = ({ record }: Look) => record.issues

const spent = new WeakMap<object, Set<string>>()
always('a code counts once, while it lives, and is the newest', [14, 15, 17], function* ({ trace, touched }) {
  const used = spent.get(trace) ?? new Set<string>()
  spent.set(trace, used)
  for (const look of touched) {
    for (const row of look.fresh)
      for (const [type, to] of [
        ['code.accepted', 'current'],
        ['account.reached', 'current'],
        ['contact.proved', 'replacement'],
      ] as const)
        for (const { kind } of heardIn(row, type)) {
          const issue = issuesOf(look).findLast(
            (each) => each.kind === kind && each.to === to && each.issuedAt <= row.at,
          )
          if (!issue) yield `${type} without an issue`
          else {
            if (used.has(issue.nonce)) yield `${type} twice by one code`
            used.add(issue.nonce)
            if (issue.closedAt === undefined) yield `${type} left its code open`
            if (row.at < issue.issuedAt || row.at >= issue.expiresAt) yield `${type} outside of the life of its code`
            if (issue.expiresAt - issue.issuedAt > 10 * 60_000) yield `${type} by a code that lives too long`
          }
        }
    for (const [index, issue] of issuesOf(look).entries()) {
      const newer = issuesOf(look)
        .slice(index + 1)
        .some(({ kind, to }) => kind === issue.kind && to === issue.to)
      if (newer && issue.closedAt === undefined) yield 'an older code is still open'
    }
  }
})
always('a code is accepted only in the case it was sent for', [16], function* ({ trace }) {
  for (const { caseId, code } of trace.accepted)
    if (!trace.world.sent.some(({ key, text }) => key.startsWith(caseId) && text.includes(code)))
      yield `${caseId} accepted a code that was sent for another`
})

const purposes: Readonly<Record<string, string>> = {
  'password.rejected': 'password',
  'passkey.rejected': 'passkey',
  'totp.rejected': 'totp',
  'enrolment.rejected': 'enrolment',
  'code.rejected': 'code',
  'contact.rejected': 'contact',
}
const successes: Readonly<Record<string, string>> = {
  'password.accepted': 'password',
  'retry.refused': 'password',
  'case.standing': 'password',
  'account.frozen': 'password',
  'passkey.accepted': 'passkey',
  'totp.accepted': 'totp',
  'enrolment.proved': 'enrolment',
  'code.accepted': 'code',
  'account.reached': 'code',
  'contact.proved': 'contact',
  'contact.refused': 'contact',
}
const guesses = new WeakMap<object, Map<string, number[]>>()
always(
  'wrong guesses keep to their budget over all cases, and nothing is accepted beyond it',
  [18, 20],
  function* ({ trace, touched }) {
    const told = guesses.get(trace) ?? new Map<string, number[]>()
    guesses.set(trace, told)
    const rows = touched.flatMap((look) => look.fresh.map((row) => ({ look, row }))).sort((a, b) => a.row.at - b.row.at)
    for (const { look, row } of rows)
      for (const fact of row.facts) {
        // a right code that the account itself answers otherwise
        if (row.input === 'account.reach' && fact.type !== 'code.rejected')
          for (const kind of ['email', 'phone']) told.set(`${look.record.account} code ${kind}`, [])
        const purpose = purposes[fact.type] ?? successes[fact.type]
        if (purpose === undefined || look.record.account === undefined) continue
        const key = `${look.record.account} ${purpose} ${fact.kind ?? ''}`
        const recent = (told.get(key) ?? []).filter((at) => at > row.at - DAY)
        const limit = look.policy.guessesPerDay
        if (fact.type in successes) {
          if (recent.length >= limit && /accepted|proved/.test(fact.type)) yield `${key} accepted beyond its budget`
          told.set(key, [])
        } else {
          if (recent.length + 1 > limit) yield `${key} has been told ${recent.length + 1} wrong guesses`
          told.set(key, [...recent, row.at])
        }
      }
  },
)

const issued = new WeakMap<object, Map<string, { at: number; target: string }>>()
always('codes to one address keep to their budget', [21], function* ({ trace, touched }) {
  const known = issued.get(trace) ?? new Map<string, { at: number; target: string }>()
  issued.set(trace, known)
  for (const look of touched)
    for (const { nonce, issuedAt: at, kind, to } of issuesOf(look)) {
      const contacts = to === 'current' ? look.record.contacts : look.record.replacements
      const target = contacts.find((contact) => contact.kind === kind)?.hash
      if (target === undefined || known.has(nonce)) continue
      known.set(nonce, { at, target })
      const near = [...known.values()].filter((each) => each.target === target && each.at > at - HOUR && each.at <= at)
      if (near.length > look.policy.sendsPerHour) yield `${near.length} codes to one address within an hour`
    }
})

always('no secret and no contact rests anywhere or is said', [22], function* ({ trace, commits }) {
  const texts = [...trace.spy.takeTexts(), ...trace.said.splice(0), JSON.stringify(trace.world.log.splice(0))]
  if (commits.length === 0 && texts.length === 0) return
  const all = texts.join('\n')
  for (const secret of trace.secrets) {
    if (!all.includes(secret)) continue
    const whole = new RegExp(`(?<![A-Za-z0-9_-])${secret.replace(/[^A-Za-z0-9]/g, '\\$&')}(?![A-Za-z0-9_-])`)
    const found = whole.exec(all)
    if (found) yield `a secret is in the clear: …${all.slice(Math.max(0, found.index - 60), found.index)}<…>`
  }
})

always(
  'the hold is in force before the change, for as long as it must, for all it must',
  [23, 24, 25, 46],
  async function* ({ trace }) {
    for (const key of trace.unheld) yield `${key} was asked for without a hold`
    const applied = trace.world.host.events.filter(({ what }) => what === 'applied')
    for (const { key, at, account } of applied) {
      const look = trace.looks.get(key.slice(0, 22))
      if (!look || trace.latest >= at + nominal(look.policy.hold)) continue
      const capabilities: readonly Capability[] = look.policy.holdFor
      const off = new Set(
        (await trace.world.recovery.account(account).restrictions()).map(({ capability }) => capability),
      )
      for (const capability of capabilities)
        if (!off.has(capability)) yield `${capability} is free during the hold of ${key}`
    }
  },
)
always('a hold ends by its timer or by staff', [26], function* ({ touched }) {
  for (const { fresh, id } of touched)
    for (const { from, to, actor } of fresh)
      if (stateOf(from) === 'holding' && stateOf(to) !== 'holding' && actor !== 'clock' && !actor.startsWith('staff:'))
        yield `${actor} ended the hold of ${id}`
})
const ends = new WeakMap<object, Map<string, number>>()
always('the end of a hold never comes nearer', [24, 40], function* ({ trace }) {
  const known = ends.get(trace) ?? new Map<string, number>()
  ends.set(trace, known)
  for (const ledger of trace.ledgers.values())
    for (const { caseId, until } of ledger.holds) {
      if (until === undefined) continue
      if (until < (known.get(caseId) ?? 0)) yield `the hold of ${caseId} became shorter`
      known.set(caseId, until)
    }
})

always('an ended case asks for nothing more and sends no code', [35], function* ({ trace, touched, commits, sent }) {
  for (const { id, before, fresh } of touched)
    if (before?.endedAt !== undefined && fresh.some(({ effects }) => effects.length > 0))
      yield `${id} has ended and acts`
  const ended = new Set(touched.flatMap(({ id, before }) => (before?.endedAt === undefined ? [] : [id])))
  for (const { caseId } of commits.flatMap(({ effects = [] }) => effects))
    if (ended.has(caseId)) yield `${caseId} has ended and writes to the outbox`
  for (const { key, at, text } of sent) {
    const end = trace.looks.get(key.slice(0, 22))?.record.endedAt
    if (end !== undefined && at > end && /\b\d{6}\b/.test(text)) yield `${key} is a code after the end`
  }
})
always('a cancelled case makes no change', [36], function* ({ trace }) {
  for (const { key, what } of trace.world.host.events) {
    const look = trace.looks.get(key.slice(0, 22))
    if (what === 'applied' && look?.rows.some((row) => heardIn(row, 'case.cancelled').length > 0))
      yield `${look.id} was cancelled and made its change`
  }
})
always('of one account one case is on its way to a change', [37], function* ({ trace, touched }) {
  if (touched.length === 0) return
  const open = new Map<string, string[]>()
  for (const { record, snapshot, id, flow } of trace.looks.values()) {
    if (snapshot.status !== 'active' || record.decoy || !flow.changes) continue
    if (contextOf(snapshot).enrolled.length === 0 || stateOf(snapshot.value) === 'holding') continue
    for (const account of [record.account, record.subject?.account])
      if (account !== undefined) open.set(account, [...(open.get(account) ?? []), id])
  }
  for (const [account, ids] of open) if (ids.length > 1) yield `${account} has ${ids.length} open cases`
})
always('a change is made at most once per case', [32], function* ({ trace }) {
  const applied = trace.world.host.events.filter(({ what }) => what === 'applied').map(({ key }) => key.slice(0, 22))
  if (new Set(applied).size < applied.length) yield 'a case made its change twice'
})

const armed = new WeakMap<object, { due: Map<string, number>; fired: Set<string> }>()
always('a timer fires when it is due, and once', [38], function* ({ trace, commits }) {
  const known = armed.get(trace) ?? { due: new Map<string, number>(), fired: new Set<string>() }
  armed.set(trace, known)
  for (const { fired = [], timers = [], cases, now } of commits) {
    for (const { caseId, id, epoch } of cases ? fired : []) {
      const name = `${caseId} ${id} ${epoch}`
      if (known.fired.has(name)) yield `${name} fired twice`
      known.fired.add(name)
      if (now < (known.due.get(name) ?? Number.POSITIVE_INFINITY)) yield `${name} fired early`
    }
    for (const timer of timers)
      if (timer.op === 'set') known.due.set(`${timer.caseId} ${timer.id} ${timer.epoch}`, timer.due)
  }
})
always('the timers that stand are those of the state', [39], function* ({ touched, timers }) {
  for (const { id, record, snapshot } of touched) {
    const rows = timers.filter(({ caseId }) => caseId === id)
    const name = (timer: { id: string; epoch: number; due: number }) => `${timer.id} ${timer.epoch} ${timer.due}`
    if (rows.map(name).sort().join() !== record.timers.map(name).sort().join()) yield `${id}: rows and record differ`
    const ids = armedIn(snapshot)
      .map((arming) => arming.id)
      .sort()
      .join()
    if (
      ids !==
      record.timers
        .map((timer) => timer.id)
        .sort()
        .join()
    )
      yield `${id}: state and record differ`
  }
})
always('a case does not grow younger', [40], function* ({ touched }) {
  for (const { id, record, before, fresh } of touched) {
    if (before && record.lastAt < before.lastAt) yield `${id} has grown younger`
    for (const row of fresh) if (row.at > record.lastAt) yield `${id} has a row of a time to come`
  }
})
always('an overdue review approves nothing', [41], function* ({ touched }) {
  for (const { id, fresh } of touched)
    for (const row of fresh)
      if (
        row.facts.some(({ type }) => type.startsWith('xstate.after.reviewTarget')) &&
        /"(waiting|applying)"/.test(JSON.stringify(row.to))
      )
        yield `${id} was approved by the clock`
})
always('what is delivered was committed', [43], function* ({ trace, sent, events }) {
  const written = new Set(trace.spy.done.flatMap(({ effects = [] }) => effects.map(({ key }) => key)))
  for (const { key } of [...sent, ...events])
    if (!written.has(key) && !written.has(key.slice(0, key.lastIndexOf('/')))) yield `${key} was never committed`
})
always('every try of a message is the same', [45], function* ({ trace, sent }) {
  for (const message of sent) {
    const first = trace.world.sent.find(({ key }) => key === message.key)
    if (first?.text !== message.text || first.to !== message.to) yield `${message.key} went out twice otherwise`
  }
})
always('a notice goes to everyone on the roll', [47, 48], function* ({ commits }) {
  for (const { effects = [], cases = [] } of commits) {
    for (const { id, body } of cases) {
      const roll: { id: string }[] = JSON.parse(body).roll
      const told = new Map<string, string[]>()
      for (const effect of effects.filter(({ caseId }) => caseId === id)) {
        const outgoing: { type: string; notice?: string; entry?: string } = JSON.parse(effect.body)
        if (outgoing.type !== 'notice') continue
        const name = `${outgoing.notice} ${effect.key.split('/').slice(0, 3).join('/')}`
        told.set(name, [...(told.get(name) ?? []), outgoing.entry ?? ''])
      }
      for (const [name, entries] of told)
        if (
          entries.sort().join() !==
          roll
            .map((entry) => entry.id)
            .sort()
            .join()
        )
          yield `${name} reached ${entries.length} of ${roll.length}`
    }
  }
})
always('submission, decision and change are told', [47], function* ({ touched }) {
  for (const { id, fresh, flow } of touched)
    for (const row of flow.changes ? fresh : [])
      for (const type of ['request.submitted', 'newPassword.given', 'change.applied', 'case.cancelled'])
        if (heardIn(row, type).length > 0 && !row.effects.includes('notify')) yield `${id}: nobody heard of ${type}`
})
always(
  'state and effects are what the machine makes of the history, one revision a row',
  [50],
  function* ({ touched }) {
    for (const { differs, rows, revision, id } of touched) {
      if (differs !== undefined) yield differs
      if (rows.length !== revision) yield `${id} has ${rows.length} rows at revision ${revision}`
    }
  },
)
always('a hold and a request rest with the account that is changed', [23, 53], function* ({ trace, touched }) {
  for (const { id, record, snapshot } of touched) {
    if (!record.subject || snapshot.status !== 'active') continue
    const own = trace.ledgers.get(`account:${record.account}`)
    if (own?.holds.some(({ caseId }) => caseId === id)) yield `${id} holds the account that lends its contacts`
  }
})
always('a session is no proof', [1, 10], function* ({ touched }) {
  for (const { id, fresh } of touched)
    for (const row of fresh)
      if (heardIn(row, 'session.recognised').length > 0 && /"(deciding|applying|holding)"/.test(JSON.stringify(row.to)))
        yield `${id} came to a change by its session`
})
always('what was called lost is no proof', [2], function* ({ touched }) {
  for (const { id, snapshot } of touched) {
    const { lost, proven } = contextOf(snapshot)
    if (lost.some((kind) => proven.some((evidence) => evidence === kind))) yield `${id} proves what is lost`
  }
})

export const everyInvariant: readonly Invariant[] = invariants

/** Every sentence that does not hold at this moment. */
export async function violationsOf(moment: Moment): Promise<string[]> {
  const found: string[] = []
  for (const { name, rows, exceptions } of everyInvariant)
    for await (const exception of exceptions(moment)) found.push(`${name} (${rows.join()}): ${exception}`)
  return found
}
