import { explored, lived, played, tested } from '../killer.ts'
import type { SpecMutant } from '../mutant.ts'

export const time: readonly SpecMutant[] = [
  {
    name: 'an end asks for the account to be frozen',
    properties: ['I-35'],
    file: 'src/parts/ends.ts',
    find: "entry: tells.map((notice) => ({ type: 'notify' as const, params: { notice } })),",
    replace:
      "entry: [\n      ...tells.map((notice) => ({ type: 'notify' as const, params: { notice } })),\n      ...(type === 'denied' ? [{ type: 'account.freeze' as const, params: {} }] : []),\n    ],",
    killers: [explored('okx.migration'), played('binance/denied-then-again')],
  },
  {
    name: 'a cancel is heard while the change is being made',
    properties: ['I-36'],
    file: 'src/parts/apply.ts',
    find: "    on: {\n      'change.applied': {",
    replace: "    on: {\n      'case.cancelled': exits.frozen,\n      'change.applied': {",
    killers: [explored('okx.migration'), played('binance/host-late')],
  },
  {
    name: 'a later visitor begins a second case beside the first',
    properties: ['I-37'],
    file: 'src/recovery/claiming.ts',
    find: '  if (standing) await supersede(draft, standing)\n',
    replace: '',
    killers: [
      played('binance/superseded'),
      tested('test/concurrency/together.test.ts', 'memory: all at once visitors past the password'),
    ],
  },
  {
    name: 'a hand-over begins a second case',
    properties: ['I-37'],
    file: 'src/recovery/handing.ts',
    find: 'const stopped = carried.length > 0 ? await claim(next) : undefined',
    replace: 'const stopped = carried.length > 2 ? await claim(next) : undefined',
    killers: [
      played('meeting/hand-over-to-what-stands'),
      tested('test/unit/handOvers.test.ts', 'a hand-over to a flow in which a request stands'),
    ],
  },
  {
    name: 'the account is let go of when the request is sent',
    properties: ['I-37'],
    file: 'src/recovery/answers/request.ts',
    find: "  if (draft.tell({ type: 'request.submitted' })) draft.record.submitted = true",
    replace:
      "  if (draft.tell({ type: 'request.submitted' })) {\n    draft.record.submitted = true\n    draft.change((ledger) => void delete ledger.changing)\n  }",
    killers: [
      played('binance/status-by-coming-back'),
      tested('test/unit/tickets.test.ts', 'gets a ticket to it that reads and does not act'),
    ],
  },
  {
    name: 'a timer fires whenever its row is looked at',
    properties: ['I-38'],
    file: 'src/recovery/timers.ts',
    find: "    if (armed && draft.now < armed.due) return { answer: 'stale' }\n",
    replace: '',
    killers: [
      tested('test/unit/timers.test.ts', 'that came early, by a forged row'),
      tested('test/hostile/timers.test.ts', 'whose row was put forward'),
    ],
  },
  {
    name: 'deadlines come a minute early',
    properties: ['I-38', 'I-24'],
    file: 'src/recovery/due.ts',
    find: 'return after(draft, policy[delay], now)',
    replace: 'return after(draft, policy[delay], now) - 60_000',
    killers: [played('pionex/over-the-weekend'), tested('test/unit/deadlines.test.ts', 'falls when the policy says')],
  },
  {
    name: 'a timer that has fired stays in the case',
    properties: ['I-38', 'I-39'],
    file: 'src/recovery/timers.ts',
    find: '    draft.tell(clockFact(armed.id))\n',
    replace: '    draft.tell(clockFact(armed.id))\n    draft.record.timers = [...draft.record.timers, armed]\n',
    killers: [
      tested('test/unit/deadlines.test.ts', 'that has fallen stands neither in the case nor among the rows'),
      tested(
        'test/versions/records.test.ts',
        'of okx.migration are what their history says, and go on to an end, on memory',
      ),
    ],
  },
  {
    name: 'the timers of a state that was left stay armed',
    properties: ['I-39'],
    file: 'src/recovery/draft.ts',
    find: 'new Set([...told.disarm, ...told.arm.map((arming) => arming.id)])',
    replace: 'new Set(told.arm.map((arming) => arming.id))',
    killers: [lived(), tested('test/unit/timers.test.ts', 'of a state that was left is taken down')],
  },
  {
    name: 'rows of timers that are disarmed are left behind',
    properties: ['I-39'],
    file: 'src/recovery/draft.ts',
    find: '.filter(({ id }) => !standing.has(id) && !fired.has(id))',
    replace: '.filter(({ id }) => !standing.has(id) && fired.has(id))',
    killers: [
      tested(
        'test/versions/records.test.ts',
        'of okx.migration are what their history says, and go on to an end, on memory',
      ),
      tested('test/unit/timers.test.ts', 'of a state that was left is taken down'),
    ],
  },
  {
    name: 'a case follows a wall clock that jumps back',
    properties: ['I-40'],
    file: 'src/recovery/draft.ts',
    find: 'this.now = Math.max(realm.clock.now(), record.lastAt)',
    replace: 'this.now = realm.clock.now()',
    killers: [lived(), tested('test/unit/timers.test.ts', 'makes no code live again')],
  },
  {
    name: 'a review that is overdue for as long again approves',
    properties: ['I-41', 'I-4'],
    file: 'src/parts/review.ts',
    find: "meta: { step: 'review', tone: 'warn' },\n",
    replace: "meta: { step: 'review', tone: 'warn' },\n        after: { reviewTarget: exits.approved },\n",
    killers: [explored('okx.migration'), played('binance/overdue-review')],
  },
  {
    name: 'documents that are overdue for as long again have passed',
    properties: ['I-41', 'I-3'],
    file: 'src/parts/identity.ts',
    find: "meta: { step: 'proveIdentity', tone: 'warn' },\n",
    replace: "meta: { step: 'proveIdentity', tone: 'warn' },\n        after: { documentsTarget: shownBy(exits) },\n",
    killers: [
      explored('okx.migration'),
      tested('test/unit/purge.test.ts', 'leaves a case whose documents people look at'),
    ],
  },
  {
    name: 'nobody is called when a review is overdue',
    properties: ['I-41', 'L2'],
    file: 'src/parts/review.ts',
    find: "          { type: 'review.escalate', params: {} },\n",
    replace: '',
    killers: [explored('okx.migration'), played('binance/overdue-review')],
  },
  {
    name: 'a session that is not finished stays open for a year',
    properties: ['I-42', 'L2'],
    file: 'src/recovery/due.ts',
    find: 'return after(draft, policy.caseLife, draft.expected === 0 ? record.openedAt : now)',
    replace: 'return after(draft, { days: 365 }, draft.expected === 0 ? record.openedAt : now)',
    killers: [
      lived(),
      tested('test/unit/reservations.test.ts', 'is free again when the case was not finished in time'),
    ],
  },
  {
    name: 'what is due is looked for a minute ahead',
    properties: ['I-38'],
    file: 'src/adapters/memory/agenda.ts',
    find: 'top && top.at <= now && found.size < limit',
    replace: 'top && top.at <= now + 60_000 && found.size < limit',
    killers: [
      tested('test/contracts/contracts.test.ts', 'timers that are due come earliest first'),
      tested('test/unit/delivery.test.ts', 'a message that cannot be sent is tried again'),
    ],
  },
]
