import { check, same } from '../check.ts'
import { aCase, anEffect, aTimer, done, now, type StorageSentence } from './sample.ts'

const unusual = [
  'it\'s "quoted" `so`; --',
  'åäö Ω 漢字 \u{1F511}\u{1F469}\u200D\u{1F4BB}',
  '%_\\\n\t\r',
  '{"$":[null]}',
  ' ',
  '\u2028\uFEFFx',
]

export const cases: readonly StorageSentence[] = [
  {
    name: 'a case that is not there is undefined',
    async test(storage) {
      same(await storage.load('none'), undefined, 'An unknown case must load as undefined.')
      same(await storage.load('none', 'cmd'), undefined, 'An unknown case must load as undefined, with a command too.')
    },
  },
  {
    name: 'a new case has revision 1 and each write adds one',
    async test(storage) {
      await done(storage, { cases: [aCase('c1', 0, { body: 'first' })] })
      same(await storage.load('c1'), { case: { revision: 1, body: 'first' } }, 'A new case must have revision 1.')
      await done(storage, { cases: [aCase('c1', 1, { body: 'second' })] })
      same(await storage.load('c1'), { case: { revision: 2, body: 'second' } }, 'A write must add one to the revision.')
    },
  },
  {
    name: 'a case with another revision than expected is raced',
    async test(storage) {
      same(
        await storage.commit({ now, cases: [aCase('c1', 1)] }),
        'raced',
        'A case that is not there has no revision 1.',
      )
      await done(storage, { cases: [aCase('c1', 0, { body: 'kept' })] })
      for (const expected of [0, 2]) {
        same(
          await storage.commit({ now, cases: [aCase('c1', expected)] }),
          'raced',
          `Expecting ${expected} of 1 must race.`,
        )
      }
      same(
        await storage.load('c1'),
        { case: { revision: 1, body: 'kept' } },
        'A raced commit must not change the case.',
      )
    },
  },
  {
    name: 'ledgers have revisions of their own',
    async test(storage) {
      const ledger = (expected: number, body: string) => [{ key: 'l1', expected, body, keepUntil: now }]
      same(
        await storage.commit({ now, ledgers: ledger(1, 'x') }),
        'raced',
        'A ledger that is not there has no revision 1.',
      )
      await done(storage, { ledgers: ledger(0, 'one') })
      same(await storage.commit({ now, ledgers: ledger(0, 'x') }), 'raced', 'A ledger that is there is not new.')
      await done(storage, { ledgers: ledger(1, 'two') })
      same(await storage.ledgers(['l1']), [{ revision: 2, body: 'two' }], 'The ledger must be as last written.')
    },
  },
  {
    name: 'ledgers come in the order asked, undefined where there is none',
    async test(storage) {
      await done(storage, {
        ledgers: ['a', 'b'].map((key) => ({ key, expected: 0, body: `of ${key}`, keepUntil: now })),
      })
      const a = { revision: 1, body: 'of a' }
      const b = { revision: 1, body: 'of b' }
      const found = await storage.ledgers(['b', 'none', 'a', 'b'])
      check(found.length === 4, 'There must be one answer for each key asked.')
      same(found, [b, undefined, a, b], 'Ledgers must come in the order asked.')
      same(await storage.ledgers([]), [], 'No key, no ledger.')
    },
  },
  {
    name: 'load brings the ledger under the key of the case, and the command that was named',
    async test(storage) {
      const command = { caseId: 'c1', id: 'cmd', digest: 'd', answer: '{"ok":1}' }
      await done(storage, {
        cases: [aCase('c1', 0, { ledger: 'l1' }), aCase('c2', 0, { ledger: 'none yet' }), aCase('c3')],
        ledgers: [{ key: 'l1', expected: 0, body: 'budget', keepUntil: now }],
        commands: [command, { ...command, id: 'other', digest: 'e' }],
      })
      const row = { revision: 1, body: '{"at":1}' }
      const ledger = { revision: 1, body: 'budget' }
      same(
        await storage.load('c1', 'cmd'),
        { case: row, ledger, command },
        'Case, ledger and command must come in one.',
      )
      same(await storage.load('c1', 'new'), { case: row, ledger }, 'A command that is not there must be absent.')
      same(await storage.load('c1'), { case: row, ledger }, 'No command was asked for.')
      same(
        await storage.load('c2', 'cmd'),
        { case: row },
        'A command belongs to its case; the ledger is not there yet.',
      )
      await done(storage, { cases: [aCase('c3', 1, { ledger: 'l1' })] })
      same((await storage.load('c3'))?.ledger, ledger, 'A later write may name the ledger.')
      await done(storage, { cases: [aCase('c3', 2)] })
      same((await storage.load('c3'))?.ledger, undefined, 'A write without a ledger must take the name away.')
    },
  },
  {
    name: 'a ledger that cases share is one: each is loaded with it as last written, and no write of it is lost',
    async test(storage) {
      const count = (expected: number) => [{ key: 'l1', expected, body: `${expected + 1}`, keepUntil: now }]
      const read = async () => {
        const loaded = await Promise.all(['c1', 'c2'].map((id) => storage.load(id)))
        return [...loaded.map((row) => row?.ledger?.body), ...(await storage.ledgers(['l1'])).map((row) => row?.body)]
      }
      await done(storage, {
        cases: [aCase('c1', 0, { ledger: 'l1' }), aCase('c2', 0, { ledger: 'l1' })],
        ledgers: count(0),
      })
      same(await read(), ['1', '1', '1'], 'Both must have it.')
      await done(storage, { cases: [aCase('c1', 1, { ledger: 'l1' })], ledgers: count(1) })
      same(await read(), ['2', '2', '2'], 'What one has written the other must see.')
      await done(storage, { ledgers: count(2) })
      same(await read(), ['3', '3', '3'], 'What was written without a case both must see.')
      const stale = { now, cases: [aCase('c2', 1, { ledger: 'l1' })], ledgers: count(1) }
      same(await storage.commit(stale), 'raced', 'Whoever goes by what was before must race.')
      same(await read(), ['3', '3', '3'], 'Nothing may be lost.')
    },
  },
  {
    name: 'a command written again has the later answer',
    async test(storage) {
      const command = { caseId: 'c1', id: 'cmd', digest: 'd', answer: 'pending' }
      await done(storage, { cases: [aCase('c1')], commands: [command] })
      await done(storage, { cases: [aCase('c1', 1)], commands: [{ ...command, answer: 'settled' }] })
      same((await storage.load('c1', 'cmd'))?.command?.answer, 'settled', 'The later answer must stand.')
    },
  },
  {
    name: 'history is per case, oldest first',
    async test(storage) {
      const audit = (caseId: string, revision: number, body: string) => ({ caseId, revision, at: now + revision, body })
      await done(storage, { audit: [audit('c1', 1, 'z'), audit('c1', 1, 'a'), audit('c2', 1, 'other')] })
      await done(storage, { audit: [audit('c1', 2, 'm')] })
      await done(storage, { audit: [audit('c1', 10, 'b')] })
      same(
        await storage.history('c1'),
        [audit('c1', 1, 'z'), audit('c1', 1, 'a'), audit('c1', 2, 'm'), audit('c1', 10, 'b')],
        'Audit rows must come in the order they were written.',
      )
      same(await storage.history('none'), [], 'No case, no history.')
    },
  },
  {
    name: 'reviews come longest waiting first, one per case',
    async test(storage) {
      const put = (caseId: string, since: number, overdue = false) =>
        ({ op: 'put', caseId, purpose: 'reset', since, overdue }) as const
      await done(storage, { reviews: [put('c1', now + 2), put('c2', now + 1), put('c3', now + 3), put('c4', now)] })
      await done(storage, {
        reviews: [put('c3', now - 5, true), { op: 'drop', caseId: 'c4' }, { op: 'drop', caseId: 'c9' }],
      })
      same(
        await storage.reviews(10),
        [
          { caseId: 'c3', purpose: 'reset', since: now - 5, overdue: true },
          { caseId: 'c2', purpose: 'reset', since: now + 1, overdue: false },
          { caseId: 'c1', purpose: 'reset', since: now + 2, overdue: false },
        ],
        'Reviews must come longest waiting first.',
      )
      same(
        (await storage.reviews(2)).map((row) => row.caseId),
        ['c3', 'c2'],
        'The limit must hold.',
      )
    },
  },
  {
    name: 'documents of 1 MB come back as they were',
    async test(storage) {
      const body = JSON.stringify({ text: 'x\u00e9\u{1F511}'.repeat(200_000) })
      await done(storage, {
        cases: [aCase('c1', 0, { body, ledger: 'l1' })],
        ledgers: [{ key: 'l1', expected: 0, body, keepUntil: now }],
        effects: [anEffect('c1/1/0', { body })],
        audit: [{ caseId: 'c1', revision: 1, at: now, body }],
      })
      const found = await storage.load('c1')
      check(found?.case.body === body, 'A large case must come back as it was.')
      check(found.ledger?.body === body, 'A large ledger must come back as it was.')
      check((await storage.effectsOf('c1'))[0]?.body === body, 'A large effect must come back as it was.')
      check((await storage.history('c1'))[0]?.body === body, 'A large audit row must come back as it was.')
    },
  },
  {
    name: 'strings are only strings: quotes, wildcards, spaces, any script',
    async test(storage) {
      for (const text of unusual) {
        const row = { hash: text, kind: 'ban', account: text, caseId: text } as const
        const effect = { key: text, caseId: text, queue: text, group: text, due: now, body: text }
        const command = { caseId: text, id: text, digest: text, answer: text }
        await done(storage, {
          cases: [{ id: text, expected: 0, body: text, ledger: text, keepUntil: now }],
          ledgers: [{ key: text, expected: 0, body: text, keepUntil: now }],
          contacts: [{ op: 'claim', row, also: [] }],
          timers: [aTimer(text, now, { caseId: text })],
          effects: [effect],
          commands: [command],
        })
        const document = { revision: 1, body: text }
        same(
          await storage.load(text, text),
          { case: document, ledger: document, command },
          'A case must be found by its id.',
        )
        same(await storage.ledgers([text]), [document], 'A ledger must be found by its key.')
        same(await storage.contacts([text]), [row], 'A claim must be found by its hash.')
        same(
          await storage.effectsOf(text),
          [{ ...effect, state: 'waiting', attempt: 0 }],
          'An effect must be found by its case.',
        )
      }
      same((await storage.dueTimers(now, 100)).length, unusual.length, 'Every timer must be there once.')
    },
  },
  {
    name: 'ids that differ only in where they are split are different',
    async test(storage) {
      const command = { digest: 'd', answer: 'a' }
      await done(storage, {
        cases: [aCase('a'), aCase('a/b')],
        timers: [aTimer('b/c', now, { caseId: 'a' }), aTimer('c', now, { caseId: 'a/b' })],
        commands: [
          { caseId: 'a', id: 'b/c', ...command },
          { caseId: 'a/b', id: 'c', ...command, digest: 'e' },
        ],
      })
      same((await storage.dueTimers(now, 9)).length, 2, 'Two timers must stand.')
      same((await storage.load('a', 'b/c'))?.command?.digest, 'd', 'The command of the one case must be its own.')
      same((await storage.load('a/b', 'c'))?.command?.digest, 'e', 'The command of the other case must be its own.')
    },
  },
]
