import { played, tested } from '../killer.ts'
import type { SpecMutant } from '../mutant.ts'

export const codes: readonly SpecMutant[] = [
  {
    name: 'a code that was right is not spent',
    properties: ['I-14'],
    file: 'src/recovery/issues.ts',
    find: '    issue.closedAt = draft.now\n    return true',
    replace: '    return true',
    killers: [
      tested('test/concurrency/together.test.ts', 'memory: all at once the same right code'),
      played('binance/code-spent-twice'),
    ],
  },
  {
    name: 'an authenticator code is good twice in its own time step',
    properties: ['I-14'],
    file: 'src/recovery/answers/totp.ts',
    find: 'answer.step <= (draft.account.doc.lastTotpStep ?? -1)',
    replace: 'answer.step < (draft.account.doc.lastTotpStep ?? -1)',
    killers: [
      played('binance/authenticator-replay'),
      tested(
        'test/concurrency/together.test.ts',
        'memory: the same right code 32 times an authenticator code is accepted once',
      ),
    ],
  },
  {
    name: 'a code outlives its time',
    properties: ['I-15'],
    file: 'src/recovery/issues.ts',
    find: 'issue.closedAt === undefined && issue.expiresAt > draft.now ? issue',
    replace: 'issue.closedAt === undefined ? issue',
    killers: [played('binance/late-code'), tested('test/unit/timers.test.ts', 'makes no code live again')],
  },
  {
    name: 'a code lives as long as a proof',
    properties: ['I-15'],
    file: 'src/recovery/issues.ts',
    find: 'expiresAt: now + nominal(draft.policy.codeLife)',
    replace: 'expiresAt: now + nominal(draft.policy.evidenceLife)',
    killers: [
      tested('test/unit/timers.test.ts', 'makes no new code live longer than one does'),
      played('binance/password-code-too-late'),
    ],
  },
  {
    name: 'every code of a kind is the same, in every case',
    properties: ['I-16', 'I-14'],
    file: 'src/recovery/codes.ts',
    find: "'otp', caseId, kind, to, nonce)",
    replace: "'otp', kind, to)",
    killers: [played('binance/resend'), tested('test/unit/codes.test.ts', 'is of one case, kind, receiver and issue')],
  },
  {
    name: 'an older code is left open beside the newer one',
    properties: ['I-17'],
    file: 'src/recovery/issues.ts',
    find: 'for (const issue of record.issues) if (issue.kind === kind && issue.to === to) issue.closedAt ??= now\n',
    replace: '',
    killers: [
      tested('test/concurrency/together.test.ts', 'memory: all at once a resend and the code before it'),
      tested('test/unit/resend.test.ts', 'ends the older one'),
    ],
  },
  {
    name: 'the newer code is refused while the older one lives',
    properties: ['I-17', 'I-19'],
    file: 'src/recovery/issues.ts',
    find: 'draft.record.issues.findLast(',
    replace: 'draft.record.issues.find(',
    killers: [
      played('binance/resend'),
      tested('test/concurrency/interleavings.test.ts', '2 of: a resend and the code before it'),
    ],
  },
  {
    name: 'guesses are counted case by case',
    properties: ['I-18'],
    file: 'src/recovery/budgets.ts',
    find: 'purpose: `guess:${purpose}`',
    replace: 'purpose: `guess:${draft.record.id}:${purpose}`',
    killers: [
      played('binance/day-budget'),
      tested('test/concurrency/together.test.ts', 'memory: all at once wrong passwords in several cases'),
    ],
  },
  {
    name: 'strangers have the whole budget',
    properties: ['I-18', 'L5'],
    file: 'src/recovery/ledger.ts',
    find: 'Math.max(1, Math.floor(budget.limit / 2))',
    replace: 'budget.limit',
    killers: [played('binance/wrong-passwords'), tested('test/unit/ledger.test.ts', 'gives strangers half')],
  },
  {
    name: 'strangers guess on when the vouched have guessed it all',
    properties: ['I-18'],
    file: 'src/recovery/ledger.ts',
    find: 'const leaving = [all[all.length - budget.limit], budget',
    replace: "const leaving = [budget.lane === 'open' ? undefined : all[all.length - budget.limit], budget",
    killers: [
      tested('test/unit/ledger.test.ts', 'strangers no more than the vouched left'),
      tested('test/hostile/guessing.test.ts', 'as a stranger not once more'),
    ],
  },
  {
    name: 'a guess is counted after the verifier was asked',
    properties: ['I-18'],
    file: 'src/recovery/asker.ts',
    find: 'this.#reserved.push(() => giveBack(draft, budget))\n      return { answer: await asking(draft.realm, port, () => ask(this.key(port))) }',
    replace:
      'await giveBack(draft, budget)\n      const answer = await asking(draft.realm, port, () => ask(this.key(port)))\n      await reserve(draft, budget)\n      return { answer }',
    killers: [
      tested('test/concurrency/together.test.ts', 'memory: one right and 31 wrong with a budget of 10'),
      tested('test/unit/guesses.test.ts', 'rests in the ledger before the verifier is asked'),
    ],
  },
  {
    name: 'wrong codes are not counted against the account',
    properties: ['I-18'],
    file: 'src/recovery/answers/codes.ts',
    find: '    draft.change((ledger) => spend(ledger, budget, draft.now))\n    rejected()',
    replace: '    rejected()',
    killers: [
      played('binance/day-budget'),
      tested('test/unit/guesses.test.ts', 'count for a day, over codes and cases'),
    ],
  },
  {
    name: 'who loses a race is told so instead of being decided again',
    properties: ['I-19'],
    file: 'src/recovery/attempts.ts',
    find: 'const ATTEMPTS = 32',
    replace: 'const ATTEMPTS = 1',
    killers: [
      played('meeting/two-visitors-at-once'),
      tested('test/concurrency/together.test.ts', 'memory: all at once visitors past the password'),
    ],
  },
  {
    name: 'the verifier is asked again on every retry',
    properties: ['I-19', 'I-18'],
    file: 'src/recovery/asker.ts',
    find: 'if (known) return known as Promise<Asked<T>>',
    replace: 'if (known && this.taken) return known as Promise<Asked<T>>',
    killers: [
      tested('test/concurrency/together.test.ts', 'a verifier is asked once per command'),
      tested('test/unit/guesses.test.ts', 'is asked about once, however often others are quicker'),
    ],
  },
  {
    name: 'after the lock-out a right code still counts',
    properties: ['I-20', 'I-18'],
    file: 'src/recovery/answers/codes.ts',
    find: '  if (until !== undefined) {',
    replace: '  if (until !== undefined && !tryCode(draft, issue, code)) {',
    killers: [
      played('meeting/guesses-at-codes'),
      tested('test/unit/guesses.test.ts', 'count for a day, over codes and cases'),
    ],
  },
  {
    name: 'the lock-out ends early',
    properties: ['I-20'],
    file: 'src/recovery/ledger.ts',
    find: 'filter((at) => at > now - windowMs)',
    replace: 'filter((at) => at > now - windowMs / 2)',
    killers: [
      tested('test/hostile/guessing.test.ts', 'a stranger who comes back every three hours'),
      tested('test/unit/ledger.test.ts', 'opens again when it says so'),
    ],
  },
  {
    name: 'codes to one address are counted by account alone',
    properties: ['I-21'],
    file: 'src/recovery/answers/codes.ts',
    find: '  spend(target.doc, targetBudget(draft), draft.now)\n',
    replace: '',
    killers: [
      played('meeting/messages-to-a-third'),
      tested('test/unit/sends.test.ts', 'go to one address so many times an hour'),
    ],
  },
  {
    name: 'what a person submits stands in the history',
    properties: ['I-22'],
    file: 'src/recovery/person.ts',
    find: 'draft.audit.input = input.type',
    replace: 'draft.audit.input = JSON.stringify(input)',
    killers: [
      tested('test/hostile/leaks.test.ts', 'on a way through binance.reset (exchange)'),
      played('binance/happy'),
    ],
  },
  {
    name: 'a sealed contact rests in the clear',
    properties: ['I-22'],
    file: 'src/recovery/keys.ts',
    find: "Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])\n    return `${id}.${iv.toString('base64url')}.${body.toString('base64url')}`",
    replace:
      "Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])\n    return `${id}.${iv.toString('base64url')}.${body.toString('base64url')}.${text}`",
    killers: [
      tested('test/hostile/leaks.test.ts', 'on a way through binance.reset (exchange)'),
      played('binance/happy'),
    ],
  },
  {
    name: 'the body of a command rests beside its id',
    properties: ['I-22'],
    file: 'src/recovery/person.ts',
    find: 'answer: keep(kept),',
    replace: 'answer: JSON.stringify({ kept: keep(kept), input }),',
    killers: [
      tested('test/hostile/leaks.test.ts', 'on a way through binance.reset (exchange)'),
      tested('test/unit/commandIds.test.ts', 'reveals the same secret again'),
    ],
  },
  {
    name: 'nobody counts the codes that are sent',
    properties: ['I-21'],
    file: 'src/recovery/answers/codes.ts',
    find: "  if (exhausted !== undefined) return refusedIdly('send_exhausted', exhausted)\n",
    replace: '',
    killers: [
      played('binance/too-many-codes'),
      tested('test/unit/sends.test.ts', 'go out so many times an hour, in all cases'),
    ],
  },
]
