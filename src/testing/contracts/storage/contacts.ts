import type { Storage } from '../../../ports/storage.ts'
import { same } from '../check.ts'
import { claim, day, done, now, type StorageSentence, write } from './sample.ts'

const accounts = async (storage: Storage, ...hashes: string[]) =>
  (await storage.contacts(hashes)).map((row) => `${row.kind} ${row.account}`).sort()

export const contacts: readonly StorageSentence[] = [
  {
    name: 'a reservation is found by its hash, with all it was written with',
    async test(storage) {
      await done(storage, { contacts: [claim('h1', 'ada', { until: now + day }), claim('h2', 'ada')] })
      same(
        await storage.contacts(['h1']),
        [{ hash: 'h1', kind: 'reservation', account: 'ada', caseId: 'case of ada', until: now + day }],
        'A claim must come back as it was written.',
      )
      same(
        await storage.contacts(['h2', 'none']),
        [{ hash: 'h2', kind: 'reservation', account: 'ada', caseId: 'case of ada' }],
        'A claim for good must have no `until`.',
      )
      same((await storage.contacts(['h1', 'h2', 'h1'])).length, 2, 'A hash asked twice must be answered once.')
      same(await storage.contacts([]), [], 'No hash, no claim.')
    },
  },
  {
    name: "another account's reservation makes a contact taken until it ends",
    async test(storage) {
      await done(storage, { contacts: [claim('h1', 'ada', { until: now + day })] })
      same(await write(storage, [claim('h1', 'bob')]), 'taken', 'A reserved contact must be taken.')
      same(
        await write(storage, [claim('h1', 'bob')], now + day - 1),
        'taken',
        'It must be taken until the last millisecond.',
      )
      same(
        await write(storage, [claim('h1', 'bob')], now + day),
        'done',
        'When the reservation is over it must be free.',
      )
      same(await write(storage, [claim('h1', 'ada')], now + day), 'taken', 'Then it must be the other account’s.')
    },
  },
  {
    name: 'a reservation for good never ends',
    async test(storage) {
      await done(storage, { contacts: [claim('h1', 'ada')] })
      same(await write(storage, [claim('h1', 'bob')], now + 36_500 * day), 'taken', 'It must be taken for good.')
    },
  },
  {
    name: 'an account may reserve again what it has, and that never shortens it',
    async test(storage) {
      await done(storage, { contacts: [claim('h1', 'ada', { until: now + day }), claim('h2', 'ada')] })
      await done(storage, {
        contacts: [
          claim('h1', 'ada', { until: now + 2 * day, caseId: 'later' }),
          claim('h2', 'ada', { until: now + day }),
        ],
      })
      const found = await storage.contacts(['h1', 'h2'])
      same(
        found.map((row) => [row.hash, row.caseId, row.until]).sort(),
        [
          ['h1', 'later', now + 2 * day],
          ['h2', 'case of ada', undefined],
        ],
        'There must be one reservation each, with the later end.',
      )
    },
  },
  {
    name: 'a ban makes a contact taken for everyone, its own account too, until it ends',
    async test(storage) {
      await done(storage, { contacts: [claim('h1', 'ada', { kind: 'ban', until: now + day })] })
      same(await write(storage, [claim('h1', 'ada')]), 'taken', 'A ban must bar its own account.')
      same(await write(storage, [claim('h1', 'bob')]), 'taken', 'A ban must bar the others.')
      same(
        await write(storage, [claim('h1', 'ada')], now + day),
        'done',
        'When the ban is over the contact must be free.',
      )
    },
  },
  {
    name: 'bans conflict with nothing when written',
    async test(storage) {
      await done(storage, { contacts: [claim('h1', 'ada')] })
      await done(storage, { contacts: [claim('h1', 'bob', { kind: 'ban' }), claim('h1', 'ada', { kind: 'ban' })] })
      same(
        await accounts(storage, 'h1'),
        ['ban ada', 'ban bob', 'reservation ada'],
        'Bans of several accounts must stand beside a reservation.',
      )
      same(await write(storage, [claim('h1', 'ada')]), 'taken', 'A new reservation must be taken while a ban stands.')
    },
  },
  {
    name: 'a release frees the contact, by hash, kind and account',
    async test(storage) {
      await done(storage, { contacts: [claim('h1', 'ada'), claim('h1', 'ada', { kind: 'ban' })] })
      await done(storage, {
        contacts: [
          { op: 'release', hash: 'h1', kind: 'reservation', account: 'bob' },
          { op: 'release', hash: 'h2', kind: 'reservation', account: 'ada' },
        ],
      })
      same(await accounts(storage, 'h1'), ['ban ada', 'reservation ada'], 'What others release must stand.')
      await done(storage, { contacts: [{ op: 'release', hash: 'h1', kind: 'ban', account: 'ada' }] })
      same(await accounts(storage, 'h1'), ['reservation ada'], 'Only the ban was released.')
      await done(storage, { contacts: [{ op: 'release', hash: 'h1', kind: 'reservation', account: 'ada' }] })
      same(await write(storage, [claim('h1', 'bob')]), 'done', 'A released contact must be free.')
    },
  },
  {
    name: 'an extension moves the end later, for good without one, and never makes or shortens a claim',
    async test(storage) {
      const extend = (hash: string, account: string, until?: number) =>
        ({ op: 'extend', hash, kind: 'reservation', account, ...(until === undefined ? {} : { until }) }) as const
      await done(storage, { contacts: [claim('h1', 'ada', { until: now + day })] })
      const end = async () => (await storage.contacts(['h1'])).map((row) => row.until)
      await done(storage, { contacts: [extend('h1', 'ada', now + 2 * day)] })
      same(await end(), [now + 2 * day], 'The end must be later.')
      await done(storage, { contacts: [extend('h1', 'ada', now)] })
      same(await end(), [now + 2 * day], 'An extension must not shorten.')
      await done(storage, { contacts: [extend('h1', 'bob'), extend('h2', 'ada')] })
      same(await end(), [now + 2 * day], "Another account's extension must not count.")
      same(await storage.contacts(['h2']), [], 'An extension must not make a claim.')
      await done(storage, { contacts: [extend('h1', 'ada')] })
      same(await end(), [undefined], 'Without an end it must be for good.')
      await done(storage, { contacts: [extend('h1', 'ada', now + 9 * day)] })
      same(await end(), [undefined], 'For good must stay for good.')
    },
  },
  {
    name: 'a claim that is over and was taken by another does not come back',
    async test(storage) {
      await done(storage, { contacts: [claim('h1', 'ada', { until: now + day })] })
      same(await write(storage, [claim('h1', 'bob')], now + 2 * day), 'done', 'The contact must be free.')
      const late = { op: 'extend', hash: 'h1', kind: 'reservation', account: 'ada' } as const
      same(await write(storage, [late], now + 2 * day), 'done', 'A late extension is nothing.')
      same(await accounts(storage, 'h1'), ['reservation bob'], 'Only the new reservation may stand.')
    },
  },
  {
    name: 'a contact is one under each of its hashes: `also` is looked at and is found',
    async test(storage) {
      await done(storage, { contacts: [claim('old', 'ada')] })
      same(await write(storage, [claim('new', 'bob', {}, ['old'])]), 'taken', 'A claim under an old hash must count.')
      same(await storage.contacts(['new']), [], 'A claim that is taken must leave nothing.')
      await done(storage, { contacts: [claim('k2', 'ada', {}, ['k1', 'k0'])] })
      same(await write(storage, [claim('k1', 'bob')]), 'taken', 'One who only knows the old key must find it taken.')
      same(await accounts(storage, 'k0'), ['reservation ada'], 'It must be found by every hash.')
      await done(storage, { contacts: [claim('b2', 'ada', { kind: 'ban' }, ['b1'])] })
      same(await write(storage, [claim('b3', 'bob', {}, ['b1'])]), 'taken', 'A ban must be found by any common hash.')
    },
  },
  {
    name: 'a release or extension by one hash holds for all of them, also after a key was changed',
    async test(storage) {
      await done(storage, { contacts: [claim('k1', 'ada', { until: now + day }, ['k0'])] })
      await done(storage, { contacts: [claim('k2', 'ada', { until: now + day }, ['k1'])] })
      await done(storage, {
        contacts: [{ op: 'extend', hash: 'k0', kind: 'reservation', account: 'ada', until: now + 3 * day }],
      })
      for (const hash of ['k0', 'k1', 'k2']) {
        same(
          (await storage.contacts([hash])).map((row) => row.until),
          [now + 3 * day],
          `It must be later under ${hash}.`,
        )
      }
      await done(storage, { contacts: [{ op: 'release', hash: 'k2', kind: 'reservation', account: 'ada' }] })
      same(await storage.contacts(['k0', 'k1', 'k2']), [], 'A release must free every hash.')
    },
  },
  {
    name: 'contacts of one commit are written in order',
    async test(storage) {
      await done(storage, { contacts: [claim('h1', 'ada')] })
      await done(storage, {
        contacts: [{ op: 'release', hash: 'h1', kind: 'reservation', account: 'ada' }, claim('h1', 'bob')],
      })
      same(await accounts(storage, 'h1'), ['reservation bob'], 'What was released before must be free.')
      same(
        await write(storage, [claim('h2', 'ada'), claim('h2', 'bob')]),
        'taken',
        'Of two claims in one the second is taken.',
      )
      same(await storage.contacts(['h2']), [], 'Then neither is written.')
    },
  },
  {
    name: 'of 32 accounts that reserve one contact at once exactly one has it',
    async test(storage) {
      const results = await Promise.all(
        Array.from({ length: 32 }, (_, n) => write(storage, [claim(`h${n}`, `account ${n}`, {}, ['common'])])),
      )
      same(results.filter((result) => result === 'done').length, 1, 'Exactly one must be done.')
      same(results.filter((result) => result === 'taken').length, 31, 'For the others it must be taken.')
      const winner = results.indexOf('done')
      same(await accounts(storage, 'common'), [`reservation account ${winner}`], 'It must belong to the one.')
    },
  },
]
