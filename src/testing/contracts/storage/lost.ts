import type { Commit, Storage } from '../../../ports/storage.ts'
import { same } from '../check.ts'
import { aCase, anEffect, aTimer, claim, day, done, lease, now, type StorageSentence, states } from './sample.ts'

const command = { caseId: 'c1', id: 'cmd', digest: 'of the input', answer: '{"ok":1}' }
const opening: Commit = {
  now,
  cases: [aCase('c1', 0, { ledger: 'l1' })],
  ledgers: [{ key: 'l1', expected: 0, body: 'budget', keepUntil: now + day }],
  contacts: [claim('h1', 'ada', { until: now + day })],
  timers: [aTimer('t', now)],
  effects: [anEffect('c1/1/0')],
  commands: [command],
  audit: [{ caseId: 'c1', revision: 1, at: now, body: 'opened' }],
  reviews: [{ op: 'put', caseId: 'c1', purpose: 'case', since: now, overdue: false }],
}
const later: Commit = {
  now,
  cases: [aCase('c1', 1, { ledger: 'l1' })],
  fired: [{ caseId: 'c1', id: 't', epoch: 1 }],
  finished: { key: 'c1/1/0', worker: 'w1' },
  timers: [aTimer('t', now + day, { epoch: 2 })],
  effects: [anEffect('c1/2/0')],
  audit: [{ caseId: 'c1', revision: 2, at: now, body: 'went on' }],
}

async function rows(storage: Storage): Promise<unknown> {
  return {
    loaded: await storage.load('c1', 'cmd'),
    contacts: await storage.contacts(['h1']),
    timers: await storage.dueTimers(now + 9 * day, 9),
    effects: await states(storage),
    history: (await storage.history('c1')).map(({ body }) => body),
    reviews: await storage.reviews(9),
  }
}

/** Whoever does not know whether its commit was done makes it again: it races, and the command tells whose it was. */
export const lost: readonly StorageSentence[] = [
  {
    name: 'a commit whose answer was lost can be recognised, and made again it changes nothing',
    async test(storage) {
      await done(storage, opening)
      const once = await rows(storage)
      same(await storage.commit(opening), 'raced', 'What was done must not be done again.')
      same(await rows(storage), once, 'Nothing may be there twice.')
      same((await storage.load('c1', 'cmd'))?.command, command, 'Its command must tell that it was done.')
      same(await lease(storage), ['c1/1/0'], 'Its effect must be there.')
      await done(storage, later)
      const twice = await rows(storage)
      same(await storage.commit(later), 'raced', 'What has fired and finished must not do so again.')
      same(await rows(storage), twice, 'Nothing may be there twice.')
    },
  },
  {
    name: 'a claim that is made again is the same claim',
    async test(storage) {
      const contacts = [claim('h1', 'ada', { until: now + day }, ['h1 old'])]
      await done(storage, { contacts })
      const once = await storage.contacts(['h1', 'h1 old'])
      await done(storage, { contacts })
      same(await storage.contacts(['h1', 'h1 old']), once, 'Its own account must not take it from itself.')
    },
  },
]
