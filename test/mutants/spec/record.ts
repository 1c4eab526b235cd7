import { played, tested } from '../killer.ts'
import type { SpecMutant } from '../mutant.ts'

export const record: readonly SpecMutant[] = [
  {
    name: 'the history leaves out what did not move the state',
    properties: ['I-50'],
    file: 'src/recovery/draft.ts',
    find: 'audit: all.map((draft) => draft.#audit()),',
    replace: 'audit: all.filter(({ audit }) => audit.facts.length > 0).map((draft) => draft.#audit()),',
    killers: [
      tested('test/concurrency/together.test.ts', 'memory: all at once approvers where two are needed'),
      tested('test/unit/audit.test.ts', 'has one row for every revision'),
    ],
  },
  {
    name: 'of two commits that expect the same revision both are done',
    properties: ['I-50', 'I-14'],
    file: 'src/adapters/memory.ts',
    find: '    if ((cases.get(id)?.revision ?? 0) !== expected) return false\n',
    replace: '',
    killers: [
      played('meeting/two-visitors-at-once'),
      tested('test/contracts/contracts.test.ts', 'a case with another revision than expected is raced'),
    ],
  },
  {
    name: 'the ledger is written whatever was written meanwhile',
    properties: ['I-50', 'I-18'],
    file: 'src/adapters/memory.ts',
    find: '    if ((ledgers.get(key)?.revision ?? 0) !== expected) return false\n',
    replace: '',
    killers: [
      played('meeting/one-case-at-once'),
      tested('test/contracts/contracts.test.ts', 'ledgers have revisions of their own'),
    ],
  },
  {
    name: 'what was decided is not decided again about a changed account',
    properties: ['I-1', 'I-27'],
    file: 'src/recovery/changes.ts',
    find: 'const options = { key, ifRevision: revisionOf(record) }',
    replace:
      'const { account: own, subject } = (await look(draft)).revisions\n  const options = { key, ifRevision: subject ?? own ?? revisionOf(record) }',
    killers: [
      played('pionex/changed-meanwhile'),
      tested('test/unit/decisions.test.ts', 'what was approved of an account as it was'),
    ],
  },
  {
    name: 'an answer is not kept under its command id',
    properties: ['I-51'],
    file: 'src/recovery/person.ts',
    find: '    if (id !== undefined) {\n      // a reveal',
    replace: '    if (id !== undefined && answer.reveal) {\n      // a reveal',
    killers: [
      played('binance/same-command-twice'),
      tested('test/unit/commandIds.test.ts', 'gives the same answer at every step'),
    ],
  },
  {
    name: 'a command id answers whatever is asked under it',
    properties: ['I-51'],
    file: 'src/recovery/person.ts',
    find: "  if (!same) throw new RecoveryError('input_invalid')\n",
    replace: "  if (!same && row.mode !== 'act') throw new RecoveryError('input_invalid')\n",
    killers: [
      played('binance/same-command-twice'),
      tested('test/hostile/tables.test.ts', 'refuses a known id with another body'),
    ],
  },
  {
    name: 'a report counts as often as it comes',
    properties: ['I-51'],
    file: 'src/recovery/answers/identity.ts',
    find: "  delete draft.record.challenge\n  if (verdict.verdict === 'passed')",
    replace: "  if (verdict.verdict === 'passed')",
    killers: [
      tested('test/concurrency/together.test.ts', 'memory: all at once a result that is reported twice'),
      tested('test/unit/identity.test.ts', 'is one result, however many events tell of it'),
    ],
  },
  {
    name: 'inputs may carry what no schema knows',
    properties: ['I-52'],
    file: 'src/vocabulary/inputs.ts',
    find: 'schema: z.strictObject(shape),',
    replace: 'schema: z.looseObject(shape),',
    killers: [
      tested('test/unit/inputs.test.ts', 'no input of a whole way may carry'),
      tested('test/hostile/tables.test.ts', 'submit: the input refuses'),
    ],
  },
  {
    name: 'an input is heard where it is not offered',
    properties: ['I-52'],
    file: 'src/recovery/person.ts',
    find: "if (row.mode === 'status' || !isOffered(draft.snapshot, input)) throw",
    replace: "if (row.mode === 'status') throw",
    killers: [
      played('binance/lost-after-all'),
      tested('test/hostile/tables.test.ts', 'refuses what is not possible in this step'),
    ],
  },
  {
    name: 'a ticket to read acts',
    properties: ['I-53'],
    file: 'src/recovery/person.ts',
    find: "if (row.mode === 'status' || !isOffered(draft.snapshot, input)) throw",
    replace: 'if (!isOffered(draft.snapshot, input)) throw',
    killers: [
      played('binance/status-by-coming-back'),
      tested('test/unit/tickets.test.ts', 'gets a ticket to it that reads and does not act'),
    ],
  },
  {
    name: 'a ticket works without its session',
    properties: ['I-53'],
    file: 'src/recovery/tickets.ts',
    find: "if (!row || !isOf(draft.realm, session, row.session)) throw new RecoveryError('ticket_invalid')",
    replace:
      "if (!row || (session !== undefined && !isOf(draft.realm, session, row.session))) throw new RecoveryError('ticket_invalid')",
    killers: [
      played('okx/signed-in-other-session'),
      tested('test/unit/sessions.test.ts', 'is worth nothing without its session'),
    ],
  },
  {
    name: 'a ticket is not rotated when something is shown',
    properties: ['I-53'],
    file: 'src/recovery/person.ts',
    find: 'const next = answer.raised ? rotate(draft, presented, row, id)',
    replace: 'const next = answer.standing ? rotate(draft, presented, row, id)',
    killers: [
      played('binance/same-command-twice'),
      tested('test/unit/tickets.test.ts', 'stays the same until something is proven'),
    ],
  },
  {
    name: 'the identity of another is accepted for the owner’s',
    properties: ['I-53', 'I-3'],
    file: 'src/recovery/answers/identity.ts',
    find: "draft.tell({ type: 'identity.passed', of })",
    replace: "draft.tell({ type: 'identity.passed', of: of === 'nobody' || lends ? of : 'owner' })",
    killers: [
      played('okx/someone-else'),
      tested('test/unit/identity.test.ts', 'of somebody else is not that of the owner'),
    ],
  },
  {
    name: 'a late answer counts for whatever check is waited for',
    properties: ['I-53', 'I-16'],
    file: 'src/recovery/host.ts',
    find: "if (challenge?.purpose !== 'identity' || !equal(challenge.request, digest(secret))) return",
    replace: "if (challenge?.purpose !== 'identity' || secret === '') return",
    killers: [
      played('meeting/late-webhook-of-an-earlier-attempt'),
      tested('test/unit/identity.test.ts', 'is not one of the check that was begun since'),
    ],
  },
  {
    name: 'a part of a state goes on where XState would begin',
    properties: ['I-54'],
    file: 'src/engine.ts',
    find: "  if (JSON.stringify(snapshot.value) !== JSON.stringify(value)) throw new Error('not a whole state')\n",
    replace: '',
    killers: [
      tested(
        'test/versions/fields.test.ts',
        'a document of another form is not read, however well it was written: cases and ledgers of okx.migration',
      ),
      tested('test/hostile/tables.test.ts', 'with a state cut short: fails closed'),
    ],
  },
  {
    name: 'a case of a newer version is read as one of ours',
    properties: ['I-54'],
    file: 'src/envelope.ts',
    find: "if (version >= flow.version) throw new RecoveryError('version_unsupported')",
    replace: 'if (version >= flow.version) return rest',
    killers: [
      tested('test/hostile/tables.test.ts', 'version'),
      tested('test/versions/rolling.test.ts', 'on memory and back: the older one alone refuses by name'),
    ],
  },
  {
    name: 'a message that cannot be read is tried for ever',
    properties: ['I-54', 'L4'],
    file: 'src/recovery/delivery.ts',
    find: "  if (trouble === 'snapshot_invalid') return 1\n",
    replace: "  if (trouble === 'snapshot_invalid') return undefined\n",
    killers: [
      tested('test/hostile/tables.test.ts', 'a contact sealed for another case'),
      tested('test/unit/rotation.test.ts', 'a contact sealed under it is not written to'),
    ],
  },
  {
    name: 'an unknown identifier is no decoy',
    properties: ['I-55'],
    file: 'src/recovery/answers/identify.ts',
    find: 'await draft.bindAccount(account, found === undefined)',
    replace: 'await draft.bindAccount(account, false)',
    killers: [
      played('binance/unknown-account'),
      tested('test/unit/decoys.test.ts', 'a verifier is told of nobody, and nobody is told'),
    ],
  },
]
