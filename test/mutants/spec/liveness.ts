import { explored, played, tested } from '../killer.ts'
import type { SpecMutant } from '../mutant.ts'

export const liveness: readonly SpecMutant[] = [
  {
    name: 'what has become too old is not asked for again',
    properties: ['L3', 'I-12'],
    file: 'src/recovery/answers/request.ts',
    find: "for (const kind of stale) draft.tell({ type: 'evidence.stale', kind })\n",
    replace: '',
    killers: [
      played('binance/evidence-too-old'),
      tested('test/unit/decisions.test.ts', 'a proof that is too old when the request is sent'),
    ],
  },
  {
    name: 'whoever is denied is denied for ever',
    properties: ['L3', 'L5'],
    file: 'src/recovery/ledger.ts',
    find: 'ledger.denials.filter((at) => at > now - MONTH)',
    replace: 'ledger.denials.filter((at) => at > now - 100 * MONTH)',
    killers: [played('pionex/denied-too-often'), tested('test/unit/ledger.test.ts', 'forgets denials after 30 days')],
  },
  {
    name: 'a failed effect waits longer each time, without a bound',
    properties: ['L4'],
    file: 'src/recovery/delivery.ts',
    find: 'Math.min(300 * SECOND, SECOND * 2 ** Math.min(attempt, 20))',
    replace: 'SECOND * 60 ** Math.min(attempt, 5)',
    killers: [
      played('binance/host-late'),
      tested('test/unit/delivery.test.ts', 'is asked for under its key until it is made'),
    ],
  },
  {
    name: 'a contested hold that is left has no end',
    properties: ['L4', 'I-26'],
    file: 'src/recovery/ending.ts',
    find: 'if (hold.caseId === record.id) hold.until ??= Math.max(hold.was ?? 0, end)',
    replace: 'if (hold.caseId === record.id && hold.until !== undefined) hold.until = Math.max(hold.was ?? 0, end)',
    killers: [
      played('binance/hold-objection-withdrawn'),
      tested('test/unit/holds.test.ts', 'that was contested and is decided against has an end'),
    ],
  },
  {
    name: 'strangers spend the tries of the owner',
    properties: ['L5'],
    file: 'src/recovery/draft.ts',
    find: "return this.record.recognised || this.record.vouched ? ('vouched' as const) : ('open' as const)",
    replace: "return this.record.id !== '' ? ('vouched' as const) : ('open' as const)",
    killers: [
      played('binance/wrong-passwords'),
      tested('test/concurrency/together.test.ts', 'memory: one right and 31 wrong with a budget of 10'),
    ],
  },
  {
    name: 'a stranger’s denials use up the owner’s requests',
    properties: ['L5'],
    file: 'src/recovery/ending.ts',
    find: "const counts = outcome.type === 'denied' && (record.submitted || proofsOf(draft.context).length > 0)",
    replace: "const counts = outcome.type === 'denied' && (record.submitted || proofsOf(draft.context).length >= 0)",
    killers: [
      played('binance/faces-denied-to-a-password'),
      tested('test/unit/denials.test.ts', 'a wrong face before anything was sent does not count'),
    ],
  },
  {
    name: 'documents that are refused leave nothing to do',
    properties: ['L1', 'L6'],
    file: 'src/parts/identity.ts',
    find: "'identity.failed': { guard: byDocument, target: '#documents', meta",
    replace: "'identity.failed': { guard: byDocument, meta",
    killers: [explored('okx.migration'), played('okx/migration-documents-refused')],
  },
  {
    name: 'the host’s answer that the account has changed is not heard',
    properties: ['L1', 'L2'],
    file: 'src/parts/apply.ts',
    find: '          target: exits.stale,\n          actions: [lifted',
    replace: '          actions: [lifted',
    killers: [explored('okx.migration'), played('binance/changed-meanwhile-once')],
  },
  {
    name: 'a proof that became too old can be shown no more',
    properties: ['L3'],
    file: 'src/setup.ts',
    find: 'remaining(context).filter((kind) => of.includes(kind) && !context.proven.includes(kind))',
    replace:
      'remaining(context).filter((kind) => of.includes(kind) && !context.proven.includes(kind) && context.leaving.length === 0)',
    killers: [explored('okx.resetSignedIn'), played('binance/evidence-too-old')],
  },
  {
    name: 'a new factor that was taken meanwhile cannot be given again',
    properties: ['L3', 'I-27'],
    file: 'src/parts/apply.ts',
    find: "actions: ['forgetReplaced', lifted],",
    replace: 'actions: lifted,',
    killers: [explored('pionex.contactChange'), played('binance/taken-meanwhile')],
  },
]
