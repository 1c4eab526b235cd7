import { explored, played, tested } from '../killer.ts'
import type { SpecMutant } from '../mutant.ts'

export const effects: readonly SpecMutant[] = [
  {
    name: 'effects are written before the case, whether it is written or not',
    properties: ['I-43'],
    file: 'src/recovery/draft.ts',
    find: '    const result = await this.realm.storage.commit({\n      now: this.now,\n      cases: all',
    replace:
      '    await this.realm.storage.commit({ now: this.now, effects: all.flatMap((draft) => draft.effects) })\n    const result = await this.realm.storage.commit({\n      now: this.now,\n      cases: all',
    killers: [
      played('binance/happy'),
      tested('test/unit/decisions.test.ts', 'a command that others outrun every time'),
    ],
  },
  {
    name: 'a message that cannot be sent is dropped',
    properties: ['I-44'],
    file: 'src/recovery/delivery.ts',
    find: "aside ? { state: 'aside', trouble } : { state: 'waiting', due, trouble },",
    replace:
      "aside ? { state: 'aside', trouble } : effect.queue.startsWith('case:') ? { state: 'waiting', due, trouble } : { state: 'dropped' },",
    killers: [
      played('binance/courier-down'),
      tested('test/unit/delivery.test.ts', 'a message that cannot be sent is tried again'),
    ],
  },
  {
    name: 'what the host failed to do is set aside like a message',
    properties: ['I-44', 'L4'],
    file: 'src/recovery/delivery.ts',
    find: "return queue.startsWith('case:') ? undefined : MESSAGE_TRIES",
    replace: "return queue.startsWith('host:') ? undefined : MESSAGE_TRIES",
    killers: [
      played('binance/host-late'),
      tested('test/unit/delivery.test.ts', 'is asked for under its key until it is made'),
    ],
  },
  {
    name: 'every try of a message has a key of its own',
    properties: ['I-45'],
    file: 'src/recovery/delivery.ts',
    find: 'return sendNotice(draft, outgoing, effect.key)',
    replace: 'return sendNotice(draft, outgoing, `${effect.key}/${effect.attempt}`)',
    killers: [
      tested('test/unit/delivery.test.ts', 'is tried again under its key when it is a notice'),
      tested('test/hostile/couriers.test.ts', 'a courier that sends every message and says that it did not'),
    ],
  },
  {
    name: 'the notice that it is done goes out before it is',
    properties: ['I-46', 'I-47'],
    file: 'src/parts/apply.ts',
    find: "    entry: [\n      { type: 'hold.place', params: {} },",
    replace:
      "    entry: [\n      { type: 'notify', params: { notice: 'applied' } },\n      { type: 'hold.place', params: {} },",
    killers: [explored('okx.migration'), played('binance/happy')],
  },
  {
    name: 'what is lost is not told',
    properties: ['I-47'],
    file: 'src/recovery/carry.ts',
    find: 'for (const { id, kind, hash } of record.roll) {',
    replace: 'for (const { id, kind, hash } of record.roll.filter(({ kind }) => !draft.context.lost.includes(kind))) {',
    killers: [played('binance/happy'), tested('test/unit/notices.test.ts', 'goes to every contact of the account')],
  },
  {
    name: 'nobody is told that a request was sent',
    properties: ['I-47'],
    file: 'src/parts/submit.ts',
    find: "        actions: { type: 'notify', params: { notice: 'submitted' } },\n",
    replace: '',
    killers: [explored('okx.migration'), played('binance/happy')],
  },
  {
    name: 'nobody is told of a denial',
    properties: ['I-47'],
    file: 'src/parts/ends.ts',
    find: "  denied: ['denied'],\n",
    replace: '',
    killers: [explored('okx.migration'), played('binance/denied-by-review')],
  },
  {
    name: 'once there is a new address only that is told',
    properties: ['I-48', 'I-47'],
    file: 'src/recovery/carry.ts',
    find: 'for (const { id, kind, hash } of record.roll) {',
    replace:
      "const added = record.roll.filter(({ origin }) => origin === 'new')\n    for (const { id, kind, hash } of added.length > 0 ? added : record.roll) {",
    killers: [played('binance/happy'), tested('test/unit/notices.test.ts', 'goes to every contact of the account')],
  },
  {
    name: 'one notice can be objected to again and again',
    properties: ['I-49'],
    file: 'src/recovery/notices.ts',
    find: '        if (entry.disputedAt !== undefined) return { answer: undefined }\n',
    replace: '',
    killers: [
      tested('test/unit/notices.test.ts', 'counts once per receiver'),
      tested('test/hostile/objections.test.ts', 'changes nothing after the first time'),
    ],
  },
  {
    name: 'notices say nothing of “this was not me”',
    properties: ['I-49'],
    file: 'src/recovery/messages.ts',
    find: 'extras: { link: realm.noticeUrl(noticeToken(realm, record.id, entry)) },',
    replace: "extras: { link: '' },",
    killers: [
      tested('test/unit/notices.test.ts', 'goes to every contact of the account'),
      played('binance/cancelled-by-notice'),
    ],
  },
  {
    name: 'an objection from a contact that stays does not freeze the account',
    properties: ['I-49'],
    file: 'src/parts/hold.ts',
    find: "{ guard: 'byKept', target: 'contested', actions: frozen, meta: { label: 'this was not me' } },",
    replace: "{ guard: 'byKept', target: 'contested', meta: { label: 'this was not me' } },",
    killers: [explored('okx.migration'), played('binance/hold-objection-from-kept')],
  },
  {
    name: 'an objection that comes while the change is made is forgotten',
    properties: ['I-49'],
    file: 'src/recovery/notices.ts',
    find: "if (!draft.tell({ type: 'case.disputed', by })) draft.record.pending.push(by)",
    replace: "draft.tell({ type: 'case.disputed', by })",
    killers: [
      played('binance/objection-while-applying'),
      tested('test/concurrency/together.test.ts', 'memory: all at once an objection and the change'),
    ],
  },
]
